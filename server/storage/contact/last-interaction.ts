import { type ExpressionBuilder, sql as raw } from 'kysely';
import { widestSpan } from '../../domain/business-day.ts';
import type { SeenSalespeople } from '../../domain/seeing.ts';
import type { Database } from '../database.ts';
import type { Engine, Handle } from '../storage.ts';

export interface LastInteraction {
  date: string;
  description: string;
  salespersonId: number | null;
}

type Column = 'contact_id' | 'contact_company_id';
type Outer = ExpressionBuilder<Database & { c: Database['contact'] }, 'c'>;

/** Number of the newest entry that counts and may be seen: one step into the contact's index. */
const newestEntry = (eb: Outer, engine: Engine, column: Column, seen: SeenSalespeople) => {
  let query = eb
    .selectFrom('interaction_log_entry as e')
    .select('e.entry_no')
    .where(`e.${column}`, '=', eb.ref('c.id'))
    .where('e.canceled', '=', 0)
    .where('e.postponed', '=', 0)
    .where('e.attempt_failed', '=', 0)
    .orderBy('e.sort_time', 'desc')
    .orderBy('e.entry_no', 'desc');
  if (seen !== 'everyone')
    query = query.where((inner) => engine.isOneOf(inner, 'e.salesperson_id', [...seen]));
  return engine.first(query, 1);
};

const newestEntries = async (
  { sql, engine }: Handle,
  column: Column,
  ids: readonly number[],
  seen: SeenSalespeople,
): Promise<[contactId: number, entryNo: number][]> => {
  if (ids.length === 0) return [];
  const rows = await sql
    .selectFrom('contact as c')
    .select((eb) => ['c.id', newestEntry(eb as Outer, engine, column, seen).as('entry_no')])
    .where((eb) => engine.isOneOf(eb, 'c.id', ids))
    .execute();
  return rows.flatMap(({ id, entry_no }) => (entry_no === null ? [] : [[id, entry_no]]));
};

/** The last interaction of each contact; a company's is also that of its persons. */
export const lastInteractions = async (
  handle: Handle,
  contacts: readonly { id: number; type: string }[],
  seen: SeenSalespeople,
): Promise<Map<number, LastInteraction>> => {
  const idsOf = (company: boolean) =>
    contacts.filter((one) => (one.type === 'company') === company).map((one) => one.id);
  const found = [
    ...(await newestEntries(handle, 'contact_id', idsOf(false), seen)),
    ...(await newestEntries(handle, 'contact_company_id', idsOf(true), seen)),
  ];
  if (found.length === 0) return new Map();
  const { sql, engine } = handle;
  const numbers = found.map(([, entryNo]) => entryNo);
  const rows = await sql
    .selectFrom('interaction_log_entry')
    .select(['entry_no', 'date', 'description', 'salesperson_id as salespersonId'])
    .where((eb) => engine.isOneOf(eb, 'entry_no', numbers))
    .execute();
  const entries = new Map(rows.map(({ entry_no, ...entry }) => [entry_no, entry]));
  return new Map(
    found.flatMap(([contactId, entryNo]) => {
      const entry = entries.get(entryNo);
      return entry === undefined ? [] : [[contactId, entry] as const];
    }),
  );
};

interface Figures {
  noOfInteractions: number;
  cost: number;
  durationMinutes: number;
  dateOfLastInteraction: string | null;
  lastDateAttempted: string | null;
}

const monthsShown = 12;

/** The first day of the month so many months before the one of this day. */
const monthBefore = (day: string, months: number): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
};

/** Interactions of each of the last twelve months, the oldest first (docs/domain.md 12.2). */
export const contactMonths = async (
  { sql, engine }: Handle,
  { id, type }: { id: number; type: string },
  { seen, today }: { seen: SeenSalespeople; today: string },
): Promise<{ month: string; noOfInteractions: number }[]> => {
  const column: Column = type === 'company' ? 'contact_company_id' : 'contact_id';
  const from = monthBefore(today, monthsShown - 1);
  const month = raw<string>`substring(e.date, 1, 7)`;
  let query = sql
    .selectFrom('interaction_log_entry as e')
    .select((eb) => [month.as('month'), eb.fn.countAll().as('entries')])
    .where(`e.${column}`, '=', id)
    .where('e.sort_time', '>=', widestSpan(from).from)
    .where('e.date', '>=', from)
    .where('e.canceled', '=', 0)
    .where('e.postponed', '=', 0)
    .groupBy(month);
  if (seen !== 'everyone')
    query = query.where((eb) => engine.isOneOf(eb, 'e.salesperson_id', [...seen]));
  const counts = new Map(
    (await query.execute()).map((row) => [row.month, Number(row.entries)] as const),
  );
  return Array.from({ length: monthsShown }, (_, at) => {
    const name = monthBefore(today, monthsShown - 1 - at).slice(0, 7);
    return { month: name, noOfInteractions: counts.get(name) ?? 0 };
  });
};

/** Figures of a contact's history (docs/domain.md 12); canceled entries are left out of all of them. */
export const contactFigures = async (
  { sql, engine }: Handle,
  { id, type }: { id: number; type: string },
  seen: SeenSalespeople,
): Promise<Figures> => {
  const column: Column = type === 'company' ? 'contact_company_id' : 'contact_id';
  let query = sql
    .selectFrom('interaction_log_entry as e')
    .select((eb) => [
      eb.fn.countAll().as('entries'),
      eb.fn.sum('e.cost').as('cost'),
      eb.fn.sum(raw<number>`cast(e.duration_minutes as bigint)`).as('minutes'),
      eb.fn.max(eb.case().when('e.attempt_failed', '=', 0).then(eb.ref('e.date')).end()).as('last'),
      eb.fn
        .max(eb.case().when('e.initiated_by', '=', 'us').then(eb.ref('e.date')).end())
        .as('attempted'),
    ])
    .where(`e.${column}`, '=', id)
    .where('e.canceled', '=', 0)
    .where('e.postponed', '=', 0);
  if (seen !== 'everyone')
    query = query.where((eb) => engine.isOneOf(eb, 'e.salesperson_id', [...seen]));
  const row = await query.executeTakeFirstOrThrow();
  return {
    noOfInteractions: Number(row.entries),
    cost: Number(row.cost ?? 0) / 100,
    durationMinutes: Number(row.minutes ?? 0),
    dateOfLastInteraction: row.last,
    lastDateAttempted: row.attempted,
  };
};
