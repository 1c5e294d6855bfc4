import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statistics, StatisticsItem } from '../../server/contract/statistics.ts';
import { type Dimension, logLinkOf } from './log-link.ts';
import type { StatisticsView } from './statistics-view.ts';
import { useFigureFormats } from './use-figure-formats.ts';
import { useNoneWords } from './use-none-words.ts';

/** Of many the first are looked at; the rest is a press away. */
const first = 8;

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    margin: `0 calc(-1 * ${tokens.spacingHorizontalS})`,
    padding: 0,
    listStyleType: 'none',
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
  },
  link: {
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':hover .name': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: { overflowWrap: 'anywhere' },
  none: { color: tokens.colorNeutralForeground2 },
  value: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  share: {
    minWidth: '36px',
    textAlign: 'end',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  track: {
    gridColumn: '1 / -1',
    height: '6px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    overflow: 'hidden',
    [forced]: { border: '1px solid CanvasText' },
  },
  bar: {
    display: 'block',
    height: '100%',
    minWidth: '1px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorCompoundBrandBackground,
    [forced]: { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
  },
  restBar: { backgroundColor: tokens.colorNeutralForeground4 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface BarListProps {
  by: Dimension;
  items: readonly StatisticsItem[];
  rest?: Statistics['rest'];
  view: StatisticsView;
}

interface Row {
  key: string;
  name: string;
  isNone: boolean;
  value: number;
  href: string | undefined;
}

function useRows({ by, items, view }: BarListProps): Row[] {
  const none = useNoneWords();
  return items
    .filter((item) => item[view.measure] > 0)
    .map((item) => ({
      key: item.key ?? '',
      name: item.label ?? item.key ?? none(by),
      isNone: item.key === null,
      value: item[view.measure],
      href: logLinkOf(view, by, item.key),
    }));
}

/** Names with their bars, the greatest first; each leads to its entries. */
export function BarList(props: BarListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { measure } = props.view;
  const [whole, setWhole] = useState(false);
  const rows = useRows(props);
  const rest = props.rest?.[measure] ?? 0;
  const sum = rows.reduce((all, { value }) => all + value, rest);
  if (sum === 0) return <p className={styles.hint}>{t('statistics.nothingOfThat')}</p>;
  const highest = Math.max(...rows.map(({ value }) => value));
  const shown = whole ? rows : rows.slice(0, first);
  return (
    <>
      <ol className={styles.list}>
        {shown.map((row) => (
          <li key={row.key}>
            <Bar row={row} sum={sum} highest={highest} measure={measure} />
          </li>
        ))}
        {rest > 0 && shown.length === rows.length && (
          <li>
            <Bar
              row={{
                key: '',
                name: t('statistics.rest', { count: props.rest?.items ?? 0 }),
                isNone: true,
                value: rest,
                href: undefined,
              }}
              sum={sum}
              highest={highest}
              measure={measure}
            />
          </li>
        )}
      </ol>
      {rows.length > first && (
        <div>
          <Button size="small" appearance="subtle" onClick={() => setWhole(!whole)}>
            {whole ? t('statistics.showFewer') : t('statistics.showAll', { count: rows.length })}
          </Button>
        </div>
      )}
    </>
  );
}

interface BarProps {
  row: Row;
  sum: number;
  highest: number;
  measure: StatisticsView['measure'];
}

function Bar({ row, sum, highest, measure }: BarProps) {
  const styles = useStyles();
  const formats = useFigureFormats();
  const value = formats.value(measure, row.value);
  const share = formats.share(row.value / sum);
  const width = `${Math.min(100, (row.value / highest) * 100)}%`;
  const cells = (
    <>
      <span className={mergeClasses('name', styles.name, row.isNone && styles.none)}>
        {row.name}
      </span>
      <span className={styles.value}>{value}</span>
      <span className={styles.share}>{share}</span>
      <span className={styles.track} aria-hidden>
        <span
          className={mergeClasses(styles.bar, row.isNone && styles.restBar)}
          style={{ width }}
        />
      </span>
    </>
  );
  return row.href === undefined ? (
    <div className={styles.row}>{cells}</div>
  ) : (
    <a className={mergeClasses(styles.row, styles.link)} href={row.href}>
      {cells}
    </a>
  );
}
