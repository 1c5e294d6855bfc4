import { type Expression, sql as raw, type SqlBool } from 'kysely';
import type {
  StatisticsDimension,
  StatisticsMeasure,
  StatisticsPart,
} from '../../contract/statistics.ts';
import type { ExactFigures, FigureRow, Named } from '../../domain/statistics/fold-figures.ts';
import { type EntryCondition, meetsAll } from '../interaction-log-entry/entry-filter.ts';
import type { Handle } from '../storage.ts';

type ContactDimension = 'contact' | 'company';

const columns = {
  group: 'interaction_group_id',
  template: 'interaction_template_id',
  salesperson: 'salesperson_id',
  team: 'salesperson_id',
  contact: 'contact_id',
  company: 'contact_company_id',
  day: 'date',
  week: 'date',
  month: 'date',
} as const satisfies Record<StatisticsDimension, string>;

/** Whole numbers on both databases; SQL Server hands great ones out as text. */
const sums = {
  interactions: raw<number>`count(*)`,
  attemptsFailed: raw<number>`sum(e.attempt_failed)`,
  cost: raw<number>`sum(e.cost)`,
  durationMinutes: raw<number>`sum(cast(e.duration_minutes as bigint))`,
};
const measures = Object.keys(sums) as (keyof ExactFigures)[];

const toFigures = (row: Record<keyof ExactFigures, unknown>): ExactFigures => ({
  interactions: Number(row.interactions ?? 0),
  attemptsFailed: Number(row.attemptsFailed ?? 0),
  cost: Number(row.cost ?? 0),
  durationMinutes: Number(row.durationMinutes ?? 0),
});

/** What counts (rule 12.2); said in words of its own so that the index of what counts is found. */
const counts = raw<SqlBool>`e.canceled = 0 and e.postponed = 0`;

const narrowing = new Set(['contact_id', 'contact_company_id', 'salesperson_id', 'entry_no']);

/**
 * Days are found by the index of what counts, in which they are the first column and all else that
 * is counted follows; the instants that say the same are for the indexes of one contact or
 * salesperson.
 */
const meant = (conditions: readonly EntryCondition[]): EntryCondition[] => {
  const columnOf = (one: EntryCondition) => ('column' in one ? one.column : '');
  const isNarrow = conditions.some((one) => narrowing.has(columnOf(one)));
  const unneeded = isNarrow ? ['postponed'] : ['postponed', 'sort_time'];
  return conditions.filter((one) => !unneeded.includes(columnOf(one)));
};

const entriesOf = ({ sql, engine }: Handle, conditions: readonly EntryCondition[]) => {
  const isMeant: Expression<SqlBool> = meetsAll(engine, meant(conditions));
  return sql.selectFrom('interaction_log_entry as e').where(counts).where(isMeant);
};

/** Figures by id or date, and with `splitBy` by a second id. */
export const readFigures = async (
  handle: Handle,
  conditions: readonly EntryCondition[],
  { groupBy, splitBy }: { groupBy: StatisticsDimension; splitBy: StatisticsPart | undefined },
): Promise<FigureRow[]> => {
  const column = `e.${columns[groupBy]}` as const;
  const query = entriesOf(handle, conditions)
    .select(`${column} as id`)
    .select(measures.map((name) => sums[name].as(name)))
    .groupBy(column);
  const part = splitBy === undefined ? undefined : (`e.${columns[splitBy]}` as const);
  const rows =
    part === undefined || part === column
      ? await query.execute()
      : await query.select(`${part} as part`).groupBy(part).execute();
  return rows.map((row) => ({
    id: row.id,
    part: part === column ? row.id : 'part' in row ? row.part : null,
    ...toFigures(row),
  })) as FigureRow[];
};

export interface FirstContacts {
  items: (Named & ExactFigures)[];
  all: ExactFigures & { items: number };
}

/** The contacts with most, and what all of them have together, from one moment. */
export const readFirstContacts = async (
  handle: Handle,
  conditions: readonly EntryCondition[],
  {
    groupBy,
    measure,
    limit,
  }: { groupBy: ContactDimension; measure: StatisticsMeasure; limit: number },
): Promise<FirstContacts> => {
  const column = `e.${columns[groupBy]}` as const;
  const each = entriesOf(handle, conditions)
    .select(`${column} as id`)
    .select(measures.map((name) => sums[name].as(name)))
    .groupBy(column)
    .as('g');
  const counted = handle.sql
    .selectFrom(each)
    .selectAll('g')
    .select(raw<number>`count(*) over ()`.as('items'))
    .select(
      measures.map((name) => raw<number>`sum(${raw.ref(`g.${name}`)}) over ()`.as(`all_${name}`)),
    )
    .orderBy(`g.${measure}`, 'desc')
    .orderBy('g.id');
  const rows = await handle.sql
    .selectFrom(handle.engine.first(counted, limit).as('t'))
    .leftJoin('contact as c', 'c.id', 't.id')
    .selectAll('t')
    .select(['c.no as key', 'c.name as label'])
    .orderBy(`t.${measure}`, 'desc')
    .orderBy('t.id')
    .execute();
  const all: Record<string, unknown> = rows[0] ?? {};
  return {
    items: rows.map((row) => ({ key: row.key, label: row.label, ...toFigures(row) })),
    all: {
      items: Number(all.items ?? 0),
      ...toFigures({
        interactions: all.all_interactions,
        attemptsFailed: all.all_attemptsFailed,
        cost: all.all_cost,
        durationMinutes: all.all_durationMinutes,
      }),
    },
  };
};

/** All figures in one; the number of different contacts only where it is wanted. */
export const readTotal = async (
  handle: Handle,
  conditions: readonly EntryCondition[],
  withContacts: boolean,
): Promise<ExactFigures & { contacts: number | null }> => {
  const contacts = withContacts ? raw<number>`count(distinct e.contact_id)` : raw<null>`null`;
  const row = await entriesOf(handle, conditions)
    .select(measures.map((name) => sums[name].as(name)))
    .select(raw<number | null>`${contacts}`.as('contacts'))
    .executeTakeFirstOrThrow();
  return { ...toFigures(row), contacts: row.contacts === null ? null : Number(row.contacts) };
};
