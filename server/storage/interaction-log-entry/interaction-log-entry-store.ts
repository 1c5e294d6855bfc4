import type { InteractionLogEntryQuery } from '../../contract/interaction-log-entry.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Caller } from '../../domain/caller.ts';
import { DomainError, notFound, versionOutdated } from '../../domain/domain-error.ts';
import type { InteractionLogEntryStore } from '../../domain/interaction-log-entry/interaction-log-entry-store.ts';
import { mayChangeEntry, seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { readCursor, toPage } from '../cursor.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { filterEntries, searchWords } from './entry-filter.ts';
import { type EntryRow, presentEntry, selectEntries } from './entry-rows.ts';

/** The entry, when the actor may see it. */
export const findEntry = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  entryNo: number,
): Promise<EntryRow> => {
  const row = await selectEntries(handle).where('e.entry_no', '=', entryNo).executeTakeFirst();
  if (row === undefined || !seesSalesperson(seenSalespeople(setup, actor), row.salesperson_id))
    throw notFound('interaction log entry', entryNo);
  return row;
};

/** As `findEntry`, when the actor may change it and has its latest version. */
export const findEntryToChange = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { entryNo, version }: { entryNo: number; version: number },
): Promise<EntryRow> => {
  const row = await findEntry(handle, setup, actor, entryNo);
  if (!mayChangeEntry(actor, row.salesperson_id))
    throw new DomainError(
      'notAllowed',
      'This entry belongs to another salesperson. Ask its salesperson or a manager to change it.',
    );
  if (row.version !== version) throw versionOutdated();
  return row;
};

const listNewestFirst = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: InteractionLogEntryQuery,
) => {
  const place = readCursor(query.cursor, ['number', 'number']);
  let select = await filterEntries(handle, setup, actor, query);
  if (select === null) return { items: [], nextCursor: null };
  if (place !== null) {
    const [time, entryNo] = place as [number, number];
    select = select.where((eb) =>
      eb.and([
        eb('e.sort_time', '<=', time),
        eb.or([eb('e.sort_time', '<', time), eb('e.entry_no', '<', entryNo)]),
      ]),
    );
  }
  const rows = await handle.engine
    .first(select.orderBy('e.sort_time', 'desc').orderBy('e.entry_no', 'desc'), query.limit + 1)
    .execute();
  return toPage(
    rows,
    query.limit,
    (row) => presentEntry(row, setup),
    (row) => [row.sort_time, row.entry_no],
  );
};

/** Hits are read newest first from the text index in pieces, until a page has passed the filters. */
const listFound = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: InteractionLogEntryQuery,
  words: readonly string[],
) => {
  const place = readCursor(query.cursor, ['number']);
  let before = place === null ? null : Number(place[0]);
  const found: EntryRow[] = [];
  const deadline = Date.now() + 5000;
  for (let count = (query.limit + 1) * 2; ; count = Math.min(count * 2, 5000)) {
    const entryNos = await handle.engine.searchEntries(handle.sql, words, { before, count });
    if (entryNos.length > 0) {
      const select = await filterEntries(handle, setup, actor, query);
      if (select === null) break;
      const rows = await select
        .where((eb) => handle.engine.isOneOf(eb, 'e.entry_no', entryNos))
        .orderBy('e.entry_no', 'desc')
        .execute();
      found.push(...rows);
    }
    before = entryNos.at(-1) ?? null;
    if (entryNos.length < count || found.length > query.limit || Date.now() > deadline) break;
  }
  return toPage(
    found,
    query.limit,
    (row) => presentEntry(row, setup),
    (row) => [row.entry_no],
  );
};

const setCanceled = async (
  handle: Handle,
  setup: Setup,
  { actor }: Caller,
  { entryNo, version, canceled }: { entryNo: number; version: number; canceled: boolean },
) => {
  const now = Date.now();
  const row = await findEntryToChange(handle, setup, actor, { entryNo, version });
  if (row.postponed === 1)
    throw new DomainError('notAllowed', 'A postponed interaction is discarded, not canceled.');
  if ((row.canceled === 1) === canceled) return presentEntry(row, setup);
  const { numUpdatedRows } = await handle.sql
    .updateTable('interaction_log_entry')
    .set({
      canceled: canceled ? 1 : 0,
      canceled_at: canceled ? now : null,
      canceled_by: canceled ? actor.label : null,
      changed_at: now,
      changed_by: actor.label,
      version: version + 1,
    })
    .where('entry_no', '=', entryNo)
    .where('version', '=', version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  await recordAudit(
    handle,
    {
      actor: actor.label,
      entity: 'interactionLogEntry',
      key: String(entryNo),
      action: canceled ? 'canceled' : 'restored',
      detail: { canceled: [!canceled, canceled] },
    },
    now,
  );
  await noteChanges(
    handle,
    [
      {
        entity: 'interactionLogEntry',
        key: String(entryNo),
        action: 'changed',
        salespersonId: row.salesperson_id,
      },
    ],
    now,
  );
  return presentEntry(await findEntry(handle, setup, actor, entryNo), setup);
};

export const createInteractionLogEntryStore = (
  storage: Storage,
  readSetup: ReadSetup,
): InteractionLogEntryStore => ({
  async list(actor, query) {
    const setup = await readSetup(storage.read);
    const words = searchWords(query.search);
    return words.length === 0
      ? listNewestFirst(storage.read, setup, actor, query)
      : listFound(storage.read, setup, actor, query, words);
  },
  async get(actor, entryNo) {
    const setup = await readSetup(storage.read);
    return presentEntry(await findEntry(storage.read, setup, actor, entryNo), setup);
  },
  cancel: (caller, entryNo, version) =>
    writeOnce(storage, caller.once, async (handle) =>
      setCanceled(handle, await readSetup(handle), caller, { entryNo, version, canceled: true }),
    ),
  restore: (caller, entryNo, version) =>
    writeOnce(storage, caller.once, async (handle) =>
      setCanceled(handle, await readSetup(handle), caller, { entryNo, version, canceled: false }),
    ),
});
