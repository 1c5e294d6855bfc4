import type {
  Figures,
  StatisticsDimension,
  StatisticsMeasure,
  StatisticsPart,
} from '../../contract/statistics.ts';
import type { Setup } from '../setup/setup.ts';
import { periodKey } from './statistics-period.ts';

/** Money is in hundredths here, so that every sum is exact. */
export type ExactFigures = Figures;

export interface Named {
  key: string | null;
  label: string | null;
}

/** What the database has counted: an id or a date, and of a split a second id. */
export interface FigureRow extends ExactFigures {
  id: number | string | null;
  part: number | null;
}

export interface FoldedItem extends Named, ExactFigures {
  parts: Map<string | null, Named & ExactFigures>;
}

export const noFigures = (): ExactFigures => ({
  interactions: 0,
  attemptsFailed: 0,
  cost: 0,
  durationMinutes: 0,
});

const addFigures = (sum: ExactFigures, one: ExactFigures): void => {
  sum.interactions += one.interactions;
  sum.attemptsFailed += one.attemptsFailed;
  sum.cost += one.cost;
  sum.durationMinutes += one.durationMinutes;
};

export const sumOf = (all: Iterable<ExactFigures>): ExactFigures => {
  const sum = noFigures();
  for (const one of all) addFigures(sum, one);
  return sum;
};

const nobody: Named = { key: null, label: null };

const nameOfSetup = (setup: Setup, by: StatisticsPart, id: number): Named => {
  if (by === 'group' || by === 'template') {
    const found = (by === 'group' ? setup.groups : setup.templates).get(id);
    return found === undefined ? nobody : { key: found.code, label: found.description };
  }
  const salesperson = setup.salespeople.get(id);
  if (by === 'salesperson')
    return salesperson === undefined ? nobody : { key: salesperson.code, label: salesperson.name };
  const team = setup.teams.get(salesperson?.teamId ?? 0);
  return team === undefined ? nobody : { key: team.code, label: team.name };
};

const nameOf = (
  setup: Setup,
  by: Exclude<StatisticsDimension, 'contact' | 'company'>,
  id: number | string | null,
): Named => {
  if (id === null) return nobody;
  if (by === 'day' || by === 'week' || by === 'month')
    return { key: periodKey(by, String(id)), label: null };
  return nameOfSetup(setup, by, Number(id));
};

/** Rows of one name become one: a team's salespeople, the days of a week. */
export const foldFigures = (
  setup: Setup,
  rows: readonly FigureRow[],
  {
    groupBy,
    splitBy,
  }: {
    groupBy: Exclude<StatisticsDimension, 'contact' | 'company'>;
    splitBy: StatisticsPart | undefined;
  },
): Map<string | null, FoldedItem> => {
  const items = new Map<string | null, FoldedItem>();
  for (const row of rows) {
    const name = nameOf(setup, groupBy, row.id);
    const item = items.get(name.key) ?? { ...name, ...noFigures(), parts: new Map() };
    items.set(name.key, item);
    addFigures(item, row);
    if (splitBy === undefined) continue;
    const partName = nameOf(setup, splitBy, row.part);
    const part = item.parts.get(partName.key) ?? { ...partName, ...noFigures() };
    item.parts.set(partName.key, part);
    addFigures(part, row);
  }
  return items;
};

/** Greatest first; what is equal by name, so that the order stays. */
export const byMeasure =
  (measure: StatisticsMeasure) =>
  (one: Named & ExactFigures, other: Named & ExactFigures): number =>
    other[measure] - one[measure] ||
    (one.key ?? '').localeCompare(other.key ?? '', 'en') ||
    Number(one.key === null) - Number(other.key === null);
