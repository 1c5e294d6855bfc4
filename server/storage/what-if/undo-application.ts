import { setTimeout as pause } from 'node:timers/promises';
import type { KeptReason } from '../../contract/rule-application.ts';
import type { Actor } from '../../domain/actor.ts';
import { type AuditEntry, recordAudit, recordAudits } from '../audit.ts';
import { type ChangeNote, noteChanges } from '../change/change-feed.ts';
import { deleteCommentLines } from '../interaction-log-entry/comment-lines.ts';
import type { Handle, Storage } from '../storage.ts';
import { persist } from './apply-change.ts';
import { type CreatedBefore, EntryMoved, type RuleAct } from './execute-acts.ts';
import { ruleMark } from './load-kept-entries.ts';
import type { RuleLease } from './rule-lease.ts';

const pieceSize = 50;
const pauseMilliseconds = 4;

export interface Undoing {
  id: number;
  actor: Actor;
  lease: RuleLease;
}

const selectPiece = (handle: Handle, id: number) =>
  handle.engine
    .first(
      handle.sql
        .selectFrom('rule_application_entry as r')
        .leftJoin('interaction_log_entry as e', 'e.entry_no', 'r.entry_no')
        .select([
          'r.id',
          'r.entry_no',
          'r.act',
          'r.before',
          'r.entry_version',
          'e.version',
          'e.salesperson_id',
          'e.comment_count',
          'e.attachment_count',
          'e.description',
          'e.subject',
        ])
        .where('r.rule_application_id', '=', id)
        .where('r.put_back', '=', 0)
        .where('r.kept_reason', 'is', null)
        .orderBy('r.id', 'desc'),
      pieceSize,
    )
    .execute();

type DoneRow = Awaited<ReturnType<typeof selectPiece>>[number];

/** Notes and files that somebody added since would be lost with the entry. */
const hasMore = (row: DoneRow): boolean => {
  if (row.act !== 'create' || row.before === null) return false;
  const own = (JSON.parse(row.before) as CreatedBefore).comment === null ? 0 : 1;
  return (row.comment_count ?? 0) !== own || (row.attachment_count ?? 0) !== 0;
};

const keptReason = (row: DoneRow): KeptReason | null => {
  if (row.act === 'erase') return 'erased';
  if (row.version === null) return 'deletedSince';
  if (row.before === null || row.version !== row.entry_version || hasMore(row))
    return 'changedSince';
  return null;
};

const uncreate = async (handle: Handle, row: DoneRow): Promise<void> => {
  const { sql, engine } = handle;
  const { decisions, callId, comment } = JSON.parse(row.before ?? '{}') as CreatedBefore;
  await deleteCommentLines(handle, row.entry_no);
  const { numDeletedRows } = await sql
    .deleteFrom('interaction_log_entry')
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.entry_version)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new EntryMoved();
  await engine.unindexEntries(sql, [row.entry_no]);
  for (const { id, ...decision } of decisions)
    await sql
      .updateTable('capture_decision')
      .set({ ...decision, entry_no: null })
      .where('id', '=', id)
      .where('entry_no', '=', row.entry_no)
      .execute();
  if (callId !== null && comment !== null)
    await sql
      .updateTable('call')
      .set({ comment })
      .where('id', '=', callId)
      .where('purged', '=', 0)
      .execute();
};

const putBack = async (
  handle: Handle,
  row: DoneRow,
  { actor, now }: { actor: Actor; now: number },
): Promise<void> => {
  const { sql, engine } = handle;
  const before = JSON.parse(row.before ?? '{}') as { description?: string };
  const { numUpdatedRows } = await sql
    .updateTable('interaction_log_entry')
    .set({
      ...before,
      changed_at: now,
      changed_by: actor.label,
      version: row.entry_version + 1,
    })
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.entry_version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new EntryMoved();
  if (before.description !== undefined) await engine.indexEntries(sql, [row.entry_no]);
};

const undid: Record<RuleAct, string> = {
  create: 'deleted',
  cancel: 'restored',
  restore: 'canceled',
  change: 'changed',
  erase: 'erased',
};

const undoPiece = async (handle: Handle, { id, actor, lease }: Undoing): Promise<number> => {
  await lease.renew(handle);
  const { sql } = handle;
  const now = Date.now();
  const rows = await selectPiece(handle, id);
  const notes: ChangeNote[] = [];
  const audits: AuditEntry[] = [];
  let kept = 0;
  for (const row of rows) {
    const reason = keptReason(row);
    if (reason !== null) kept += 1;
    else if (row.act === 'create') await uncreate(handle, row);
    else await putBack(handle, row, { actor, now });
    await sql
      .updateTable('rule_application_entry')
      .set(reason === null ? { put_back: 1, before: null } : { kept_reason: reason })
      .where('id', '=', row.id)
      .execute();
    if (reason !== null) continue;
    notes.push({
      entity: 'interactionLogEntry',
      key: String(row.entry_no),
      action: row.act === 'create' ? 'deleted' : 'changed',
      salespersonId: row.salesperson_id,
    });
    audits.push({
      actor: actor.label,
      entity: 'interactionLogEntry',
      key: String(row.entry_no),
      action: undid[row.act as RuleAct],
      detail: { [ruleMark]: [id, null] },
    });
  }
  await recordAudits(handle, audits, now);
  await noteChanges(handle, notes, now);
  await sql
    .updateTable('rule_application')
    .set((eb) => ({
      put_back_count: eb('put_back_count', '+', rows.length - kept),
      kept_count: eb('kept_count', '+', kept),
    }))
    .where('id', '=', id)
    .execute();
  return rows.length;
};

/** Puts back entry by entry, the latest first, what nobody has changed since. */
export const undoApplication = async (storage: Storage, undoing: Undoing): Promise<void> => {
  for (let rows = pieceSize; rows === pieceSize; ) {
    await persist(() =>
      storage.write(async (handle) => {
        rows = await undoPiece(handle, undoing);
      }),
    );
    await pause(pauseMilliseconds);
  }
  await storage.write(async (handle) => {
    const { id, actor } = undoing;
    await handle.sql
      .updateTable('rule_application')
      .set({ state: 'undone' })
      .where('id', '=', id)
      .execute();
    const row = await handle.sql
      .selectFrom('rule_application')
      .select(['name', 'put_back_count', 'kept_count'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await recordAudit(
      handle,
      {
        actor: actor.label,
        entity: 'ruleApplication',
        key: String(id),
        action: 'undone',
        detail: {
          name: [row.name, null],
          putBack: [null, row.put_back_count],
          kept: [null, row.kept_count],
        },
      },
      Date.now(),
    );
  });
};
