import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { others, type Series } from './chart-series.ts';
import { logLinkOf } from './log-link.ts';
import type { StatisticsView } from './statistics-view.ts';
import { useFigureFormats } from './use-figure-formats.ts';
import { useSeriesStyles } from './use-series-styles.ts';

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  item: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalSNudge, minWidth: 0 },
  swatch: {
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '14px',
    height: '14px',
    borderRadius: tokens.borderRadiusSmall,
  },
  name: { overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
  value: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

/** What the shades mean, with the sum of each. */
export function Legend({ series, view }: { series: readonly Series[]; view: StatisticsView }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFigureFormats();
  const shadeOf = useSeriesStyles();
  return (
    <ul className={styles.legend} aria-label={t('statistics.legend')}>
      {series.map(({ key, label, shade, total }) => (
        <li key={key} className={styles.item}>
          <span className={mergeClasses(styles.swatch, shadeOf(shade))} />
          {key === null || key === others ? (
            <span className={styles.name}>{label}</span>
          ) : (
            <Link className={styles.name} href={logLinkOf(view, 'group', key)}>
              {label}
            </Link>
          )}
          <span className={styles.value}>{formats.value(view.measure, total)}</span>
        </li>
      ))}
    </ul>
  );
}
