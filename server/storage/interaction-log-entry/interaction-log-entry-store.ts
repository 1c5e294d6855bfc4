import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
} from '../../contract/interaction-log-entry.ts';
import { type Actor, systemActor } from '../../domain/actor.ts';
import type { Caller } from '../../domain/caller.ts';
import { DomainError, notFound, versionOutdated } from '../../domain/domain-error.ts';
import type { InteractionLogEntryStore } from '../../domain/interaction-log-entry/interaction-log-entry-store.ts';
import { mayChangeEntry, seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { listEntryAttachments } from '../attachment/attachment-rows.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { listCommentLines } from './comment-lines.ts';
import { type EntryRow, presentEntry, selectEntries } from './entry-rows.ts';
import { listEntries } from './list-entries.ts';
import { judgeToLog, logInteractions, newStoredDraft } from './log-interactions.ts';

/** Whoever postponed it goes on with it, whosever it is to become (11.12). */
export const isOwnDraft = (actor: Actor, row: EntryRow): boolean =>
  row.postponed === 1 && row.postponed_by === actor.identity;

/** The entry, when the actor may see it. */
export const findEntry = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  entryNo: number,
): Promise<EntryRow> => {
  const row = await selectEntries(handle).where('e.entry_no', '=', entryNo).executeTakeFirst();
  const seen =
    row !== undefined &&
    row.discarded_at === null &&
    (seesSalesperson(seenSalespeople(setup, actor), row.salesperson_id) || isOwnDraft(actor, row));
  if (!seen) throw notFound('interaction log entry', entryNo);
  return row;
};

/** The entry with all that is shown beside it, when the actor may see it. */
export const presentEntryDetail = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  entryNo: number,
): Promise<InteractionLogEntryDetail> => ({
  ...presentEntry(await findEntry(handle, setup, actor, entryNo), setup),
  attachments: await listEntryAttachments(handle, entryNo),
  comments: await listCommentLines(handle, entryNo),
});

/** As `findEntry`, when the actor may change it and has its latest version. */
export const findEntryToChange = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { entryNo, version }: { entryNo: number; version: number },
): Promise<EntryRow> => {
  const row = await findEntry(handle, setup, actor, entryNo);
  if (!mayChangeEntry(actor, row.salesperson_id) && !isOwnDraft(actor, row))
    throw new DomainError(
      'notAllowed',
      'This entry belongs to another salesperson. Ask its salesperson or a manager to change it.',
    );
  if (row.version !== version) throw versionOutdated();
  return row;
};

/** The entry as it is answered to whoever has just written it. */
export const readEntry = async (
  handle: Handle,
  setup: Setup,
  entryNo: number,
): Promise<InteractionLogEntry> =>
  presentEntry(
    await selectEntries(handle).where('e.entry_no', '=', entryNo).executeTakeFirstOrThrow(),
    setup,
  );

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
  list: async (actor, query) =>
    listEntries(storage.read, await readSetup(storage.read), actor, query),
  get: async (actor, entryNo) =>
    presentEntryDetail(storage.read, await readSetup(storage.read), actor, entryNo),
  create: (caller, said) =>
    writeOnce(storage, caller.once, async (handle) => {
      const setup = await readSetup(handle);
      const context = { setup, actor: caller.actor, now: Date.now() };
      const [entryNo = 0] = await logInteractions(handle, context, [said]);
      return readEntry(handle, setup, entryNo);
    }),
  findProblems: async (fields) => {
    const setup = await readSetup(storage.read);
    const context = { setup, actor: systemActor, now: Date.now() };
    const { problems } = await judgeToLog(storage.read, context, newStoredDraft(context), fields);
    // Whose it is follows from who asks.
    return problems.filter(({ path }) => path !== 'salespersonCode');
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
