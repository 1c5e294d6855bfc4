import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
} from '../../contract/interaction-log-entry.ts';
import type { Actor } from '../../domain/actor.ts';
import { DomainError, notFound, versionOutdated } from '../../domain/domain-error.ts';
import { mayChangeEntry, seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { listEntryAttachments } from '../attachment/attachment-rows.ts';
import type { Handle } from '../storage.ts';
import { listCommentLines } from './comment-lines.ts';
import { type EntryRow, presentEntry, selectEntries } from './entry-rows.ts';

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

/** Its salesperson, a manager or administrator; a draft also whoever postponed it. */
export const requireMayChange = (actor: Actor, row: EntryRow): void => {
  if (!mayChangeEntry(actor, row.salesperson_id) && !isOwnDraft(actor, row))
    throw new DomainError(
      'notAllowed',
      'This entry belongs to another salesperson. Ask its salesperson or a manager to change it.',
    );
};

/** As `findEntry`, when the actor may change it and has its latest version. */
export const findEntryToChange = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { entryNo, version }: { entryNo: number; version: number },
): Promise<EntryRow> => {
  const row = await findEntry(handle, setup, actor, entryNo);
  requireMayChange(actor, row);
  if (row.version !== version) throw versionOutdated();
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
