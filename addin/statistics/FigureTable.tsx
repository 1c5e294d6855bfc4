import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Figures } from '../../server/contract/statistics.ts';
import { useFigureFormats } from './use-figure-formats.ts';

const useStyles = makeStyles({
  // Only where one figure alone does not fit; the page itself stays.
  frame: { overflowX: 'auto' },
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
  name: { overflowWrap: 'anywhere', minWidth: '96px' },
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
}

/** The same figures for who reads them rather than sees them. */
export function FigureTable({ label, by, rows, total }: FigureTableProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { number, duration, money } = useFigureFormats();
  const figures = (row: Figures, strong = false) =>
    [
      ['interactions', number(row.interactions)],
      ['failed', number(row.attemptsFailed)],
      ['time', duration(row.durationMinutes)],
      ['cost', money(row.cost)],
    ].map(([key, text]) => (
      <td key={key} className={mergeClasses(styles.cell, styles.number, strong && styles.total)}>
        {text}
      </td>
    ));
  const head = (text: string, isNumber: boolean) => (
    <th
      key={text}
      scope="col"
      className={mergeClasses(styles.cell, styles.head, isNumber && styles.number)}
    >
      {text}
    </th>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too
    <section className={styles.frame} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head(by, false)}
            {head(t('statistics.interactions'), true)}
            {head(t('statistics.failed'), true)}
            {head(t('statistics.durationMinutes'), true)}
            {head(t('statistics.cost'), true)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
                {row.href === undefined ? row.name : <Link href={row.href}>{row.name}</Link>}
                {row.parts !== undefined && <div className={styles.parts}>{row.parts}</div>}
              </th>
              {figures(row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={mergeClasses(styles.cell, styles.total)}>
              {t('statistics.total')}
            </th>
            {figures(total, true)}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
