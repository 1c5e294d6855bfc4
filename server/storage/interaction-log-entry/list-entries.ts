import type { Page } from '../../contract/fields.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryQuery,
} from '../../contract/interaction-log-entry.ts';
import type { Actor } from '../../domain/actor.ts';
import { hasWords, searchWords } from '../../domain/interaction-log-entry/search-words.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { readCursor, toPage } from '../cursor.ts';
import type { Handle } from '../storage.ts';
import { type EntryCondition, entryConditions, findEntries } from './entry-filter.ts';
import { type EntryRow, presentEntry, searchableText } from './entry-rows.ts';

/** A search gives what it has found by then. */
const maxSearchMilliseconds = 5000;
const maxEntriesPerRead = 2000;

const byPlace = (row: EntryRow) => [row.sort_time, row.entry_no];

const afterPlace = (cursor: string | undefined): EntryCondition[] => {
  const place = readCursor(cursor, ['number', 'number']);
  if (place === null) return [];
  return [{ operator: 'after', time: Number(place[0]), entryNo: Number(place[1]) }];
};

/** A contact's entries are few: they are read by their own index and looked through. */
const searchWithin = async (
  handle: Handle,
  conditions: readonly EntryCondition[],
  words: readonly string[],
  { limit, cursor }: InteractionLogEntryQuery,
): Promise<EntryRow[]> => {
  const found: EntryRow[] = [];
  const deadline = Date.now() + maxSearchMilliseconds;
  let after = afterPlace(cursor);
  for (;;) {
    const rows = await findEntries(handle, [...conditions, ...after], maxEntriesPerRead);
    found.push(
      ...rows.filter((row) => hasWords(searchableText(row.description, row.subject), words)),
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < maxEntriesPerRead || found.length > limit) return found;
    if (Date.now() > deadline) return found;
    after = [{ operator: 'after', time: last.sort_time, entryNo: last.entry_no }];
  }
};

/** Hits are read newest first from the text index in pieces, until a page has met the conditions. */
const searchAll = async (
  handle: Handle,
  conditions: readonly EntryCondition[],
  words: readonly string[],
  { limit, cursor }: InteractionLogEntryQuery,
): Promise<EntryRow[]> => {
  const place = readCursor(cursor, ['number']);
  let before = place === null ? null : Number(place[0]);
  const found: EntryRow[] = [];
  const deadline = Date.now() + maxSearchMilliseconds;
  for (let count = (limit + 1) * 2; ; count = Math.min(count * 2, maxEntriesPerRead)) {
    const entryNos = await handle.engine.searchEntries(handle.sql, words, { before, count });
    if (entryNos.length > 0) {
      const isHit = { column: 'entry_no', operator: 'in', value: entryNos } as const;
      const rows = await findEntries(handle, [...conditions, isHit], count);
      found.push(...rows.sort((a, b) => b.entry_no - a.entry_no));
    }
    before = entryNos.at(-1) ?? null;
    const isEnd = entryNos.length < count;
    if (isEnd || found.length > limit || Date.now() > deadline) return found;
  }
};

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
  if (words.length === 0) {
    const rows = await findEntries(handle, [...conditions, ...afterPlace(cursor)], limit + 1);
    return toPage(rows, limit, present, byPlace);
  }
  const ofFew = query.contactNo ?? query.contactCompanyNo ?? query.emailMessageId;
  return ofFew === undefined
    ? toPage(await searchAll(handle, conditions, words, query), limit, present, (row) => [
        row.entry_no,
      ])
    : toPage(await searchWithin(handle, conditions, words, query), limit, present, byPlace);
};
