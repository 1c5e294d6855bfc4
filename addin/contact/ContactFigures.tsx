import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { useFormats } from '../ui/dates.ts';
import { SparkLine } from './SparkLine.tsx';

const useStyles = makeStyles({
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
  },
  whole: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM} 56px`,
    '@media (max-width: 639px)': { paddingLeft: tokens.spacingHorizontalL },
  },
  flush: { paddingLeft: tokens.spacingHorizontalL },
  figure: { display: 'flex', flexDirection: 'column-reverse' },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface ContactFiguresProps extends Pick<ContactDetail, 'figures'> {
  /** No way back stands before the name above. */
  flush: boolean;
}

export function ContactFigures({ figures, flush }: ContactFiguresProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  const dayOrNever = (day: string | null) => (day ? formats.day(day) : t('contact.never'));
  const values = [
    [t('contact.noOfInteractions'), formats.number(figures.noOfInteractions)],
    [t('contact.lastInteraction'), dayOrNever(figures.dateOfLastInteraction)],
    [t('contact.lastAttempt'), dayOrNever(figures.lastDateAttempted)],
    [t('contact.time'), formats.duration(figures.durationMinutes)],
    [t('contact.cost'), formats.money(figures.cost)],
  ];
  return (
    <div className={mergeClasses(styles.whole, flush && styles.flush)}>
      <dl className={styles.figures} aria-label={t('contact.figures')}>
        {values.map(([name, value]) => (
          <div key={name} className={styles.figure}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <SparkLine months={figures.months} />
    </div>
  );
}
