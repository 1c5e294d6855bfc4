import type { Figures, StatisticsItem } from '../../server/contract/statistics.ts';
import type { Measure } from './statistics-view.ts';

/** More shades than that are not told apart. */
const maxSeries = 6;

export interface Series {
  /** A group's code; null for what has no group; 'others' is no code, being in lower case. */
  key: string | null;
  label: string;
  /** Which of the shades; the last is that of all others. */
  shade: number;
  total: number;
}

export const others = 'others';

export interface ChartPart {
  series: Series;
  value: number;
}

export interface ChartColumn {
  item: StatisticsItem;
  total: number;
  /** From the bottom up; only what is more than nothing. */
  parts: ChartPart[];
}

interface Words {
  none: string;
  others: string;
}

type Total = { key: string | null; label: string | null; total: number };

const totalsOf = (items: readonly StatisticsItem[], measure: Measure): Total[] => {
  const totals = new Map<string | null, Total>();
  for (const item of items)
    for (const part of item.parts ?? []) {
      const known = totals.get(part.key) ?? { key: part.key, label: part.label, total: 0 };
      known.total += part[measure];
      totals.set(part.key, known);
    }
  return [...totals.values()].sort((one, other) => other.total - one.total);
};

/** A group keeps its shade from period to period, as long as two with one do not meet. */
const pickShades = (keys: readonly (string | null)[], order: readonly string[]): number[] => {
  const taken = new Set<number>();
  return keys.map((key) => {
    const place = Math.max(0, order.indexOf(key ?? ''));
    let shade = place % maxSeries;
    while (taken.has(shade)) shade = (shade + 1) % maxSeries;
    taken.add(shade);
    return shade;
  });
};

/** The groups that are drawn, the greatest first; what is beyond is one. */
const seriesOf = (totals: readonly Total[], order: readonly string[], words: Words): Series[] => {
  const fits = totals.length <= maxSeries;
  const drawn = fits ? totals : totals.slice(0, maxSeries - 1);
  const shades = pickShades(
    drawn.map(({ key }) => key),
    order,
  );
  const series = drawn.map(({ key, label, total }, at) => ({
    key,
    label: label ?? key ?? words.none,
    shade: shades[at] ?? 0,
    total,
  }));
  if (fits) return series;
  const left = totals.slice(drawn.length).reduce((sum, { total }) => sum + total, 0);
  return [...series, { key: others, label: words.others, shade: maxSeries, total: left }];
};

const columnOf = (
  item: StatisticsItem,
  series: readonly Series[],
  measure: Measure,
): ChartColumn => {
  const values = new Map<Series, number>();
  for (const part of item.parts ?? []) {
    const own = series.find(({ key }) => key === part.key) ?? series.at(-1);
    if (own) values.set(own, (values.get(own) ?? 0) + part[measure]);
  }
  return {
    item,
    total: item[measure],
    parts: series.flatMap((one) => {
      const value = values.get(one) ?? 0;
      return value > 0 ? [{ series: one, value }] : [];
    }),
  };
};

export interface Chart {
  series: Series[];
  columns: ChartColumn[];
}

/** Periods with parts as columns to draw; `order` is all groups there are. */
export const chartOf = (
  items: readonly StatisticsItem[],
  { measure, order, words }: { measure: Measure; order: readonly string[]; words: Words },
): Chart => {
  const totals = totalsOf(items, measure).filter(({ total }) => total > 0);
  const series = seriesOf(totals, order, words);
  return { series, columns: items.map((item) => columnOf(item, series, measure)) };
};

const steps = [1, 2, 2.5, 5, 10];

/** Up to five even lines from nothing to the highest column; whole numbers, time in hours. */
export const ticksOf = (highest: number, measure: Measure): number[] => {
  const unit = measure === 'durationMinutes' && highest > 120 ? 60 : 1;
  const rough = Math.max(highest, 1) / unit / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const even = (steps.find((one) => one * power >= rough) ?? 10) * power;
  const step = unit * (measure === 'cost' ? even : Math.max(1, Math.ceil(even)));
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
};

/** Items of one answer that came as parts of others, by themselves: salespeople of all teams. */
export const partsOf = (items: readonly StatisticsItem[], measure: Measure): StatisticsItem[] => {
  const all = new Map<string | null, StatisticsItem>();
  for (const { parts } of items)
    for (const part of parts ?? []) {
      const known = all.get(part.key);
      all.set(part.key, known === undefined ? { ...part } : { ...known, ...sum(known, part) });
    }
  return [...all.values()].sort((one, other) => other[measure] - one[measure]);
};

const sum = (one: Figures, other: Figures): Figures => ({
  interactions: one.interactions + other.interactions,
  attemptsFailed: one.attemptsFailed + other.attemptsFailed,
  // Hundredths, so that cents do not drift.
  cost: (Math.round(one.cost * 100) + Math.round(other.cost * 100)) / 100,
  durationMinutes: one.durationMinutes + other.durationMinutes,
});
