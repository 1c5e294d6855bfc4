import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../server/contract/contact.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ContactFields } from './ContactFields.tsx';
import { bodyOf, type ContactDraft, draftFields } from './contact-draft.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface ContactDialogProps {
  /** Null creates one. */
  contact: Contact | null;
  draft: ContactDraft;
  onClose(): void;
  onSaved(contact: Contact): void;
  /** Who opened it says what was done, together with more. */
  quiet?: boolean;
}

function useSaveContact(
  contact: Contact | null,
  { onSaved, quiet }: Pick<ContactDialogProps, 'onSaved' | 'quiet'>,
) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const save = (draft: ContactDraft) =>
    submit.run(async () => {
      const body = bodyOf(draft);
      const created = draft.no.trim() ? { ...body, no: draft.no } : body;
      const saved = contact
        ? await client.call('changeContact', {
            params: { no: contact.no },
            body,
            version: contact.version,
            actionKey: actionKey(body, contact.version),
          })
        : await client.call('createContact', { body: created, actionKey: actionKey(created) });
      if (!quiet)
        notify.done(t(contact ? 'contact.changed' : 'contact.created', { name: saved.name }));
      void queries.resetQueries({ queryKey: ['contacts'] });
      void queries.invalidateQueries({ queryKey: ['contact'] });
      onSaved(saved);
    });
  return { submit, save };
}

export function ContactDialog(props: ContactDialogProps) {
  const { contact, draft: first, onClose } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(first);
  // The version the form was filled from: a newer one may arrive while it is open.
  const [opened] = useState(contact);
  const { submit, save } = useSaveContact(opened, props);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(draft);
  };
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: ['contact', contact?.no] });
    submit.reset();
    onClose();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={onSubmit} noValidate>
          <DialogBody>
            <DialogTitle>
              {contact
                ? t('contact.form.editTitle', { name: contact.name })
                : t('contact.form.createTitle')}
            </DialogTitle>
            <DialogContent className={styles.content}>
              <FormProblem submit={submit} shown={draftFields} onReload={() => void reload()} />
              <ContactFields
                draft={draft}
                creating={contact === null}
                submit={submit}
                onChange={(changes) => setDraft((old) => ({ ...old, ...changes }))}
              />
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit" disabled={submit.busy}>
                {t(
                  submit.busy ? 'actions.saving' : contact ? 'actions.save' : 'contact.form.create',
                )}
              </Button>
              <Button onClick={onClose}>{t('actions.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
