import type { Page } from '../../contract/fields.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryQuery,
} from '../../contract/interaction-log-entry.ts';
import type { InteractionLogFilter } from '../../contract/interaction-log-export.ts';
import type { Actor } from '../../domain/actor.ts';
import { hasWords, searchWords } from '../../domain/interaction-log-entry/search-words.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { type Place, readCursor, toPage } from '../cursor.ts';
import type { Handle } from '../storage.ts';
import { type EntryCondition, entryConditions, findEntries } from './entry-filter.ts';
import { type EntryRow, presentEntry, searchableText } from './entry-rows.ts';

/** A search gives what it has found by then. */
const maxSearchMilliseconds = 5000;
const maxEntriesPerRead = 2000;
const entriesPerExportRead = 500;

const byPlace = (row: EntryRow) => [row.sort_time, row.entry_no];

const afterPlace = (place: Place | null): EntryCondition[] =>
  place === null ? [] : [{ operator: 'after', time: Number(place[0]), entryNo: Number(place[1]) }];

/** The comments of those that have any, each entry's in one text. */
const readComments = async (
  { sql, engine }: Handle,
  rows: readonly EntryRow[],
): Promise<Map<number, string>> => {
  const texts = new Map<number, string>();
  const commented = rows.filter((row) => row.comment_count > 0).map((row) => row.entry_no);
  if (commented.length === 0) return texts;
  const lines = await sql
    .selectFrom('interaction_log_entry_comment_line')
    .select(['entry_no', 'comment'])
    .where((eb) => engine.isOneOf(eb, 'entry_no', commented))
    .execute();
  for (const { entry_no, comment } of lines)
    texts.set(entry_no, `${texts.get(entry_no) ?? ''} ${comment}`);
  return texts;
};

/** All entries that meet the conditions, newest first, in pieces. */
async function* readInOrder(
  handle: Handle,
  conditions: readonly EntryCondition[],
  { from, count }: { from: Place | null; count: number },
): AsyncGenerator<EntryRow[]> {
  for (let place = from; ; ) {
    const rows = await findEntries(handle, [...conditions, ...afterPlace(place)], count);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < count) return;
    place = byPlace(last);
  }
}

/** A contact's entries are few: they are read by their own index and looked through. */
async function* searchWithin(
  handle: Handle,
  conditions: readonly EntryCondition[],
  words: readonly string[],
  from: Place | null,
): AsyncGenerator<EntryRow[]> {
  for await (const rows of readInOrder(handle, conditions, { from, count: maxEntriesPerRead })) {
    const comments = await readComments(handle, rows);
    yield rows.filter((row) =>
      hasWords(`${searchableText(row)} ${comments.get(row.entry_no) ?? ''}`, words),
    );
  }
}

/** Hits are read newest first from the text index in growing pieces. */
async function* searchAll(
  handle: Handle,
  conditions: readonly EntryCondition[],
  words: readonly string[],
  { from, count: first }: { from: Place | null; count: number },
): AsyncGenerator<EntryRow[]> {
  let before = from === null ? null : Number(from[0]);
  for (let count = first; ; count = Math.min(count * 2, maxEntriesPerRead)) {
    const hits = await handle.engine.searchEntries(handle.sql, words, { before, count });
    if (hits.entryNos.length > 0) {
      const isHit = { column: 'entry_no', operator: 'in', value: hits.entryNos } as const;
      const rows = await findEntries(handle, [...conditions, isHit], count);
      yield rows.sort((a, b) => b.entry_no - a.entry_no);
    }
    before = hits.before;
    if (before === null) return;
  }
}

/** Enough for a page, or what there is until the time is up. */
const collect = async (pieces: AsyncIterable<EntryRow[]>, limit: number): Promise<EntryRow[]> => {
  const found: EntryRow[] = [];
  const deadline = Date.now() + maxSearchMilliseconds;
  for await (const rows of pieces) {
    found.push(...rows);
    if (found.length > limit || Date.now() > deadline) break;
  }
  return found;
};

/** Of these there are few, so that an index of their own finds them. */
const namesFew = ({ contactNo, contactCompanyNo, emailMessageId }: InteractionLogFilter): boolean =>
  (contactNo ?? contactCompanyNo ?? emailMessageId) !== undefined;

export const listEntries = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: InteractionLogEntryQuery,
): Promise<Page<InteractionLogEntry>> => {
  const conditions = await entryConditions(handle, setup, actor, query);
  if (conditions === null) return { items: [], nextCursor: null };
  const { limit, cursor } = query;
  const present = (row: EntryRow) => presentEntry(row, setup);
  const words = searchWords(query.search);
  if (words.length > 0 && !namesFew(query)) {
    const from = readCursor(cursor, ['number']);
    const pieces = searchAll(handle, conditions, words, { from, count: (limit + 1) * 2 });
    return toPage(await collect(pieces, limit), limit, present, (row) => [row.entry_no]);
  }
  const from = readCursor(cursor, ['number', 'number']);
  if (words.length > 0) {
    const pieces = searchWithin(handle, conditions, words, from);
    return toPage(await collect(pieces, limit), limit, present, byPlace);
  }
  const rows = await findEntries(handle, [...conditions, ...afterPlace(from)], limit + 1);
  return toPage(rows, limit, present, byPlace);
};

/** All that a list with these filters shows, in its order. */
export async function* readEntries(
  handle: Handle,
  setup: Setup,
  actor: Actor,
  filter: InteractionLogFilter,
): AsyncGenerator<InteractionLogEntry[]> {
  const conditions = await entryConditions(handle, setup, actor, filter);
  if (conditions === null) return;
  const words = searchWords(filter.search);
  const some = { from: null, count: entriesPerExportRead };
  const all =
    words.length === 0
      ? readInOrder(handle, conditions, some)
      : namesFew(filter)
        ? searchWithin(handle, conditions, words, null)
        : searchAll(handle, conditions, words, some);
  for await (const rows of all) yield rows.map((row) => presentEntry(row, setup));
}
