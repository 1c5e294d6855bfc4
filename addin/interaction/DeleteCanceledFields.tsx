import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ContactPicker } from '../contact/ContactPicker.tsx';
import { useInteractionGroups, useInteractionTemplates, useSalespeople } from '../ui/lookups.ts';
import type { DeletionDraft } from './deletion-draft.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    '& > *, & input, & select': { minWidth: 0 },
    '& select': { width: '100%' },
  },
});

interface FieldsProps {
  draft: DeletionDraft;
  disabled: boolean;
  onChange(draft: DeletionDraft): void;
}

type TextName = Exclude<keyof DeletionDraft, 'contact'>;

export function DeleteCanceledFields({ draft, disabled, onChange }: FieldsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const salespeople = useSalespeople().data ?? [];
  const templates = useInteractionTemplates().data ?? [];
  const groups = useInteractionGroups().data ?? [];
  const text = (name: TextName) => ({
    value: draft[name],
    disabled,
    onChange: (_: unknown, { value }: { value: string }) => onChange({ ...draft, [name]: value }),
  });
  const choose = (name: TextName, options: readonly { code: string; text: string }[]) => (
    <Select {...text(name)}>
      <option value="">{t('deleteCanceled.any')}</option>
      {options.map((one) => (
        <option key={one.code} value={one.code}>
          {one.text}
        </option>
      ))}
    </Select>
  );
  const described = ({ code, description }: { code: string; description: string }) => ({
    code,
    text: description,
  });
  return (
    <div className={styles.fields}>
      <Field label={t('deleteCanceled.dateFrom')}>
        <Input type="date" {...text('dateFrom')} />
      </Field>
      <Field label={t('deleteCanceled.dateTo')}>
        <Input type="date" {...text('dateTo')} />
      </Field>
      <Field label={t('log.salesperson')}>
        {choose(
          'salespersonCode',
          salespeople.map(({ code, name }) => ({ code, text: `${name} (${code})` })),
        )}
      </Field>
      <Field label={t('deleteCanceled.contact')}>
        <ContactPicker
          label={t('deleteCanceled.contact')}
          value={draft.contact}
          disabled={disabled}
          onChange={(contact) => onChange({ ...draft, contact })}
        />
      </Field>
      <Field label={t('log.template')}>
        {choose('interactionTemplateCode', templates.map(described))}
      </Field>
      <Field label={t('log.group')}>{choose('interactionGroupCode', groups.map(described))}</Field>
      <Field label={t('deleteCanceled.campaignNo')}>
        <Input maxLength={20} {...text('campaignNo')} />
      </Field>
      <Field label={t('deleteCanceled.entryNoFrom')}>
        <Input inputMode="numeric" {...text('entryNoFrom')} />
      </Field>
      <Field label={t('deleteCanceled.entryNoTo')}>
        <Input inputMode="numeric" {...text('entryNoTo')} />
      </Field>
    </div>
  );
}
