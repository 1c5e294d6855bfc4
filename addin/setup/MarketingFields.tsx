import { useTranslation } from 'react-i18next';
import {
  CheckField,
  ChoiceField,
  type DraftProps,
  LinesField,
  TextField,
} from '../ui/draft-fields.tsx';
import { contactLanguages, correspondenceTypes } from '../ui/enumerations.ts';
import { FieldGroup } from '../ui/FieldGroup.tsx';
import { useSalespeople } from '../ui/lookups.ts';
import { exampleOf, type MarketingDraft, visibilities } from './marketing-draft.ts';

type FieldsProps = DraftProps<MarketingDraft>;

export function MarketingFields(props: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <FieldGroup title={t('marketing.privacy')}>
        <ChoiceField
          {...props}
          name="visibility"
          label={t('marketing.visibility')}
          options={visibilities.map((name) => [name, t(`marketing.visibilities.${name}`)] as const)}
        />
        <TextField
          {...props}
          name="retentionDays"
          label={t('marketing.retentionDays')}
          hint={t('marketing.retentionHint')}
          inputMode="numeric"
        />
        <LinesField
          {...props}
          name="ownDomains"
          label={t('marketing.ownDomains')}
          hint={t('marketing.ownDomainsHint')}
        />
        <LinesField
          {...props}
          name="sensitivityLabelsNeverLogged"
          label={t('marketing.labels')}
          hint={t('marketing.labelsHint')}
        />
      </FieldGroup>
      <OrganisationFields {...props} />
      <NewContactFields {...props} />
      <NumberFields {...props} />
      <LinkFields {...props} />
    </>
  );
}

function OrganisationFields(props: FieldsProps) {
  const { t } = useTranslation();
  return (
    <FieldGroup title={t('marketing.organisation')}>
      <TextField
        {...props}
        name="timeZone"
        label={t('marketing.timeZone')}
        hint={t('marketing.timeZoneHint')}
      />
      <ChoiceField
        {...props}
        name="languageCode"
        label={t('marketing.languageCode')}
        options={contactLanguages.map((code) => [code, t(`languages.${code}`)] as const)}
      />
      <TextField {...props} name="currencyCode" label={t('marketing.currencyCode')} />
      <TextField
        {...props}
        name="countryCode"
        label={t('marketing.countryCode')}
        hint={t('marketing.countryHint')}
      />
    </FieldGroup>
  );
}

function NewContactFields(props: FieldsProps) {
  const { t } = useTranslation();
  const salespeople = useSalespeople().data ?? [];
  const chosen = props.draft.defaultSalespersonCode;
  const none = ['', t('marketing.nothing')] as const;
  return (
    <FieldGroup title={t('marketing.newContacts')} hint={t('marketing.newContactsHint')}>
      <ChoiceField
        {...props}
        name="defaultSalespersonCode"
        label={t('marketing.defaultSalesperson')}
        hint={t('marketing.defaultSalespersonHint')}
        options={[
          none,
          ...salespeople
            .filter(({ code, blocked }) => !blocked || code === chosen)
            .map(({ code, name }) => [code, `${name} (${code})`] as const),
        ]}
      />
      <ChoiceField
        {...props}
        name="defaultLanguageCode"
        label={t('marketing.defaultLanguage')}
        options={[none, ...contactLanguages.map((code) => [code, t(`languages.${code}`)] as const)]}
      />
      <ChoiceField
        {...props}
        name="defaultCorrespondenceType"
        label={t('marketing.defaultCorrespondence')}
        options={[
          none,
          ...correspondenceTypes.map(
            (name) => [name, t(`templates.correspondenceTypes.${name}`)] as const,
          ),
        ]}
      />
    </FieldGroup>
  );
}

function NumberFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { contactNosPrefix, contactNosNext } = props.draft;
  const no = `${contactNosPrefix.trim().toUpperCase()}${contactNosNext.trim()}`;
  return (
    <FieldGroup title={t('marketing.numbers')}>
      <TextField {...props} name="contactNosPrefix" label={t('marketing.prefix')} />
      <TextField
        {...props}
        name="contactNosNext"
        label={t('marketing.next')}
        hint={t('marketing.numberExample', { no })}
        inputMode="numeric"
      />
      <TextField
        {...props}
        name="contactNosWarning"
        label={t('marketing.warning')}
        hint={t('marketing.warningHint')}
        inputMode="numeric"
      />
      <TextField
        {...props}
        name="contactNosLast"
        label={t('marketing.last')}
        hint={t('marketing.lastHint')}
        inputMode="numeric"
      />
      <CheckField {...props} name="contactNosManual" label={t('marketing.manual')} />
    </FieldGroup>
  );
}

function LinkFields(props: FieldsProps) {
  const { t } = useTranslation();
  const hintOf = (pattern: string): string | undefined => {
    if (pattern.trim() === '') return undefined;
    const url = exampleOf(pattern);
    return url === null ? t('marketing.noExample') : t('marketing.example', { url });
  };
  const { opportunityUrlPattern, taskUrlPattern } = props.draft;
  return (
    <FieldGroup title={t('marketing.links')} hint={t('marketing.linksHint')} oneColumn>
      <TextField
        {...props}
        name="opportunityUrlPattern"
        label={t('marketing.opportunityUrl')}
        hint={hintOf(opportunityUrlPattern)}
        inputMode="url"
      />
      <TextField
        {...props}
        name="taskUrlPattern"
        label={t('marketing.taskUrl')}
        hint={hintOf(taskUrlPattern)}
        inputMode="url"
      />
    </FieldGroup>
  );
}
