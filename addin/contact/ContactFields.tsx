import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactLanguages } from '../ui/enumerations.ts';
import { useSalespeople } from '../ui/lookups.ts';
import type { Submit } from '../ui/use-submit.ts';
import { ContactPicker } from './ContactPicker.tsx';
import type { ContactDraft } from './contact-draft.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  whole: { gridColumn: '1 / -1' },
});

export interface ContactFieldsProps {
  draft: ContactDraft;
  creating: boolean;
  /** Only what is known of somebody one has just had a mail from. */
  brief?: boolean;
  /** Stands under the company. */
  belowCompany?: ReactNode;
  submit: Submit;
  onChange(changes: Partial<ContactDraft>): void;
}

export function ContactFields(props: ContactFieldsProps) {
  const { draft, creating, brief = false, submit, onChange } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <Field
        label={t('contacts.type')}
        className={styles.whole}
        validationMessage={submit.messageFor('type')}
      >
        <RadioGroup
          layout="horizontal"
          value={draft.type}
          onChange={(_, { value }) =>
            onChange({ type: value === 'company' ? 'company' : 'person' })
          }
        >
          <Radio value="person" label={t('contacts.person')} />
          <Radio value="company" label={t('contacts.company')} />
        </RadioGroup>
      </Field>
      <TextField {...props} name="name" required />
      {creating && !brief && <TextField {...props} name="no" hint={t('contact.form.noHint')} />}
      {draft.type === 'person' && (
        <Field
          label={t('contact.form.company')}
          hint={t('contact.form.companyHint')}
          validationMessage={submit.messageFor('companyNo')}
        >
          <ContactPicker
            label={t('contact.form.company')}
            type="company"
            value={draft.company}
            onChange={(company) => onChange({ company })}
          />
        </Field>
      )}
      {props.belowCompany}
      {draft.type === 'person' && <TextField {...props} name="jobTitle" />}
      <LinesField {...props} name="emailAddresses" />
      <LinesField {...props} name="phoneNumbers" />
      <ChoiceFields {...props} />
      {!brief && <DetailFields {...props} />}
    </div>
  );
}

function DetailFields(props: ContactFieldsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { draft, onChange } = props;
  return (
    <>
      <TextField {...props} name="address" />
      <TextField {...props} name="postCode" />
      <TextField {...props} name="city" />
      <TextField {...props} name="countryCode" />
      <TextField {...props} name="homePage" />
      <Checkbox
        className={styles.whole}
        label={t('contact.form.privacyBlocked')}
        checked={draft.privacyBlocked}
        onChange={(_, { checked }) => onChange({ privacyBlocked: checked === true })}
      />
    </>
  );
}

function ChoiceFields({ draft, submit, onChange }: ContactFieldsProps) {
  const { t } = useTranslation();
  const salespeople = useSalespeople().data ?? [];
  return (
    <>
      <Field
        label={t('contact.form.salesperson')}
        validationMessage={submit.messageFor('salespersonCode')}
      >
        <Select
          value={draft.salespersonCode}
          onChange={(_, { value }) => onChange({ salespersonCode: value })}
        >
          <option value="">{t('contact.form.none')}</option>
          {salespeople.map(({ code, name }) => (
            <option key={code} value={code}>{`${name} (${code})`}</option>
          ))}
        </Select>
      </Field>
      <Field
        label={t('contact.form.language')}
        validationMessage={submit.messageFor('languageCode')}
      >
        <Select
          value={draft.languageCode}
          onChange={(_, { value }) => onChange({ languageCode: value })}
        >
          <option value="">{t('contact.form.none')}</option>
          {contactLanguages.map((code) => (
            <option key={code} value={code}>
              {t(`languages.${code}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

type TextName =
  | 'no'
  | 'name'
  | 'jobTitle'
  | 'address'
  | 'postCode'
  | 'city'
  | 'countryCode'
  | 'homePage';

interface TextFieldProps extends ContactFieldsProps {
  name: TextName;
  required?: boolean;
  hint?: string;
}

function TextField({ name, required, hint, draft, submit, onChange }: TextFieldProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t(`contact.form.${name}`)}
      required={required}
      hint={hint}
      validationMessage={submit.messageFor(name)}
    >
      <Input
        value={draft[name]}
        autoComplete="off"
        onChange={(_, { value }) => onChange({ [name]: value })}
      />
    </Field>
  );
}

interface LinesFieldProps extends ContactFieldsProps {
  name: 'emailAddresses' | 'phoneNumbers';
}

function LinesField({ name, draft, submit, onChange }: LinesFieldProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t(`contact.form.${name}`)}
      hint={t('contact.form.onePerLine')}
      validationMessage={submit.messageFor(name)}
    >
      <Textarea
        value={draft[name]}
        resize="vertical"
        onChange={(_, { value }) => onChange({ [name]: value })}
      />
    </Field>
  );
}
