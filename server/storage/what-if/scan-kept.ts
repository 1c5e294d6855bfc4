import type { Setup } from '../../domain/setup/setup.ts';
import { type ResolvedChange, touchedBy } from '../../domain/what-if/changed-setup.ts';
import type { Handle } from '../storage.ts';
import type { KeptInteraction, KeptRange } from './kept-interaction.ts';
import { loadKeptCalls } from './load-kept-calls.ts';
import { loadKeptMessages, type Setups } from './load-kept-messages.ts';

export type KeptKind = KeptInteraction['kind'];

/** A report comes after the mail; a clock that was wrong may say otherwise, but not by more. */
const slack = 86_400_000;

const tables = {
  email: { table: 'email_message', at: 'sent_at' },
  meeting: { table: 'meeting', at: 'sent_at' },
  call: { table: 'call', at: 'started_at' },
} as const;

/** What the change can concern at all. */
export const kindsOf = (setup: Setup, change: ResolvedChange): KeptKind[] => {
  const touched = touchedBy(setup, change);
  return [
    ...(touched.emails ? (['email'] as const) : []),
    ...(touched.meetings ? (['meeting'] as const) : []),
    ...(touched.calls ? (['call'] as const) : []),
  ];
};

export const loadKept = (
  handle: Handle,
  kind: KeptKind,
  ids: readonly number[],
  setups: Setups,
): Promise<KeptInteraction[]> =>
  kind === 'call'
    ? loadKeptCalls(handle, ids, setups)
    : loadKeptMessages(handle, kind, ids, setups);

/** Rows are numbered as they are reported: those before the first one are too old. */
const firstId = async ({ sql }: Handle, kind: KeptKind, from: number): Promise<number> => {
  const row = await sql
    .selectFrom(tables[kind].table)
    .select((eb) => eb.fn.min('id').as('id'))
    .where('purged', '=', 0)
    .where('created_at', '>=', from - slack)
    .executeTakeFirst();
  return Number(row?.id ?? Number.MAX_SAFE_INTEGER);
};

const inRange = ({ sql }: Handle, kind: KeptKind, { from, salespersonId }: KeptRange) => {
  const { table, at } = tables[kind];
  const query = sql
    .selectFrom(table)
    .where('purged', '=', 0)
    // The column has one name in the one table and another in the other.
    .where(at as 'sent_at', '>=', from);
  return salespersonId === null ? query : query.where('salesperson_id', '=', salespersonId);
};

export const countKept = async (
  handle: Handle,
  kind: KeptKind,
  range: KeptRange,
): Promise<number> => {
  const row = await inRange(handle, kind, range)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirst();
  return Number(row?.rows ?? 0);
};

/** Ids in pages: newest first to look, oldest first to change, so that what comes meanwhile is met. */
export async function* pagesOfKept(
  handle: Handle,
  kind: KeptKind,
  { range, order, size }: { range: KeptRange; order: 'asc' | 'desc'; size: number },
): AsyncGenerator<number[]> {
  const first = await firstId(handle, kind, range.from);
  let last = order === 'asc' ? first - 1 : Number.MAX_SAFE_INTEGER;
  for (;;) {
    const query = inRange(handle, kind, range)
      .select('id')
      .where('id', '>=', first)
      .where('id', order === 'asc' ? '>' : '<', last)
      .orderBy('id', order);
    const ids = (await handle.engine.first(query, size).execute()).map((row) => row.id);
    const end = ids.at(-1);
    if (end === undefined) return;
    yield ids;
    last = end;
    if (ids.length < size) return;
  }
}
