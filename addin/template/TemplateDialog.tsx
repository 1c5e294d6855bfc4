import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import type { CallInput } from '../ui/api-client.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useInteractionGroups } from '../ui/lookups.ts';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { type Submit, useSubmit } from '../ui/use-submit.ts';

interface TemplateDraft {
  description: string;
  interactionGroupCode: string;
  unitCost: string;
  unitDurationMinutes: string;
  informationFlow: string;
  initiatedBy: string;
  blocked: boolean;
}

const shown = [
  'description',
  'interactionGroupCode',
  'unitCost',
  'unitDurationMinutes',
  'informationFlow',
  'initiatedBy',
];

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

function draftOf(template: InteractionTemplate): TemplateDraft {
  return {
    description: template.description,
    interactionGroupCode: template.interactionGroupCode,
    unitCost: String(template.unitCost),
    unitDurationMinutes: String(template.unitDurationMinutes),
    informationFlow: template.informationFlow ?? '',
    initiatedBy: template.initiatedBy ?? '',
    blocked: template.blocked,
  };
}

/** A decimal comma is a decimal point; nonsense is left for the server to name. */
const numberOf = (text: string): number => Number(text.trim().replace(',', '.') || Number.NaN);

function bodyOf(draft: TemplateDraft): CallInput<'changeInteractionTemplate'>['body'] {
  const { informationFlow: flow, initiatedBy: by } = draft;
  return {
    description: draft.description,
    interactionGroupCode: draft.interactionGroupCode,
    unitCost: numberOf(draft.unitCost),
    unitDurationMinutes: numberOf(draft.unitDurationMinutes),
    informationFlow: flow === 'outbound' || flow === 'inbound' ? flow : null,
    initiatedBy: by === 'us' || by === 'them' ? by : null,
    blocked: draft.blocked,
  };
}

interface TemplateDialogProps {
  template: InteractionTemplate;
  onClose(): void;
}

export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const [draft, setDraft] = useState(() => draftOf(template));
  const { code, version } = template;
  const refresh = () => queries.invalidateQueries({ queryKey: ['interaction-templates'] });
  const save = (event: FormEvent) => {
    event.preventDefault();
    void submit.run(async () => {
      const body = bodyOf(draft);
      await client.call('changeInteractionTemplate', {
        params: { code },
        body,
        version,
        actionKey: actionKey(body, version),
      });
      await refresh();
      notify.done(t('templates.changed', { code }));
      onClose();
    });
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={save} noValidate>
          <DialogBody>
            <DialogTitle>{t('templates.editTitle', { code })}</DialogTitle>
            <DialogContent className={styles.fields}>
              <FormProblem
                submit={submit}
                shown={shown}
                onReload={() => void refresh().then(onClose)}
              />
              <TemplateFields
                draft={draft}
                submit={submit}
                onChange={(changes) => setDraft((old) => ({ ...old, ...changes }))}
              />
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabled={submit.busy}>
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

interface TemplateFieldsProps {
  draft: TemplateDraft;
  submit: Submit;
  onChange(changes: Partial<TemplateDraft>): void;
}

function TemplateFields({ draft, submit, onChange }: TemplateFieldsProps) {
  const { t } = useTranslation();
  const groups = useInteractionGroups().data ?? [];
  const groupOptions = groups.map(({ code, description }) => ({ value: code, text: description }));
  const choice = (
    name: 'interactionGroupCode' | 'informationFlow' | 'initiatedBy',
    label: string,
    options: { value: string; text: string }[],
  ) => (
    <Field label={label} validationMessage={submit.messageFor(name)}>
      <Select value={draft[name]} onChange={(_, { value }) => onChange({ [name]: value })}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
  const text = (
    name: 'description' | 'unitCost' | 'unitDurationMinutes',
    label: string,
    inputMode: 'text' | 'decimal' | 'numeric',
  ) => (
    <Field label={label} validationMessage={submit.messageFor(name)}>
      <Input
        value={draft[name]}
        inputMode={inputMode}
        onChange={(_, { value }) => onChange({ [name]: value })}
      />
    </Field>
  );
  const none = { value: '', text: t('templates.none') };
  return (
    <>
      {text('description', t('templates.description'), 'text')}
      {choice('interactionGroupCode', t('templates.group'), groupOptions)}
      {text('unitCost', t('templates.cost'), 'decimal')}
      {text('unitDurationMinutes', t('templates.minutes'), 'numeric')}
      {choice('informationFlow', t('templates.flow'), [
        none,
        { value: 'outbound', text: t('log.outbound') },
        { value: 'inbound', text: t('log.inbound') },
      ])}
      {choice('initiatedBy', t('templates.initiatedBy'), [
        none,
        { value: 'us', text: t('entry.us') },
        { value: 'them', text: t('entry.them') },
      ])}
      <Checkbox
        label={t('templates.blocked')}
        checked={draft.blocked}
        onChange={(_, { checked }) => onChange({ blocked: checked === true })}
      />
    </>
  );
}
