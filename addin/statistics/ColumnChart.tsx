import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chart, type ChartColumn, others, ticksOf } from './chart-series.ts';
import { Legend } from './Legend.tsx';
import { logLink } from './log-link.ts';
import { unitOf } from './statistics-period.ts';
import type { StatisticsView } from './statistics-view.ts';
import { useChartFocus } from './use-chart-focus.ts';
import { useFigureFormats } from './use-figure-formats.ts';
import { useSeriesStyles } from './use-series-styles.ts';

const axisHeight = '22px';

const useStyles = makeStyles({
  chart: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  readout: {
    minHeight: tokens.lineHeightBase200,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  frame: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
  },
  scale: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'space-between',
    height: '220px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
    lineHeight: 0,
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  plot: { position: 'relative', height: '220px', display: 'flex' },
  line: {
    position: 'absolute',
    insetInline: 0,
    height: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    pointerEvents: 'none',
  },
  base: { borderTopColor: tokens.colorNeutralStrokeAccessible },
  column: {
    position: 'relative',
    flex: '1 1 0',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column-reverse',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  part: {
    display: 'block',
    boxSizing: 'border-box',
    minHeight: '2px',
    borderTop: `1px solid ${tokens.colorNeutralBackground1}`,
    '@media (forced-colors: active)': { borderTopColor: 'Canvas' },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '1px',
      zIndex: 1,
    },
    ':hover': { filter: 'brightness(0.9)' },
  },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  axis: {
    gridColumnStart: 2,
    position: 'relative',
    height: axisHeight,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
  },
  mark: {
    position: 'absolute',
    top: tokens.spacingVerticalXXS,
    whiteSpace: 'nowrap',
  },
});

/** Marks need room: about so many fit into the narrowest plot. */
const maxMarks = 6;

/** Months where they begin, else days at even distances. */
function useMarks(columns: readonly ChartColumn[], unit: ReturnType<typeof unitOf>) {
  const formats = useFigureFormats();
  const starts = columns.flatMap(({ item }, at) => {
    const day = item.dateFrom ?? '';
    const before = columns[at - 1]?.item.dateFrom ?? '';
    const begins = at === 0 ? Number(day.slice(8)) <= 7 : day.slice(0, 7) !== before.slice(0, 7);
    return begins ? [{ at, text: formats.monthName(day) }] : [];
  });
  const byMonth = unit !== 'day' && starts.length > 2;
  const marks = byMonth
    ? starts
    : columns.map(({ item }, at) => ({ at, text: formats.dayAndMonth(item.dateFrom ?? '') }));
  const every = Math.ceil(marks.length / maxMarks);
  return marks.filter((_, at) => at % every === 0);
}

const gapOf = (columns: number): number => {
  if (columns > 35) return 1;
  return columns > 14 ? 3 : 8;
};

interface ColumnChartProps {
  chart: Chart;
  title: string;
  view: StatisticsView;
}

/** Periods as columns of stacked groups; each part leads to its entries. */
export function ColumnChart({ chart, title, view }: ColumnChartProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFigureFormats();
  const { columns } = chart;
  const { measure } = view;
  const unit = unitOf(view.days);
  const focus = useChartFocus(columns);
  const [pointed, setPointed] = useState<number | null>(null);
  const marks = useMarks(columns, unit);
  const ticks = ticksOf(Math.max(...columns.map(({ total }) => total), 0), measure);
  const top = ticks.at(-1) ?? 1;
  const at = pointed === null ? undefined : columns[pointed];
  return (
    <div className={styles.chart}>
      <p className={styles.readout} aria-hidden>
        {at === undefined ? t('statistics.pointHint') : <Readout column={at} view={view} />}
      </p>
      <div className={styles.frame}>
        <div className={styles.scale} aria-hidden>
          {ticks.map((tick) => (
            <span key={tick}>{formats.tick(measure, tick)}</span>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a set of fields it is not */}
        <div
          ref={focus.plot}
          role="group"
          aria-label={`${title}. ${t('statistics.chartHint')}`}
          className={styles.plot}
          onKeyDown={focus.onKeyDown}
          onPointerLeave={() => setPointed(null)}
        >
          {ticks.map((tick) => (
            <div
              key={tick}
              className={mergeClasses(styles.line, tick === 0 && styles.base)}
              style={{ bottom: `${(tick / top) * 100}%` }}
            />
          ))}
          {columns.map((column, index) => (
            <Column
              key={column.item.key}
              column={column}
              index={index}
              top={top}
              gap={gapOf(columns.length)}
              view={view}
              focus={focus}
              onPoint={setPointed}
            />
          ))}
        </div>
        <div className={styles.axis} aria-hidden>
          {marks.map((mark) => (
            <span
              key={mark.at}
              className={styles.mark}
              style={{ insetInlineStart: `${(mark.at / columns.length) * 100}%` }}
            >
              {mark.text}
            </span>
          ))}
        </div>
      </div>
      <Legend series={chart.series} view={view} />
    </div>
  );
}

interface ColumnProps {
  column: ChartColumn;
  index: number;
  /** What the whole height is. */
  top: number;
  /** At either side, in pixels. */
  gap: number;
  view: StatisticsView;
  focus: ReturnType<typeof useChartFocus>;
  onPoint(index: number | null): void;
}

function Column({ column, index, top, gap, view, focus, onPoint }: ColumnProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFigureFormats();
  const shadeOf = useSeriesStyles();
  const period = formats.period(unitOf(view.days), column.item);
  return (
    <div
      className={styles.column}
      style={{ paddingInline: gap }}
      onPointerEnter={() => onPoint(index)}
    >
      {column.parts.map(({ series, value }, part) => (
        <a
          key={series.key}
          href={linkOf(view, column, series.key)}
          data-place={`${index}-${part}`}
          tabIndex={focus.isActive(index, part) ? 0 : -1}
          className={mergeClasses(styles.part, shadeOf(series.shade))}
          style={{ height: `${(value / top) * 100}%` }}
          onFocus={() => {
            focus.onFocus(index, part);
            onPoint(index);
          }}
          onBlur={() => onPoint(null)}
        >
          <span className={styles.unseen}>
            {t('statistics.partLabel', {
              period,
              name: series.label,
              value: formats.value(view.measure, value),
            })}
          </span>
        </a>
      ))}
    </div>
  );
}

/** All others, and what has no group, are found within the whole period of the column. */
function linkOf(view: StatisticsView, { item }: ChartColumn, key: string | null): string {
  const days = { dateFrom: item.dateFrom ?? '', dateTo: item.dateTo ?? '' };
  const named = key !== null && key !== others;
  return logLink(view, days, named ? { interactionGroupCode: key } : {});
}

function Readout({ column, view }: { column: ChartColumn; view: StatisticsView }) {
  const { t } = useTranslation();
  const formats = useFigureFormats();
  const write = (value: number) => formats.value(view.measure, value);
  const parts = column.parts
    .toReversed()
    .map(({ series, value }) => `${series.label} ${write(value)}`);
  const whole = t('statistics.readout', {
    period: formats.period(unitOf(view.days), column.item),
    value: write(column.total),
  });
  return <>{[whole, ...parts].join(' · ')}</>;
}
