import {
  Caption1,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type {
  MergeField,
  MergeRequest,
  MergeResult,
  MergeSide,
} from '../../../server/contract/contact-merge.ts';

import { contactLanguages } from '../../ui/enumerations.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    overflowWrap: 'anywhere',
  },
  field: {
    border: 'none',
    margin: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { color: tokens.colorNeutralForeground2 },
  options: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))' },
  option: { overflowWrap: 'anywhere' },
});

/** What would move, in sentences; what is nothing is not said. */
function sentencesOf({ moves, merged, into }: MergeResult, t: TFunction): string[] {
  const reach = [...moves.emailAddresses, ...moves.phoneNumbers];
  const ids = moves.externalIds.map(({ source, id }) => `${source} ${id}`);
  const counted = (key: 'postponed' | 'collapsing' | 'persons', count: number) =>
    count > 0 ? [t(`contactLife.merge.${key}`, { count })] : [];
  return [
    t('contactLife.merge.entries', { count: moves.entries }),
    ...counted('collapsing', moves.collapsing),
    ...counted('postponed', moves.postponed),
    ...counted('persons', moves.persons),
    ...(reach.length > 0 ? [t('contactLife.merge.reach', { values: reach.join(', ') })] : []),
    ...(ids.length > 0 ? [t('contactLife.merge.externalIds', { values: ids.join(', ') })] : []),
    ...(moves.matchChoices > 0
      ? [t('contactLife.merge.choices', { count: moves.matchChoices })]
      : []),
    t('contactLife.merge.redirect', { no: merged.no, name: into.name }),
  ];
}

type Differing = MergeResult['fields'][number];

/** Codes and numbers in words, where there are some. */
function textOf(plan: MergeResult, one: Differing, side: MergeSide, t: TFunction): string {
  const value = one[side];
  if (value === null) return t('contactLife.merge.nothing');
  if (one.field === 'companyNo') return plan[side].companyName ?? value;
  if (one.field === 'salespersonCode') return plan[side].salespersonName ?? value;
  if (one.field === 'languageCode')
    return t(`languages.${contactLanguages.find((code) => code === value) ?? 'en'}`);
  return value;
}

interface MergePreviewProps {
  plan: MergeResult;
  keep: MergeRequest['keep'];
  onKeep(field: MergeField, side: MergeSide): void;
}

/** What merging would do, and whose value each field keeps. */
export function MergePreview({ plan, keep, onKeep }: MergePreviewProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <section className={styles.part}>
        <Subtitle2 as="h3">{t('contactLife.merge.does')}</Subtitle2>
        <ul className={styles.list}>
          {sentencesOf(plan, t).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {plan.privacyBlocked && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('contactLife.merge.blocked', { name: plan.into.name })}
          </MessageBarBody>
        </MessageBar>
      )}
      {plan.fields.length > 0 && (
        <section className={styles.part}>
          <Subtitle2 as="h3">{t('contactLife.merge.fields')}</Subtitle2>
          {plan.fields.map((one) => (
            <fieldset key={one.field} className={styles.field}>
              <Caption1 as="h4" id={`merge-${one.field}`} className={styles.name}>
                {t(`audit.fields.${one.field}`)}
              </Caption1>
              <RadioGroup
                className={styles.options}
                aria-labelledby={`merge-${one.field}`}
                value={keep[one.field] ?? one.kept}
                onChange={(_, { value }) => onKeep(one.field, value as MergeSide)}
              >
                {(['into', 'merged'] as const).map((side) => (
                  <Radio
                    key={side}
                    value={side}
                    className={styles.option}
                    label={textOf(plan, one, side, t)}
                  />
                ))}
              </RadioGroup>
            </fieldset>
          ))}
        </section>
      )}
    </>
  );
}
