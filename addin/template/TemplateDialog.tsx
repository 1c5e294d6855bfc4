import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { useApplyChange, useBackwards } from '../what-if/use-backwards.ts';
import { WhatIf } from '../what-if/WhatIf.tsx';
import { TemplateFields } from './TemplateFields.tsx';
import { TemplateLanguages } from './TemplateLanguages.tsx';
import { templateChangeOf } from './template-change.ts';
import {
  newTemplateDraft,
  templateBodyOf,
  templateDraftOf,
  templateFields,
} from './template-draft.ts';

interface TemplateDialogProps {
  /** Null creates one. */
  template: InteractionTemplate | null;
  onClose(): void;
}

export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  // The version the form was filled from: a newer one may arrive while it is open.
  const [opened] = useState(template);
  const [draft, setDraft] = useState(() =>
    template ? templateDraftOf(template) : newTemplateDraft,
  );
  const change = (changes: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...changes }));
  const refresh = () => queries.invalidateQueries({ queryKey: ['interaction-templates'] });
  const proposed = templateChangeOf(opened, draft);
  const backwards = useBackwards();
  const applyChange = useApplyChange();
  const save = () =>
    void submit.run(async () => {
      if (opened && proposed && backwards.on) {
        await applyChange(proposed, backwards, opened.version);
        await refresh();
        onClose();
        return;
      }
      const body = templateBodyOf(draft);
      const saved = opened
        ? await client.call('changeInteractionTemplate', {
            params: { code: opened.code },
            body,
            version: opened.version,
            actionKey: actionKey(body, opened.version),
          })
        : await client.call('createInteractionTemplate', { body, actionKey: actionKey(body) });
      await refresh();
      notify.done(t(opened ? 'templates.changed' : 'templates.created', { code: saved.code }));
      onClose();
    });
  return (
    <FormDialog
      title={opened ? t('templates.editTitle', { code: opened.code }) : t('templates.createTitle')}
      wide
      submit={submit}
      shown={templateFields}
      disabled={backwards.on && backwards.name.trim() === ''}
      preview={proposed && <WhatIf change={proposed} backwards={backwards} />}
      onSubmit={save}
      onClose={onClose}
      onReload={() => void refresh().then(onClose)}
    >
      <TemplateFields draft={draft} submit={submit} onChange={change} />
      <TemplateLanguages
        draft={draft}
        submit={submit}
        onChange={change}
        own={opened?.code ?? null}
      />
    </FormDialog>
  );
}
