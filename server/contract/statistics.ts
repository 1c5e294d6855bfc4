import { z } from 'zod';
import { endpoint, everyone } from './endpoint.ts';
import { day, flag } from './fields.ts';
import { interactionLogEntryFilter } from './interaction-log-entry.ts';

/** What figures are counted by. A team is the one the entry's salesperson is in now. */
export const statisticsDimension = z.enum([
  'group',
  'template',
  'salesperson',
  'team',
  'contact',
  'company',
  'day',
  'week',
  'month',
]);
export type StatisticsDimension = z.infer<typeof statisticsDimension>;

/** What the parts of an item are counted by. */
export const statisticsPart = z.enum(['group', 'template', 'salesperson', 'team']);
export type StatisticsPart = z.infer<typeof statisticsPart>;

export const statisticsMeasure = z.enum(['interactions', 'cost', 'durationMinutes']);
export type StatisticsMeasure = z.infer<typeof statisticsMeasure>;

const figures = {
  interactions: z.int(),
  /** Of the interactions those that reached nobody. */
  attemptsFailed: z.int(),
  cost: z.number(),
  durationMinutes: z.int(),
};
const figuresOnly = z.object(figures);
export type Figures = z.infer<typeof figuresOnly>;

const totals = {
  ...figures,
  /** Different contacts among them; null unless they were asked for. */
  contacts: z.int().nullable(),
};

const named = {
  /** A code, a number, or the first day of the period (of a month YYYY-MM); null where there is none. */
  key: z.string().nullable(),
  /** Description or name; null where the key says it all. */
  label: z.string().nullable(),
};

export const statisticsItem = z.object({
  ...named,
  ...figures,
  /** Of a day, week or month: the days of it that were asked for. */
  dateFrom: day.optional(),
  dateTo: day.optional(),
  /** With `splitBy`: what the item consists of, in the order of the measure. */
  parts: z.array(z.object({ ...named, ...figures })).optional(),
});
export type StatisticsItem = z.infer<typeof statisticsItem>;

export const statistics = z.object({
  groupBy: statisticsDimension,
  splitBy: statisticsPart.nullable(),
  dateFrom: day.nullable(),
  dateTo: day.nullable(),
  currencyCode: z.string(),
  total: z.object(totals),
  /** With `compare`: the days before, as many of them. */
  previous: z.object({ dateFrom: day, dateTo: day, ...totals }).nullable(),
  /** Periods in their order and without gaps, the others by the measure, greatest first. */
  items: z.array(statisticsItem),
  /** What is beyond `limit`: items and rest together are the total. */
  rest: z.object({ items: z.int(), ...figures }).nullable(),
});
export type Statistics = z.infer<typeof statistics>;

const { canceled: _canceled, search: _search, ...filter } = interactionLogEntryFilter;

export const statisticsQuery = z.object({
  groupBy: statisticsDimension.default('group'),
  splitBy: statisticsPart.optional(),
  /** What decides which items are first. */
  measure: statisticsMeasure.default('interactions'),
  /** Items at most; periods are given all. */
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Needs `dateFrom` and `dateTo`. */
  compare: flag.optional(),
  /** Also count the different contacts, which takes longest of all. */
  contacts: flag.optional(),
  ...filter,
});
export type StatisticsQuery = z.output<typeof statisticsQuery>;

export const getStatistics = endpoint({
  method: 'get',
  path: '/statistics',
  operationId: 'getStatistics',
  summary:
    'Interactions, cost and duration of the log, counted; canceled and postponed ones are not',
  tag: 'Statistics',
  roles: everyone,
  scope: 'logRead',
  query: statisticsQuery,
  answers: { 200: statistics },
});
export const statisticsEndpoints = { getStatistics };
