import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/person.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useClient } from '../../ui/session.tsx';
import { useActionKey } from '../../ui/use-action-key.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { useSubmit } from '../../ui/use-submit.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

const longestCode = 20;
const longestName = 50;

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');

interface SalespersonDialogProps {
  /** Whom the salesperson is made of. */
  person: Person | null;
  onCreated(code: string): void;
  onClose(): void;
}

/** Code, name and address: what somebody needs for their mail to be logged. */
export function SalespersonDialog({ person, onCreated, onClose }: SalespersonDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const [draft, setDraft] = useState({
    code: initialsOf(person?.name ?? ''),
    name: (person?.name ?? '').slice(0, longestName),
    address: person?.userName.includes('@') ? person.userName : '',
  });
  const create = (event: FormEvent) => {
    event.preventDefault();
    void submit.run(async () => {
      const address = draft.address.trim();
      const body = {
        code: draft.code,
        name: draft.name,
        emailAddresses: address === '' ? [] : [{ address }],
      };
      const { code, name } = await client.call('createSalesperson', {
        body,
        actionKey: actionKey(body),
      });
      await queries.invalidateQueries({ queryKey: ['salespeople'] });
      notify.done(t('people.created', { name }));
      onClose();
      onCreated(code);
    });
  };
  const field = (name: keyof typeof draft, path: string, longest: number, hint?: string) => (
    <Field
      label={t(`people.${name}`)}
      required={name !== 'address'}
      hint={hint}
      validationMessage={submit.messageFor(path)}
    >
      <Input
        value={draft[name]}
        maxLength={longest}
        onChange={(_, { value }) => setDraft((old) => ({ ...old, [name]: value }))}
      />
    </Field>
  );
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={create} noValidate>
          <DialogBody>
            <DialogTitle>{t('people.createTitle')}</DialogTitle>
            <DialogContent className={styles.content}>
              <FormProblem submit={submit} shown={['code', 'name', 'emailAddresses']} />
              {field('name', 'name', longestName)}
              {field('code', 'code', longestCode)}
              {field('address', 'emailAddresses', 254, t('people.addressHint'))}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit" disabled={submit.busy}>
                {t(submit.busy ? 'actions.saving' : 'actions.save')}
              </Button>
              <Button onClick={onClose}>{t('actions.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
