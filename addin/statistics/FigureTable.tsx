import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Figures } from '../../server/contract/statistics.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import type { Measure } from './statistics-view.ts';
import { useFigureFormats } from './use-figure-formats.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300 },
  cell: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
  },
  head: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  total: { fontWeight: tokens.fontWeightSemibold },
  name: { overflowWrap: 'anywhere' },
  parts: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface TableRow extends Figures {
  key: string;
  name: string;
  href: string | undefined;
  /** Of what it consists, in words. */
  parts?: string;
}

interface FigureTableProps {
  label: string;
  /** What the rows are. */
  by: string;
  rows: readonly TableRow[];
  total: Figures;
  /** The one there is room for on a phone; the others stand below the name. */
  measure: Measure;
}

type Written = { key: Measure | 'failed'; head: string; text: string };

/** The figures of a row, as they are written. */
function useWritten(): (row: Figures) => Written[] {
  const { t } = useTranslation();
  const { number, duration, money } = useFigureFormats();
  return (row) => [
    {
      key: 'interactions',
      head: t('statistics.interactions'),
      text: number(row.interactions),
    },
    { key: 'failed', head: t('statistics.failed'), text: number(row.attemptsFailed) },
    {
      key: 'durationMinutes',
      head: t('statistics.durationMinutes'),
      text: duration(row.durationMinutes),
    },
    { key: 'cost', head: t('statistics.cost'), text: money(row.cost) },
  ];
}

/** The same figures for who reads them rather than sees them. */
export function FigureTable({ label, by, rows, total, measure }: FigureTableProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  const written = useWritten();
  const shown = (row: Figures) =>
    narrow ? written(row).filter(({ key }) => key === measure) : written(row);
  const below = (row: Figures) =>
    narrow
      ? written(row)
          .filter(({ key }) => key !== measure)
          .map(({ head, text }) => `${head}: ${text}`)
      : [];
  const cells = (row: Figures, strong = false) =>
    shown(row).map(({ key, text }) => (
      <td key={key} className={mergeClasses(styles.cell, styles.number, strong && styles.total)}>
        {text}
      </td>
    ));
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.cell, styles.head)}>
            {by}
          </th>
          {shown(total).map(({ key, head }) => (
            <th
              key={key}
              scope="col"
              className={mergeClasses(styles.cell, styles.head, styles.number)}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
              {row.href === undefined ? row.name : <Link href={row.href}>{row.name}</Link>}
              {[below(row).join(' · '), row.parts ?? ''].filter(Boolean).map((text) => (
                <div key={text} className={styles.parts}>
                  {text}
                </div>
              ))}
            </th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className={mergeClasses(styles.cell, styles.total)}>
            {t('statistics.total')}
          </th>
          {cells(total, true)}
        </tr>
      </tfoot>
    </table>
  );
}
