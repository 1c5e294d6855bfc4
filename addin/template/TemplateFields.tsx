import { useTranslation } from 'react-i18next';
import { CheckField, ChoiceField, type DraftProps, TextField } from '../ui/draft-fields.tsx';
import { correspondenceTypes } from '../ui/enumerations.ts';
import { FieldGroup } from '../ui/FieldGroup.tsx';
import { useInteractionGroups } from '../ui/lookups.ts';
import { type TemplateDraft, wizardActions } from './template-draft.ts';

type FieldsProps = DraftProps<TemplateDraft>;

export function TemplateFields(props: FieldsProps) {
  const { t } = useTranslation();
  const groups = useInteractionGroups().data ?? [];
  const chosen = props.draft.interactionGroupCode;
  const offered = groups.filter(({ code, blocked }) => !blocked || code === chosen);
  return (
    <>
      <FieldGroup>
        <TextField
          {...props}
          name="description"
          label={t('templates.description')}
          longest={100}
          required
        />
        <TextField
          {...props}
          name="code"
          label={t('templates.code')}
          hint={t('templates.codeHint')}
          longest={10}
          required
        />
        <ChoiceField
          {...props}
          name="interactionGroupCode"
          label={t('templates.group')}
          required
          options={[
            ...(chosen === '' ? [['', t('templates.chooseGroup')] as const] : []),
            ...offered.map(({ code, description }) => [code, description] as const),
          ]}
        />
        <CheckField
          {...props}
          name="blocked"
          label={t('templates.blocked')}
          hint={t('templates.blockedHint')}
        />
      </FieldGroup>
      <GivenFields {...props} />
      <CorrespondenceFields {...props} />
      <FieldGroup title={t('templates.campaign')}>
        <TextField {...props} name="campaignNo" label={t('templates.campaignNo')} longest={20} />
        <div>
          <CheckField {...props} name="campaignTarget" label={t('templates.campaignTarget')} />
          <CheckField {...props} name="campaignResponse" label={t('templates.campaignResponse')} />
        </div>
      </FieldGroup>
    </>
  );
}

function GivenFields(props: FieldsProps) {
  const { t } = useTranslation();
  return (
    <FieldGroup title={t('templates.gives')}>
      <TextField {...props} name="unitCost" label={t('templates.cost')} inputMode="decimal" />
      <TextField
        {...props}
        name="unitDurationMinutes"
        label={t('templates.minutes')}
        inputMode="numeric"
      />
      <ChoiceField
        {...props}
        name="informationFlow"
        label={t('templates.flow')}
        options={[
          ['', t('templates.none')],
          ['outbound', t('log.outbound')],
          ['inbound', t('log.inbound')],
        ]}
      />
      <ChoiceField
        {...props}
        name="initiatedBy"
        label={t('templates.initiatedBy')}
        options={[
          ['', t('templates.none')],
          ['us', t('entry.us')],
          ['them', t('entry.them')],
        ]}
      />
    </FieldGroup>
  );
}

function CorrespondenceFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { wizardAction, languageCode, languages } = props.draft;
  const action = wizardActions.find((one) => one === wizardAction) ?? 'none';
  const file = languages.find((one) => one.languageCode === languageCode)?.attachmentId ?? null;
  const lacksFile = action === 'open' && file === null;
  const hint = t(`templates.wizardHints.${action}`);
  return (
    <FieldGroup title={t('templates.corresponding')}>
      <ChoiceField
        {...props}
        name="correspondenceType"
        label={t('templates.correspondenceType')}
        options={[
          ['', t('templates.none')],
          ...correspondenceTypes.map(
            (name) => [name, t(`templates.correspondenceTypes.${name}`)] as const,
          ),
        ]}
      />
      <ChoiceField
        {...props}
        name="wizardAction"
        label={t('templates.wizardAction')}
        hint={lacksFile ? `${hint} ${t('templates.openWithoutFile')}` : hint}
        options={[
          ['', t('templates.none')],
          ...wizardActions.map((name) => [name, t(`templates.wizardActions.${name}`)] as const),
        ]}
      />
      <CheckField
        {...props}
        name="ignoreContactCorrespondenceType"
        label={t('templates.ignore')}
        hint={t('templates.ignoreHint')}
      />
    </FieldGroup>
  );
}
