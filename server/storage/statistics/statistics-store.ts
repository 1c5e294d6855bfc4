import type {
  Figures,
  Statistics,
  StatisticsItem,
  StatisticsQuery,
} from '../../contract/statistics.ts';
import type { Actor } from '../../domain/actor.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import {
  byMeasure,
  type ExactFigures,
  type FoldedItem,
  foldFigures,
  type Named,
  noFigures,
  sumOf,
} from '../../domain/statistics/fold-figures.ts';
import {
  type Period,
  type PeriodKind,
  periodBefore,
  periodsWithin,
} from '../../domain/statistics/statistics-period.ts';
import type { StatisticsStore } from '../../domain/statistics/statistics-store.ts';
import { type EntryCondition, entryConditions } from '../interaction-log-entry/entry-filter.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { readFigures, readFirstContacts, readTotal } from './read-figures.ts';

/** Ten years of days. */
const maxPeriods = 3700;

const toMoney = ({
  interactions,
  attemptsFailed,
  cost,
  durationMinutes,
}: ExactFigures): Figures => ({
  interactions,
  attemptsFailed,
  cost: cost / 100,
  durationMinutes,
});

const present = ({ key, label, ...figures }: Named & ExactFigures) => ({
  key,
  label,
  ...toMoney(figures),
});

type Counted = Pick<Statistics, 'items' | 'rest'> & { total: ExactFigures };

const isPeriodKind = (groupBy: StatisticsQuery['groupBy']): groupBy is PeriodKind =>
  groupBy === 'day' || groupBy === 'week' || groupBy === 'month';

const presentItem = (
  { parts, ...item }: FoldedItem,
  { splitBy, measure }: StatisticsQuery,
): StatisticsItem => ({
  ...present(item),
  ...(splitBy !== undefined && {
    parts: [...parts.values()].sort(byMeasure(measure)).map(present),
  }),
});

const emptyItem = (key: string): FoldedItem => ({
  key,
  label: null,
  ...noFigures(),
  parts: new Map(),
});

/** Every day, week or month from the first that was asked for, or found, to the last. */
const periodItems = (
  items: Map<string | null, FoldedItem>,
  dates: readonly string[],
  query: StatisticsQuery,
): StatisticsItem[] => {
  const { groupBy } = query;
  const sorted = dates.toSorted();
  const dateFrom = query.dateFrom ?? sorted[0];
  const dateTo = query.dateTo ?? sorted.at(-1);
  if (!isPeriodKind(groupBy) || dateFrom === undefined || dateTo === undefined) return [];
  const periods = periodsWithin(groupBy, { dateFrom, dateTo }, maxPeriods);
  if (periods === null)
    throw invalidInput([
      {
        path: 'groupBy',
        code: 'tooManyPeriods',
        message: `These are more than ${maxPeriods} periods: choose longer ones, or fewer days.`,
      },
    ]);
  return [...periods].map(([key, period]) => ({
    ...presentItem(items.get(key) ?? emptyItem(key), query),
    ...period,
  }));
};

const restOf = (left: readonly FoldedItem[]): Statistics['rest'] =>
  left.length === 0 ? null : { items: left.length, ...toMoney(sumOf(left)) };

const countFirstContacts = async (
  handle: Handle,
  conditions: readonly EntryCondition[],
  { groupBy, measure, limit }: StatisticsQuery & { groupBy: 'contact' | 'company' },
): Promise<Counted> => {
  const { items, all } = await readFirstContacts(handle, conditions, { groupBy, measure, limit });
  const shown = sumOf(items);
  const left = all.items - items.length;
  const rest = {
    interactions: all.interactions - shown.interactions,
    attemptsFailed: all.attemptsFailed - shown.attemptsFailed,
    cost: all.cost - shown.cost,
    durationMinutes: all.durationMinutes - shown.durationMinutes,
  };
  return {
    total: all,
    items: items.map(present),
    rest: left === 0 ? null : { items: left, ...toMoney(rest) },
  };
};

const count = async (
  handle: Handle,
  setup: Setup,
  conditions: readonly EntryCondition[],
  query: StatisticsQuery,
): Promise<Counted> => {
  const { groupBy, splitBy, measure, limit } = query;
  if (groupBy === 'contact' || groupBy === 'company')
    return countFirstContacts(handle, conditions, { ...query, groupBy });
  const rows = await readFigures(handle, conditions, { groupBy, splitBy });
  const items = foldFigures(setup, rows, { groupBy, splitBy });
  const total = sumOf(rows);
  if (isPeriodKind(groupBy)) {
    const dates = rows.map(({ id }) => String(id));
    return { total, items: periodItems(items, dates, query), rest: null };
  }
  const sorted = [...items.values()].sort(byMeasure(measure));
  return {
    total,
    items: sorted.slice(0, limit).map((item) => presentItem(item, query)),
    rest: restOf(sorted.slice(limit)),
  };
};

const periodOf = ({ dateFrom, dateTo }: StatisticsQuery): Period | null =>
  dateFrom === undefined || dateTo === undefined ? null : { dateFrom, dateTo };

const refuseUnfitting = (query: StatisticsQuery): void => {
  const problems = [];
  const { dateFrom, dateTo, groupBy, splitBy, compare } = query;
  if (dateFrom !== undefined && dateTo !== undefined && dateFrom > dateTo)
    problems.push({
      path: 'dateTo',
      code: 'beforeDateFrom',
      message: 'The last day is before the first: choose a later one.',
    });
  if (splitBy !== undefined && (groupBy === 'contact' || groupBy === 'company'))
    problems.push({
      path: 'splitBy',
      code: 'notSplit',
      message: 'Contacts and companies have no parts: leave splitBy out.',
    });
  if (compare === true && periodOf(query) === null)
    problems.push({
      path: 'compare',
      code: 'noPeriod',
      message: 'Only a period is compared: send dateFrom and dateTo.',
    });
  if (problems.length > 0) throw invalidInput(problems);
};

type Total = ExactFigures & { contacts: number | null };

/** Nothing where nothing can be meant. */
const totalOf = async (
  handle: Handle,
  conditions: EntryCondition[] | null,
  withContacts: boolean,
): Promise<Total> =>
  conditions === null
    ? { ...noFigures(), contacts: withContacts ? 0 : null }
    : readTotal(handle, conditions, withContacts);

export const createStatisticsStore = (storage: Storage, readSetup: ReadSetup): StatisticsStore => ({
  async get(actor: Actor, query) {
    refuseUnfitting(query);
    const setup = await readSetup(storage.read);
    const conditionsOf = (period: Partial<Period>) =>
      entryConditions(storage.read, setup, actor, { ...query, ...period });
    const period = periodOf(query);
    const before = query.compare === true && period !== null ? periodBefore(period) : null;
    const [conditions, beforeConditions] = await Promise.all([
      conditionsOf({}),
      before === null ? null : conditionsOf(before),
    ]);
    const withContacts = query.contacts === true;
    const [counted, total, previous] = await Promise.all([
      conditions === null
        ? { total: noFigures(), items: periodItems(new Map(), [], query), rest: null }
        : count(storage.longRead, setup, conditions, query),
      withContacts ? totalOf(storage.longRead, conditions, true) : null,
      before === null ? null : totalOf(storage.longRead, beforeConditions, withContacts),
    ]);
    return {
      groupBy: query.groupBy,
      splitBy: query.splitBy ?? null,
      dateFrom: query.dateFrom ?? null,
      dateTo: query.dateTo ?? null,
      currencyCode: setup.currencyCode,
      total: { ...toMoney(counted.total), contacts: total?.contacts ?? null },
      previous:
        before === null || previous === null
          ? null
          : { ...before, ...toMoney(previous), contacts: previous.contacts },
      items: counted.items,
      rest: counted.rest,
    };
  },
});
