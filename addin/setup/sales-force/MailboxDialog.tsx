import { Field } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketingSetup } from '../../../server/contract/marketing-setup.ts';
import { ChoiceField, TextField } from '../../ui/draft-fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useSalespeople } from '../../ui/lookups.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { type Submit, useSubmit } from '../../ui/use-submit.ts';
import { SalespeoplePicker } from './SalespeoplePicker.tsx';
import { type Mailbox, useSaveMailboxes } from './use-save-mailboxes.ts';

interface MailboxDialogProps {
  setup: MarketingSetup;
  /** Null adds one. */
  mailbox: Mailbox | null;
  onClose(): void;
}

const draftOf = (mailbox: Mailbox | null) => ({
  address: mailbox?.address ?? '',
  ownerRule: mailbox?.ownerRule ?? ('sender' as const),
  salespersonCode: mailbox?.salespersonCode ?? '',
  grantedTo: mailbox?.grantedTo ?? [],
});

/** The server names the fields of the list; the form shows one row of it. */
const submitOfRow = (submit: Submit, at: number): Submit => ({
  ...submit,
  messageFor: (path) => submit.messageFor(`sharedMailboxes.${at}.${path}`),
});

export function MailboxDialog({ setup, mailbox, onClose }: MailboxDialogProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const submit = useSubmit();
  const salespeople = useSalespeople().data ?? [];
  const [opened] = useState(setup);
  const { save, refresh } = useSaveMailboxes(opened);
  const [draft, setDraft] = useState(() => draftOf(mailbox));
  const all = opened.sharedMailboxes;
  const found = all.findIndex((one) => one.address === mailbox?.address);
  const at = found < 0 ? all.length : found;
  const send = () =>
    void submit.run(async () => {
      const row: Mailbox = { ...draft, salespersonCode: draft.salespersonCode || null };
      await save(all.toSpliced(at, found < 0 ? 0 : 1, row));
      notify.done(t('mailboxes.saved', { address: draft.address }));
      onClose();
    });
  const props = {
    draft,
    submit: submitOfRow(submit, at),
    onChange: (changes: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...changes })),
  };
  return (
    <FormDialog
      title={
        mailbox
          ? t('mailboxes.editTitle', { address: mailbox.address })
          : t('mailboxes.createTitle')
      }
      submit={submit}
      shown={[`sharedMailboxes.${at}`]}
      onSubmit={send}
      onClose={onClose}
      onReload={() => void refresh().then(onClose)}
    >
      <TextField {...props} name="address" label={t('mailboxes.address')} longest={254} required />
      <ChoiceField
        {...props}
        name="ownerRule"
        label={t('mailboxes.ownerRule')}
        options={[
          ['sender', t('mailboxes.ownerRules.sender')],
          ['salesperson', t('mailboxes.ownerRules.salesperson')],
        ]}
      />
      <ChoiceField
        {...props}
        name="salespersonCode"
        label={t('mailboxes.salesperson')}
        hint={t('mailboxes.salespersonHint')}
        options={[
          ['', t('mailboxes.nobody')],
          ...salespeople
            .filter(({ code, blocked }) => !blocked || code === draft.salespersonCode)
            .map(({ code, name }) => [code, `${name} (${code})`] as const),
        ]}
      />
      <Field
        label={t('mailboxes.grantedTo')}
        validationMessage={props.submit.messageFor('grantedTo')}
      >
        <SalespeoplePicker
          chosen={draft.grantedTo}
          onChange={(grantedTo) => props.onChange({ grantedTo })}
        />
      </Field>
    </FormDialog>
  );
}
