import type { Actor } from '../../domain/actor.ts';
import { notFound } from '../../domain/domain-error.ts';
import { dropEntryAttachments } from '../attachment/entry-attachments.ts';
import { recordAudit } from '../audit.ts';
import { type ChangeNote, noteChanges } from '../change/change-feed.ts';
import { deleteCommentLines } from '../interaction-log-entry/comment-lines.ts';
import type { EntryRow } from '../interaction-log-entry/entry-rows.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { Handle, Storage } from '../storage.ts';

const decide = async (
  { sql }: Handle,
  entryNo: number,
  { from, to }: Record<'from' | 'to', { outcome: string; reason: string }>,
): Promise<void> => {
  await sql
    .updateTable('capture_decision')
    .set(to)
    .where('entry_no', '=', entryNo)
    .where('reason', '=', from.reason)
    .execute();
};

const waits = { outcome: 'postponed', reason: 'severalContacts' };
const discarded = { outcome: 'notLogged', reason: 'discarded' };

const record = async (
  handle: Handle,
  { row, actor, now }: { row: EntryRow; actor: Actor; now: number },
  { action, feed }: { action: string; feed: ChangeNote['action'] },
): Promise<void> => {
  const entity = 'interactionLogEntry';
  const key = String(row.entry_no);
  const detail = action === 'discarded' ? [row.description, null] : [null, row.description];
  await recordAudit(
    handle,
    { actor: actor.label, entity, key, action, detail: { description: detail } },
    now,
  );
  await noteChanges(
    handle,
    [{ entity, key, action: feed, salespersonId: row.salesperson_id }],
    now,
  );
};

/** Gone for everybody at once; the row stays for a day, so that it can be taken back (11.11). */
export const discardDraft = async (handle: Handle, actor: Actor, row: EntryRow): Promise<void> => {
  const now = Date.now();
  const { numUpdatedRows } = await handle.sql
    .updateTable('interaction_log_entry')
    .set({
      canceled: 1,
      canceled_at: now,
      canceled_by: actor.label,
      discarded_at: now,
      resumed_by: null,
      resumed_by_name: null,
      resumed_until: null,
      changed_at: now,
      changed_by: actor.label,
      version: row.version + 1,
    })
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.version)
    .where('postponed', '=', 1)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  await decide(handle, row.entry_no, { from: waits, to: discarded });
  await record(handle, { row, actor, now }, { action: 'discarded', feed: 'deleted' });
};

/** Takes it back; one that was not discarded stays as it is. */
export const restoreDraft = async (handle: Handle, actor: Actor, row: EntryRow): Promise<void> => {
  if (row.discarded_at === null) return;
  const now = Date.now();
  const { numUpdatedRows } = await handle.sql
    .updateTable('interaction_log_entry')
    .set({
      canceled: 0,
      canceled_at: null,
      canceled_by: null,
      discarded_at: null,
      changed_at: now,
      changed_by: actor.label,
      version: row.version + 1,
    })
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('postponed interaction', row.entry_no);
  await decide(handle, row.entry_no, { from: discarded, to: waits });
  await record(handle, { row, actor, now }, { action: 'restored', feed: 'created' });
};

const dayMilliseconds = 86_400_000;
const rowsPerJob = 200;

const purgeSome = async (handle: Handle, before: number): Promise<number> => {
  const { sql, engine } = handle;
  const rows = await engine
    .first(
      sql
        .selectFrom('interaction_log_entry')
        .select('entry_no')
        .where('discarded_at', '<', before)
        .orderBy('discarded_at'),
      rowsPerJob,
    )
    .execute();
  for (const { entry_no } of rows) {
    await deleteCommentLines(handle, entry_no);
    await dropEntryAttachments(handle, entry_no);
    await sql.deleteFrom('interaction_log_entry').where('entry_no', '=', entry_no).execute();
    await engine.unindexEntries(sql, [entry_no]);
  }
  return rows.length;
};

/** What was discarded a day ago is gone for good. */
export const purgeDiscarded = async (storage: Storage, now: number): Promise<number> => {
  let purged = 0;
  for (;;) {
    const count = await storage.write((handle) => purgeSome(handle, now - dayMilliseconds));
    purged += count;
    if (count < rowsPerJob) return purged;
  }
};
