import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '../../../server/contract/team.ts';
import { TextField } from '../../ui/draft-fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useClient } from '../../ui/session.tsx';
import { useActionKey } from '../../ui/use-action-key.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { useSubmit } from '../../ui/use-submit.ts';

interface TeamDialogProps {
  /** Null creates one. */
  team: Team | null;
  onClose(): void;
}

export function TeamDialog({ team, onClose }: TeamDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const [opened] = useState(team);
  const [draft, setDraft] = useState({ code: team?.code ?? '', name: team?.name ?? '' });
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['teams'] });
    void queries.invalidateQueries({ queryKey: ['salespeople'] });
  };
  const save = () =>
    void submit.run(async () => {
      const saved = opened
        ? await client.call('changeTeam', {
            params: { code: opened.code },
            body: draft,
            version: opened.version,
            actionKey: actionKey(draft, opened.version),
          })
        : await client.call('createTeam', { body: draft, actionKey: actionKey(draft) });
      await refresh();
      notify.done(t(opened ? 'teams.changed' : 'teams.created', { name: saved.name }));
      onClose();
    });
  const props = {
    draft,
    submit,
    onChange: (changes: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...changes })),
  };
  return (
    <FormDialog
      title={opened ? t('teams.editTitle', { code: opened.code }) : t('teams.createTitle')}
      submit={submit}
      shown={['code', 'name']}
      onSubmit={save}
      onClose={onClose}
      onReload={() => void refresh().then(onClose)}
    >
      <TextField {...props} name="name" label={t('teams.name')} longest={50} required />
      <TextField
        {...props}
        name="code"
        label={t('teams.code')}
        hint={t('templates.codeHint')}
        longest={10}
        required
      />
    </FormDialog>
  );
}
