import { Field } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/person.ts';
import type { Salesperson } from '../../../server/contract/salesperson.ts';
import { CheckField, ChoiceField, type DraftProps, TextField } from '../../ui/draft-fields.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useTeams } from '../../ui/lookups.ts';
import { useClient } from '../../ui/session.tsx';
import { useActionKey } from '../../ui/use-action-key.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { AddressRows } from '../sales-force/AddressRows.tsx';
import { SalespeoplePicker } from '../sales-force/SalespeoplePicker.tsx';
import {
  bodyOfSalesperson,
  draftOfPerson,
  draftOfSalesperson,
  type SalespersonDraft,
} from './salesperson-draft.ts';

const shown = ['code', 'name', 'jobTitle', 'phoneNo', 'teamCode', 'emailAddresses', 'delegates'];

interface SalespersonDialogProps {
  /** Null creates one. */
  salesperson?: Salesperson | null;
  /** Whom a new salesperson is made of. */
  person?: Person | null;
  onCreated?(code: string): void;
  onClose(): void;
}

export function SalespersonDialog(props: SalespersonDialogProps) {
  const { salesperson = null, person = null, onCreated, onClose } = props;
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  // The version the form was filled from: a newer one may arrive while it is open.
  const [opened] = useState(salesperson);
  const [draft, setDraft] = useState(() =>
    salesperson ? draftOfSalesperson(salesperson) : draftOfPerson(person),
  );
  const refresh = () => queries.invalidateQueries({ queryKey: ['salespeople'] });
  const save = () =>
    void submit.run(async () => {
      const body = bodyOfSalesperson(draft);
      const saved = opened
        ? await client.call('changeSalesperson', {
            params: { code: opened.code },
            body,
            version: opened.version,
            actionKey: actionKey(body, opened.version),
          })
        : await client.call('createSalesperson', { body, actionKey: actionKey(body) });
      await refresh();
      notify.done(t(opened ? 'salespeople.changed' : 'people.created', { name: saved.name }));
      onClose();
      if (!opened) onCreated?.(saved.code);
    });
  return (
    <FormDialog
      title={opened ? t('salespeople.editTitle', { code: opened.code }) : t('people.createTitle')}
      wide
      submit={submit}
      shown={shown}
      onSubmit={save}
      onClose={onClose}
      onReload={() => void refresh().then(onClose)}
    >
      <SalespersonFields
        draft={draft}
        submit={submit}
        own={opened?.code ?? null}
        onChange={(changes) => setDraft((old) => ({ ...old, ...changes }))}
      />
    </FormDialog>
  );
}

interface SalespersonFieldsProps extends DraftProps<SalespersonDraft> {
  /** The code it has; nobody is their own delegate. */
  own: string | null;
}

function SalespersonFields({ own, ...props }: SalespersonFieldsProps) {
  const { t } = useTranslation();
  const teams = useTeams().data ?? [];
  const { draft, submit, onChange } = props;
  return (
    <>
      <FieldGroup>
        <TextField {...props} name="name" label={t('people.name')} longest={50} required />
        <TextField {...props} name="code" label={t('people.code')} longest={20} required />
        <TextField {...props} name="jobTitle" label={t('salespeople.jobTitle')} longest={50} />
        <TextField
          {...props}
          name="phoneNo"
          label={t('salespeople.phoneNo')}
          longest={50}
          inputMode="tel"
        />
        <ChoiceField
          {...props}
          name="teamCode"
          label={t('salespeople.team')}
          options={[
            ['', t('salespeople.noTeam')],
            ...teams.map(({ code, name }) => [code, name] as const),
          ]}
        />
        <Field
          label={t('salespeople.delegates')}
          hint={t('salespeople.delegatesHint')}
          validationMessage={submit.messageFor('delegates')}
        >
          <SalespeoplePicker
            chosen={draft.delegates}
            except={own}
            onChange={(delegates) => onChange({ delegates })}
          />
        </Field>
      </FieldGroup>
      <AddressRows
        rows={draft.emailAddresses}
        submit={submit}
        onChange={(emailAddresses) => onChange({ emailAddresses })}
      />
      {own !== null && (
        <CheckField
          {...props}
          name="blocked"
          label={t('salespeople.blocked')}
          hint={t('salespeople.blockedHint')}
        />
      )}
    </>
  );
}
