import type { InteractionLogEntryDetail } from '../../contract/interaction-log-entry.ts';
import type { Actor } from '../../domain/actor.ts';
import type { EntryAttachmentChange } from '../../domain/attachment/attachment-store.ts';
import { notFound } from '../../domain/domain-error.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { EntryRow } from '../interaction-log-entry/entry-rows.ts';
import { findEntryToChange, presentEntryDetail } from '../interaction-log-entry/find-entry.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { listEntryAttachments } from './attachment-rows.ts';
import { setEntryAttachments } from './entry-attachments.ts';

/** The row first: its version holds off whoever changes the entry meanwhile. */
const touchEntry = async ({ sql }: Handle, row: EntryRow, actor: Actor, now: number) => {
  const { numUpdatedRows } = await sql
    .updateTable('interaction_log_entry')
    .set({ changed_at: now, changed_by: actor.label, version: row.version + 1 })
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
};

const setFiles = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { row, ids }: { row: EntryRow; ids: readonly number[] },
): Promise<InteractionLogEntryDetail> => {
  const now = Date.now();
  const entryNo = row.entry_no;
  const before = await listEntryAttachments(handle, entryNo);
  await touchEntry(handle, row, actor, now);
  await setEntryAttachments(handle, entryNo, ids, { actor, now, path: 'attachmentId' });
  const after = await listEntryAttachments(handle, entryNo);
  const isNew = after.length > before.length;
  await recordAudit(
    handle,
    {
      actor: actor.label,
      entity: 'interactionLogEntry',
      key: String(entryNo),
      action: isNew ? 'attached' : 'detached',
      detail: {
        attachments: [before.map((one) => one.fileName), after.map((one) => one.fileName)],
      },
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
  return presentEntryDetail(handle, setup, actor, entryNo);
};

export const addToEntry = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { entryNo, version, attachmentId }: EntryAttachmentChange,
): Promise<InteractionLogEntryDetail> => {
  const row = await findEntryToChange(handle, setup, actor, { entryNo, version });
  const ids = (await listEntryAttachments(handle, entryNo)).map((one) => one.id);
  if (ids.includes(attachmentId)) return presentEntryDetail(handle, setup, actor, entryNo);
  return setFiles(handle, setup, actor, { row, ids: [...ids, attachmentId] });
};

export const removeFromEntry = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { entryNo, version, attachmentId }: EntryAttachmentChange,
): Promise<InteractionLogEntryDetail> => {
  const row = await findEntryToChange(handle, setup, actor, { entryNo, version });
  const ids = (await listEntryAttachments(handle, entryNo)).map((one) => one.id);
  if (!ids.includes(attachmentId)) throw notFound(`attachment of entry ${entryNo}`, attachmentId);
  return setFiles(handle, setup, actor, { row, ids: ids.filter((id) => id !== attachmentId) });
};
