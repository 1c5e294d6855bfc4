import { Combobox, Option } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactListItem } from '../../server/contract/contact.ts';
import type { ContactType } from '../../server/contract/enumerations.ts';
import { useClient } from '../ui/session.tsx';

export interface PickedContact {
  no: string;
  name: string;
}

interface ContactPickerProps {
  label: string;
  type?: ContactType;
  value: PickedContact | null;
  disabled?: boolean;
  onChange(contact: PickedContact | null): void;
}

const shown = 20;

function lineOf({ name, companyName, no }: ContactListItem): string {
  const company = companyName === name ? null : companyName;
  return [name, company, no].filter(Boolean).join(' · ');
}

/** Finds a contact by whatever is remembered of it. */
export function ContactPicker({ label, type, value, disabled, onChange }: ContactPickerProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState<string | null>(null);
  const search = useDeferredValue(text ?? '');
  const found = useQuery({
    queryKey: ['contact-search', type, search],
    queryFn: ({ signal }) =>
      client.call('listContacts', { query: { search, type, limit: shown }, signal }),
    enabled: text !== null,
    placeholderData: (previous) => previous,
  });
  const contacts = found.data?.items ?? [];
  return (
    <Combobox
      freeform
      clearable
      disabled={disabled}
      aria-label={label}
      placeholder={label}
      value={text ?? value?.name ?? ''}
      selectedOptions={value ? [value.no] : []}
      onFocus={() => setText((old) => old ?? value?.name ?? '')}
      onBlur={() => setText(null)}
      onChange={(event) => setText(event.target.value)}
      onOptionSelect={(_, { optionValue }) => {
        const contact = contacts.find(({ no }) => no === optionValue);
        setText(contact?.name ?? '');
        onChange(contact ? { no: contact.no, name: contact.name } : null);
      }}
    >
      {contacts.map((contact) => (
        <Option key={contact.no} value={contact.no} text={contact.name}>
          {lineOf(contact)}
        </Option>
      ))}
      {contacts.length === 0 && (
        <Option disabled value="" text="">
          {found.isFetching ? t('list.loading') : t('list.noMatch')}
        </Option>
      )}
    </Combobox>
  );
}
