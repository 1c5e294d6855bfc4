import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { contactLanguages } from '../ui/enumerations.ts';
import type { Submit } from '../ui/use-submit.ts';
import { type MarketingDraft, visibilities } from './marketing-draft.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  whole: { gridColumn: '1 / -1' },
});

type TextName = Exclude<keyof MarketingDraft, 'contactNosManual'>;

interface MarketingFieldsProps {
  draft: MarketingDraft;
  submit: Submit;
  onChange(changes: Partial<MarketingDraft>): void;
}

interface OneFieldProps extends MarketingFieldsProps {
  name: TextName;
  label: string;
  hint?: string;
}

export function MarketingFields(props: MarketingFieldsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { draft, onChange } = props;
  const text = (name: TextName, label: string, hint?: string) => (
    <TextField {...props} name={name} label={label} hint={hint} />
  );
  const lines = (name: TextName, label: string, hint?: string) => (
    <LinesField {...props} name={name} label={label} hint={hint} />
  );
  const choice = (name: TextName, label: string, options: [value: string, text: string][]) => (
    <ChoiceField {...props} name={name} label={label} options={options} />
  );
  return (
    <div className={styles.fields}>
      {choice(
        'visibility',
        t('marketing.visibility'),
        visibilities.map((name) => [name, t(`marketing.visibilities.${name}`)]),
      )}
      {text('retentionDays', t('marketing.retentionDays'), t('marketing.retentionHint'))}
      {lines('ownDomains', t('marketing.ownDomains'), t('marketing.ownDomainsHint'))}
      {lines('sensitivityLabelsNeverLogged', t('marketing.labels'), t('marketing.labelsHint'))}
      {text('timeZone', t('marketing.timeZone'), t('marketing.timeZoneHint'))}
      {choice(
        'languageCode',
        t('marketing.languageCode'),
        contactLanguages.map((code) => [code, t(`languages.${code}`)]),
      )}
      {text('currencyCode', t('marketing.currencyCode'))}
      {text('countryCode', t('marketing.countryCode'), t('marketing.countryHint'))}
      {text('contactNosPrefix', `${t('marketing.numbers')}: ${t('marketing.prefix')}`)}
      {text('contactNosNext', `${t('marketing.numbers')}: ${t('marketing.next')}`)}
      <Checkbox
        className={styles.whole}
        label={`${t('marketing.numbers')}: ${t('marketing.manual')}`}
        checked={draft.contactNosManual}
        onChange={(_, { checked }) => onChange({ contactNosManual: checked === true })}
      />
    </div>
  );
}

function TextField({ name, label, hint, draft, submit, onChange }: OneFieldProps) {
  return (
    <Field label={label} hint={hint} validationMessage={submit.messageFor(name)}>
      <Input value={draft[name]} onChange={(_, { value }) => onChange({ [name]: value })} />
    </Field>
  );
}

function LinesField({ name, label, hint, draft, submit, onChange }: OneFieldProps) {
  return (
    <Field label={label} hint={hint} validationMessage={submit.messageFor(name)}>
      <Textarea
        value={draft[name]}
        resize="vertical"
        onChange={(_, { value }) => onChange({ [name]: value })}
      />
    </Field>
  );
}

interface ChoiceFieldProps extends OneFieldProps {
  options: [value: string, text: string][];
}

function ChoiceField({ name, label, draft, submit, options, onChange }: ChoiceFieldProps) {
  return (
    <Field label={label} validationMessage={submit.messageFor(name)}>
      <Select value={draft[name]} onChange={(_, { value }) => onChange({ [name]: value })}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
