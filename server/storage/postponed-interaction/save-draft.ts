import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import type { InteractionDraft } from '../../domain/interaction-log-entry/interaction-draft.ts';
import { differences, recordAudit } from '../audit.ts';
import { type ChangeNote, noteChanges } from '../change/change-feed.ts';
import { draftColumns, loadDraft } from '../interaction-log-entry/draft-rows.ts';
import type { EntryRow } from '../interaction-log-entry/entry-rows.ts';
import { insertEntries } from '../interaction-log-entry/insert-entries.ts';
import {
  finishedColumns,
  judgeToLog,
  newEntryColumns,
  newStoredDraft,
  writeBelongings,
} from '../interaction-log-entry/log-interactions.ts';
import {
  type DraftContext,
  type SettledDraft,
  settleDraft,
} from '../interaction-log-entry/settle-draft.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { assignContact, isLoggedWith } from './assign-contact.ts';

interface Recorded {
  entryNo: number;
  action: string;
  feed: ChangeNote['action'];
  salespersonId: number | null;
  detail: Record<string, unknown>;
}

const record = async (
  handle: Handle,
  { actor, now }: DraftContext,
  { entryNo, action, feed, salespersonId, detail }: Recorded,
): Promise<void> => {
  const entity = 'interactionLogEntry';
  const key = String(entryNo);
  await recordAudit(handle, { actor: actor.label, entity, key, action, detail }, now);
  await noteChanges(handle, [{ entity, key, action: feed, salespersonId }], now);
};

const refuse = ({ problems }: SettledDraft): void => {
  if (problems.length > 0) throw invalidInput(problems);
};

/** Keeps a draft for later, however incomplete; what is wrong in it is refused (11.7). */
export const postponeDraft = async (
  handle: Handle,
  context: DraftContext,
  said: InteractionDraftInput,
): Promise<number> => {
  const settled = await settleDraft(handle, context, newStoredDraft(context), said);
  refuse(settled);
  const columns = draftColumns(settled, context);
  const [entryNo = 0] = await insertEntries(handle, [
    {
      ...columns,
      ...newEntryColumns(context),
      postponed: 1,
      postponed_by: context.actor.identity,
    },
  ]);
  await writeBelongings(handle, context, entryNo, settled);
  await record(handle, context, {
    entryNo,
    action: 'postponed',
    feed: 'created',
    salespersonId: columns.salesperson_id,
    detail: { description: [null, columns.description] },
  });
  return entryNo;
};

const changedFields = (before: InteractionDraft, after: InteractionDraft) =>
  differences({ ...before }, { ...after, comments: before.comments });

const updateRow = async (
  { sql, engine }: Handle,
  { actor, now }: DraftContext,
  row: EntryRow,
  columns: Partial<ReturnType<typeof draftColumns>> & { postponed?: 0 },
): Promise<void> => {
  const { numUpdatedRows } = await sql
    .updateTable('interaction_log_entry')
    .set({
      ...columns,
      ...(columns.postponed === 0 && {
        resumed_by: null,
        resumed_by_name: null,
        resumed_until: null,
      }),
      changed_at: now,
      changed_by: actor.label,
      version: row.version + 1,
    })
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.version)
    .where('postponed', '=', 1)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  await engine.indexEntries(sql, [row.entry_no]);
};

const requireNotLoggedYet = async (
  handle: Handle,
  row: EntryRow,
  { contact }: SettledDraft,
): Promise<void> => {
  if (contact === null || !(await isLoggedWith(handle, row.entry_no, contact.id))) return;
  throw invalidInput([
    {
      path: 'contactNo',
      code: 'alreadyLogged',
      message: `This message is logged with contact ${contact.no} already. Choose the contact when you finish: the two become one.`,
      value: contact.no,
    },
  ]);
};

/** Saves a draft that stays postponed. */
export const saveDraft = async (
  handle: Handle,
  context: DraftContext,
  row: EntryRow,
  said: InteractionDraftInput,
): Promise<void> => {
  const before = await loadDraft(handle, context.setup, row);
  const settled = await settleDraft(handle, context, before, said);
  refuse(settled);
  await requireNotLoggedYet(handle, row, settled);
  await updateRow(handle, context, row, draftColumns(settled, context));
  await writeBelongings(handle, context, row.entry_no, settled);
  await record(handle, context, {
    entryNo: row.entry_no,
    action: 'changed',
    feed: 'changed',
    salespersonId: settled.salespersonId,
    detail: changedFields(before.draft, settled.draft),
  });
};

/**
 * Logs exactly this entry; answers the number it is found under, which is another one only where
 * the message has an entry with that contact already (11.3).
 */
export const finishDraft = async (
  handle: Handle,
  context: DraftContext,
  row: EntryRow,
  said: InteractionDraftInput,
): Promise<number> => {
  const before = await loadDraft(handle, context.setup, row);
  const settled = await judgeToLog(handle, context, before, said);
  refuse(settled);
  const { contact } = settled;
  const { entry_no: entryNo } = row;
  if (row.match_address !== null && contact !== null) {
    const { contact_id: _, contact_company_id: __, ...others } = draftColumns(settled, context);
    await updateRow(handle, context, row, others);
    await writeBelongings(handle, context, entryNo, settled);
    const { actor, now } = context;
    return assignContact(handle, { entryNo, contact, actor, now });
  }
  const captured = row.origin !== 'manual';
  const columns = captured
    ? draftColumns(settled, context)
    : await finishedColumns(handle, settled, context);
  await updateRow(handle, context, row, { ...columns, postponed: 0 });
  await writeBelongings(handle, context, entryNo, settled);
  await record(handle, context, {
    entryNo,
    action: 'logged',
    feed: 'changed',
    salespersonId: settled.salespersonId,
    detail: changedFields(before.draft, settled.draft),
  });
  return entryNo;
};
