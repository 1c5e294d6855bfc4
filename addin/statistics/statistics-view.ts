import type { Scope } from '../../server/contract/enumerations.ts';
import { dayIn } from '../ui/dates.ts';
import { hashWith, navigate, type QueryValues, type Route, useRoute } from '../ui/route.ts';
import { scopeIn } from '../ui/scope.ts';
import { useMe } from '../ui/session.tsx';
import { type Days, daysOf, type Preset, presets } from './statistics-period.ts';

export const measures = ['interactions', 'durationMinutes', 'cost'] as const;
export type Measure = (typeof measures)[number];

export interface StatisticsView {
  /** Null where the days were chosen by hand. */
  preset: Preset | null;
  days: Days;
  scope: Scope;
  measure: Measure;
  asTables: boolean;
  change(values: QueryValues): void;
}

const usual: Preset = 'last12Months';
const day = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string): boolean => day.test(text) && !Number.isNaN(Date.parse(text));

/** An address may have been typed or cut: days that make no sense are none. */
const chosenDays = ({ query }: Route): Days | null => {
  const dateFrom = query.get('dateFrom') ?? '';
  const dateTo = query.get('dateTo') ?? '';
  return isDay(dateFrom) && isDay(dateTo) && dateFrom <= dateTo ? { dateFrom, dateTo } : null;
};

/** The whole view is in the address: a link to it shows the same. */
export function useStatisticsView(): StatisticsView {
  const route = useRoute();
  const me = useMe();
  const { query } = route;
  const chosen = chosenDays(route);
  const preset = presets.find((name) => name === query.get('period')) ?? usual;
  return {
    preset: chosen === null ? preset : null,
    days: chosen ?? daysOf(preset, dayIn(new Date(), me.timeZone)),
    scope: scopeIn(query, me),
    measure: measures.find((name) => name === query.get('measure')) ?? 'interactions',
    asTables: query.get('as') === 'tables',
    change: (values) => navigate(hashWith(route, values), 'replace'),
  };
}
