import { Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { timeOfDay } from '../../server/domain/business-day.ts';
import { ContactPicker } from '../contact/ContactPicker.tsx';
import { useFormats } from '../ui/dates.ts';
import { useSalespeople } from '../ui/lookups.ts';
import { Fold, Part } from './Fold.tsx';
import type { FormSetup, InteractionForm } from './interaction-form.ts';
import { TemplatePicker } from './TemplatePicker.tsx';
import type { FormActs } from './use-interaction-form.ts';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  narrow: { minWidth: 0 },
  when: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'end' },
  summary: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

export interface PartProps {
  form: InteractionForm;
  setup: FormSetup;
  acts: FormActs;
  /** What is wrong with a field, in words. */
  messageOf(path: string): string | undefined;
}

/** With whom, which kind, in a few words; when and whose stand folded behind it. */
export function WhatPart(props: PartProps) {
  const { form, setup, acts, messageOf } = props;
  const { t } = useTranslation();
  const { contact, draft, template } = form;
  const hidden = ['date', 'timeOfInteraction', 'salespersonCode', 'interactionLanguageCode'];
  return (
    <Part title={t('create.what')}>
      <Field required label={t('entry.contact')} validationMessage={messageOf('contactNo')}>
        <ContactPicker label={t('entry.contact')} value={contact} onChange={acts.pickContact} />
      </Field>
      <Field
        required
        label={t('entry.template')}
        validationMessage={messageOf('interactionTemplateCode')}
        hint={template?.wizardAction === 'merge' ? t('create.mergeHint') : undefined}
      >
        <TemplatePicker templates={setup.templates} value={template} onChange={acts.pickTemplate} />
      </Field>
      <Field required label={t('create.description')} validationMessage={messageOf('description')}>
        <Input
          value={draft.description ?? ''}
          maxLength={1000}
          onChange={(_, { value }) => acts.say({ description: value === '' ? null : value })}
        />
      </Field>
      <Summary {...props} />
      <Fold label={t('create.more')} open={hidden.some((path) => messageOf(path) !== undefined)}>
        <When {...props} />
        <Whose {...props} />
        <How {...props} />
      </Fold>
    </Part>
  );
}

const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What follows from all that is not asked, in one line. */
function Summary({ form: { draft } }: PartProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when, day } = useFormats();
  const salesperson = useSalespeople().data?.find(({ code }) => code === draft.salespersonCode);
  const at = draft.timeOfInteraction;
  const parts = [
    at ? when(at) : draft.date ? day(draft.date) : null,
    salesperson?.name ?? draft.salespersonCode,
    draft.informationFlow && t(`log.${draft.informationFlow}`),
  ];
  return (
    <Text size={200} className={styles.summary}>
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}

function When({ form: { draft }, setup, acts, messageOf }: PartProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const date = draft.date ?? '';
  const at = draft.timeOfInteraction;
  const time = at === null ? '' : timeOfDay(Date.parse(at), setup.timeZone);
  // The day is the organisation's, and so is the time beside it; the line above is the reader's.
  const isElsewhere = at !== null && time !== timeOfDay(Date.parse(at), ownTimeZone);
  return (
    <div className={styles.pair}>
      <Field label={t('create.date')} validationMessage={messageOf('date')}>
        <Input
          className={styles.narrow}
          type="date"
          value={date}
          onChange={(_, { value }) => acts.when(value, time)}
        />
      </Field>
      <div className={styles.when}>
        <Field
          label={t('create.time')}
          hint={isElsewhere ? t('create.inZone', { zone: setup.timeZone }) : undefined}
          validationMessage={messageOf('timeOfInteraction')}
        >
          <Input
            className={styles.narrow}
            type="time"
            value={time}
            onChange={(_, { value }) => acts.when(date, value)}
          />
        </Field>
        <Button onClick={acts.now}>{t('create.now')}</Button>
      </div>
    </div>
  );
}

function Whose({ form, acts, messageOf }: PartProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { draft, template } = form;
  const salespeople = (useSalespeople().data ?? []).filter(
    ({ code, blocked }) => !blocked || code === draft.salespersonCode,
  );
  const languages = template?.languages ?? [];
  return (
    <div className={styles.pair}>
      <Field label={t('entry.salesperson')} validationMessage={messageOf('salespersonCode')}>
        <Select
          className={styles.narrow}
          value={draft.salespersonCode ?? ''}
          onChange={(_, { value }) => acts.say({ salespersonCode: value === '' ? null : value })}
        >
          <option value="">{t('create.none')}</option>
          {salespeople.map(({ code, name }) => (
            <option key={code} value={code}>
              {`${name} (${code})`}
            </option>
          ))}
        </Select>
      </Field>
      {languages.length > 0 && (
        <Field
          label={t('create.language')}
          validationMessage={messageOf('interactionLanguageCode')}
        >
          <Select
            className={styles.narrow}
            value={draft.interactionLanguageCode ?? ''}
            onChange={(_, { value }) =>
              acts.pickLanguage(
                languages.find((one) => one.languageCode === value)?.languageCode ?? null,
              )
            }
          >
            <option value="">{t('create.none')}</option>
            {languages.map(({ languageCode }) => (
              <option key={languageCode} value={languageCode}>
                {t(`languages.${languageCode}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}

const flows = ['outbound', 'inbound'] as const;
const sides = ['us', 'them'] as const;
const ways = ['hardCopy', 'email'] as const;
const one = <T extends string>(words: readonly T[], value: string): T | null =>
  words.find((word) => word === value) ?? null;

function How({ form: { draft }, acts }: PartProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.pair}>
      <Field label={t('log.direction')}>
        <Select
          className={styles.narrow}
          value={draft.informationFlow ?? ''}
          onChange={(_, { value }) => acts.say({ informationFlow: one(flows, value) })}
        >
          <option value="">{t('create.none')}</option>
          {flows.map((flow) => (
            <option key={flow} value={flow}>
              {t(`log.${flow}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('entry.initiatedBy')}>
        <Select
          className={styles.narrow}
          value={draft.initiatedBy ?? ''}
          onChange={(_, { value }) => acts.say({ initiatedBy: one(sides, value) })}
        >
          <option value="">{t('create.none')}</option>
          {sides.map((side) => (
            <option key={side} value={side}>
              {t(`entry.${side}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('create.correspondence')} hint={t('create.nothingSent')}>
        <Select
          className={styles.narrow}
          value={draft.correspondenceType ?? ''}
          onChange={(_, { value }) => acts.say({ correspondenceType: one(ways, value) })}
        >
          <option value="">{t('create.none')}</option>
          {ways.map((way) => (
            <option key={way} value={way}>
              {t(`create.ways.${way}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
