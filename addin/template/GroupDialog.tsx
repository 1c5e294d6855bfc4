import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionGroup } from '../../server/contract/interaction-group.ts';
import { CheckField, TextField } from '../ui/draft-fields.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { useSubmit } from '../ui/use-submit.ts';

interface GroupDialogProps {
  /** Null creates one. */
  group: InteractionGroup | null;
  onClose(): void;
}

export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const [opened] = useState(group);
  const [draft, setDraft] = useState({
    code: group?.code ?? '',
    description: group?.description ?? '',
    blocked: group?.blocked ?? false,
  });
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['interaction-groups'] });
    void queries.invalidateQueries({ queryKey: ['interaction-templates'] });
  };
  const save = () =>
    void submit.run(async () => {
      const saved = opened
        ? await client.call('changeInteractionGroup', {
            params: { code: opened.code },
            body: draft,
            version: opened.version,
            actionKey: actionKey(draft, opened.version),
          })
        : await client.call('createInteractionGroup', { body: draft, actionKey: actionKey(draft) });
      await refresh();
      notify.done(t(opened ? 'groups.changed' : 'groups.created', { code: saved.code }));
      onClose();
    });
  const props = {
    draft,
    submit,
    onChange: (changes: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...changes })),
  };
  return (
    <FormDialog
      title={opened ? t('groups.editTitle', { code: opened.code }) : t('groups.createTitle')}
      submit={submit}
      shown={['code', 'description', 'blocked']}
      onSubmit={save}
      onClose={onClose}
      onReload={() => void refresh().then(onClose)}
    >
      <TextField
        {...props}
        name="description"
        label={t('groups.description')}
        longest={100}
        required
      />
      <TextField
        {...props}
        name="code"
        label={t('groups.code')}
        hint={t('templates.codeHint')}
        longest={10}
        required
      />
      {opened && (
        <CheckField
          {...props}
          name="blocked"
          label={t('groups.blocked')}
          hint={t('groups.blockedHint')}
        />
      )}
    </FormDialog>
  );
}
