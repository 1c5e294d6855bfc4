import type { Evaluation } from '../../contract/enumerations.ts';
import type {
  InteractionLogEntriesChange,
  InteractionLogEntriesChanged,
  InteractionLogEntryOutcome,
} from '../../contract/interaction-log-entry-change.ts';
import type { Actor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import { DomainError, notFound, versionOutdated } from '../../domain/domain-error.ts';
import { seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { addCommentLine } from './comment-lines.ts';
import { dropOwnAttachments } from './drop-own-attachments.ts';
import { type EntryRow, presentEntry, selectEntries } from './entry-rows.ts';
import { requireMayChange } from './find-entry.ts';
import { type EntryChange, recordEntryChanges } from './record-entry-change.ts';

export interface EntryWrite {
  setup: Setup;
  actor: Actor;
  now: number;
}

/** The state an entry is to have. */
export type StatedValue =
  | { action: 'cancel' | 'restore' }
  | { action: 'evaluate'; evaluation: Evaluation };

const isStated = (row: EntryRow, value: StatedValue): boolean =>
  value.action === 'evaluate'
    ? row.evaluation === value.evaluation
    : (row.canceled === 1) === (value.action === 'cancel');

const requireLogged = (row: EntryRow): void => {
  if (row.postponed === 1)
    throw new DomainError(
      'notAllowed',
      'This interaction is postponed. Finish or discard it under Postponed.',
    );
};

const columnsOf = (value: StatedValue, { actor, now }: EntryWrite) => {
  if (value.action === 'evaluate') return { evaluation: value.evaluation };
  return value.action === 'cancel'
    ? ({ canceled: 1, canceled_at: now, canceled_by: actor.label } as const)
    : ({ canceled: 0, canceled_at: null, canceled_by: null } as const);
};

const changeOf = (row: EntryRow, value: StatedValue): EntryChange => {
  const entry = { entryNo: row.entry_no, salespersonId: row.salesperson_id };
  if (value.action === 'evaluate')
    return {
      ...entry,
      action: 'evaluated',
      detail: { evaluation: [row.evaluation, value.evaluation] },
    };
  const canceled = value.action === 'cancel';
  return {
    ...entry,
    action: canceled ? 'canceled' : 'restored',
    detail: { canceled: [!canceled, canceled] },
  };
};

/** Brings an entry to the stated value; null when it has it already. */
export const stateEntry = async (
  { sql }: Handle,
  write: EntryWrite,
  row: EntryRow,
  value: StatedValue,
): Promise<EntryChange | null> => {
  requireLogged(row);
  if (isStated(row, value)) return null;
  const { numUpdatedRows } = await sql
    .updateTable('interaction_log_entry')
    .set({
      ...columnsOf(value, write),
      changed_at: write.now,
      changed_by: write.actor.label,
      version: row.version + 1,
    })
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  return changeOf(row, value);
};

const readRows = async (
  handle: Handle,
  entryNos: readonly number[],
): Promise<Map<number, EntryRow>> => {
  const rows = await selectEntries(handle)
    .where((eb) => handle.engine.isOneOf(eb, 'e.entry_no', entryNos))
    .execute();
  return new Map(rows.map((row) => [row.entry_no, row]));
};

const changeOne = async (
  handle: Handle,
  write: EntryWrite,
  row: EntryRow,
  { change, version }: { change: InteractionLogEntriesChange; version: number },
): Promise<EntryChange | null> => {
  const { setup, actor, now } = write;
  requireMayChange(actor, row);
  if (change.action === 'comment') {
    const { comment, code = null, date = businessDay(now, setup.timeZone) } = change;
    const line = { comment, code, date };
    await addCommentLine(handle, row.entry_no, line, {
      by: actor.label,
      now,
      author: actor.identity,
    });
    return {
      entryNo: row.entry_no,
      salespersonId: row.salesperson_id,
      action: 'commented',
      detail: { comment: [null, comment] },
    };
  }
  // What is as it was asked for is left alone, whoever brought it there, and be it a moment ago.
  if (!isStated(row, change) && row.version !== version) throw versionOutdated();
  try {
    const changed = await stateEntry(handle, write, row, change);
    if (changed === null || change.action !== 'cancel' || !change.removeAttachments) return changed;
    const attachments = await dropOwnAttachments(handle, row.entry_no, write);
    if (attachments === 0) return changed;
    const left = row.attachment_count - attachments;
    const detail = { ...changed.detail, attachmentCount: [row.attachment_count, left] };
    return { ...changed, detail };
  } catch (error) {
    const now = (await readRows(handle, [row.entry_no])).get(row.entry_no);
    if (now !== undefined && now.version !== row.version && isStated(now, change)) return null;
    throw error;
  }
};

const refusalOf = (entryNo: number, error: unknown): InteractionLogEntryOutcome => {
  if (!(error instanceof DomainError)) throw error;
  return { entryNo, outcome: 'refused', code: error.code, message: error.message, entry: null };
};

/** One act on many entries: each is done or refused for itself, and none switches to the opposite. */
export const changeEntries = async (
  handle: Handle,
  write: EntryWrite,
  change: InteractionLogEntriesChange,
): Promise<InteractionLogEntriesChanged> => {
  const { setup, actor, now } = write;
  const seen = seenSalespeople(setup, actor);
  const versions = new Map(change.entries.map((one) => [one.entryNo, one.version]));
  const rows = await readRows(handle, [...versions.keys()]);
  const refused = new Map<number, InteractionLogEntryOutcome>();
  const changes: EntryChange[] = [];
  // In the order of their numbers, so that two requests do not wait for each other.
  for (const [entryNo, version] of [...versions].sort(([a], [b]) => a - b))
    try {
      const row = rows.get(entryNo);
      if (row?.discarded_at !== null || !seesSalesperson(seen, row.salesperson_id))
        throw notFound('interaction log entry', entryNo);
      const changed = await changeOne(handle, write, row, { change, version });
      if (changed !== null) changes.push(changed);
    } catch (error) {
      refused.set(entryNo, refusalOf(entryNo, error));
    }
  await recordEntryChanges(handle, actor, changes, { now });
  const after = await readRows(handle, [...versions.keys()]);
  const changed = new Set(changes.map((one) => one.entryNo));
  const results = [...versions.keys()].map((entryNo): InteractionLogEntryOutcome => {
    const row = after.get(entryNo);
    const refusal = refused.get(entryNo);
    if (refusal !== undefined || row === undefined)
      return refusal ?? refusalOf(entryNo, notFound('interaction log entry', entryNo));
    const outcome = changed.has(entryNo) ? 'changed' : 'unchanged';
    return { entryNo, outcome, code: null, message: null, entry: presentEntry(row, setup) };
  });
  return {
    changed: changed.size,
    refused: refused.size,
    unchanged: results.length - changed.size - refused.size,
    results,
  };
};
