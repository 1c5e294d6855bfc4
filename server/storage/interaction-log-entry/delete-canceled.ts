import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type DeleteCanceled,
  type DeleteCanceledResult,
  maxDeletedAtOnce,
} from '../../contract/delete-canceled.ts';
import { type Actor, systemActor } from '../../domain/actor.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { dropEntryAttachments } from '../attachment/entry-attachments.ts';
import { recordAudit } from '../audit.ts';
import { PieceSize } from '../contact-import/piece-size.ts';
import { schedule } from '../schedule.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import {
  beginDeletion,
  type Deletion,
  holdDeletion,
  isDeletionWaiting,
  keepDeletion,
} from './deletion-lease.ts';
import { type EntryCondition, entryConditions, meetsAll } from './entry-filter.ts';
import { recordEntryChanges } from './record-entry-change.ts';

/** Between two pieces, for the mails that wait. */
const pauseMilliseconds = 4;
const checkMilliseconds = 1000;

/** The canceled entries that a request names, within what its actor may see; null when it can be none. */
const conditionsOf = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { dryRun: _, entryNoFrom, entryNoTo, ...filter }: DeleteCanceled,
): Promise<EntryCondition[] | null> => {
  const conditions = await entryConditions(handle, setup, actor, { ...filter, canceled: true });
  if (conditions === null) return null;
  if (entryNoFrom !== undefined)
    conditions.push({ column: 'entry_no', operator: '>=', value: entryNoFrom });
  if (entryNoTo !== undefined)
    conditions.push({ column: 'entry_no', operator: '<=', value: entryNoTo });
  return conditions;
};

const countEntries = async (
  handle: Handle,
  conditions: readonly EntryCondition[] | null,
): Promise<number> => {
  if (conditions === null) return 0;
  const query = handle.sql
    .selectFrom('interaction_log_entry as e')
    .select((eb) => eb.fn.countAll<number>().as('entries'));
  const row = await query.where(meetsAll(handle.engine, conditions)).executeTakeFirst();
  return Number(row?.entries ?? 0);
};

const nextEntries = (handle: Handle, deletion: Deletion, count: number) => {
  const conditions = JSON.parse(deletion.conditions) as EntryCondition[];
  const query = handle.sql
    .selectFrom('interaction_log_entry as e')
    .select('e.entry_no')
    .where('e.entry_no', '>', deletion.after_entry_no)
    .where(meetsAll(handle.engine, conditions))
    .orderBy('e.entry_no');
  return handle.engine.first(query, count).execute();
};

/** Of these entries the ones that are canceled, held so that nobody restores or comments them meanwhile. */
const holdCanceled = async ({ sql, engine }: Handle, entryNos: readonly number[]) => {
  await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where((eb) => engine.isOneOf(eb, 'entry_no', entryNos))
    .where('canceled', '=', 1)
    .execute();
  return sql
    .selectFrom('interaction_log_entry as e')
    .leftJoin('contact as c', 'c.id', 'e.contact_id')
    .select([
      'e.entry_no',
      'e.salesperson_id',
      'e.date',
      'e.attachment_count',
      'c.no as contact_no',
    ])
    .where((eb) => engine.isOneOf(eb, 'e.entry_no', entryNos))
    .where('e.canceled', '=', 1)
    .where('e.postponed', '=', 0)
    .execute();
};

/** What a mail or call remembers stays, so that a repeat does not bring the entry back. */
const deleteEntries = async (
  handle: Handle,
  deletion: Deletion,
  entryNos: readonly number[],
): Promise<number> => {
  const { sql, engine } = handle;
  const rows = await holdCanceled(handle, entryNos);
  if (rows.length === 0) return 0;
  const numbers = rows.map((row) => row.entry_no);
  await engine.unindexEntries(sql, numbers);
  for (const row of rows)
    if (row.attachment_count > 0) await dropEntryAttachments(handle, row.entry_no);
  for (const table of ['interaction_log_entry_comment_line', 'interaction_log_entry'] as const)
    await sql
      .deleteFrom(table)
      .where((eb) => engine.isOneOf(eb, 'entry_no', numbers))
      .execute();
  await recordEntryChanges(
    handle,
    { ...systemActor, label: deletion.started_by },
    rows.map((row) => ({
      entryNo: row.entry_no,
      salespersonId: row.salesperson_id,
      action: 'deleted',
      detail: { contactNo: [row.contact_no, null], date: [row.date, null] },
    })),
    { now: Date.now(), told: 'deleted' },
  );
  return numbers.length;
};

const endDeletion = async (handle: Handle, deletion: Deletion): Promise<Deletion> => {
  const now = Date.now();
  const ended = { ...deletion, ended_at: now };
  await keepDeletion(handle, ended);
  await recordAudit(
    handle,
    {
      actor: deletion.started_by,
      entity: 'interactionLog',
      key: new Date(deletion.started_at).toISOString(),
      action: 'canceledDeleted',
      detail: {
        ...(JSON.parse(deletion.filter) as Record<string, unknown>),
        entries: deletion.deleted,
      },
    },
    now,
  );
  return ended;
};

const deletePiece = async (
  handle: Handle,
  owner: string,
  count: number,
): Promise<Deletion | null> => {
  const deletion = await holdDeletion(handle, owner);
  if (deletion === undefined) return null;
  const rows = await nextEntries(handle, deletion, count);
  const entryNos = rows.map((row) => row.entry_no);
  const deleted = deletion.deleted + (await deleteEntries(handle, deletion, entryNos));
  const after_entry_no = entryNos.at(-1) ?? deletion.after_entry_no;
  const come = { ...deletion, deleted, after_entry_no };
  if (rows.length < count) return endDeletion(handle, come);
  await keepDeletion(handle, come);
  return come;
};

/** Goes on with the deletion that waits, piece by piece, to its end; another instance may take over. */
export const runDeletion = async (
  storage: Storage,
  owner: string,
  isStopped: () => boolean = () => false,
): Promise<Deletion | null> => {
  const size = new PieceSize();
  for (let deletion: Deletion | null = null; !isStopped(); ) {
    const come = await storage.write((handle) =>
      size.time(() => deletePiece(handle, owner, size.rows)),
    );
    if (come === null || come.ended_at !== null) return come ?? deletion;
    deletion = come;
    await pause(pauseMilliseconds);
  }
  return null;
};

/** Takes up what was begun in the background, here or by an instance that is no more. */
export const scheduleDeletion = (
  storage: Storage,
  owner: string,
  onError: (error: unknown) => void,
): (() => Promise<void>) =>
  schedule(
    checkMilliseconds,
    async (isStopped) => {
      if (await isDeletionWaiting(storage.read)) await runDeletion(storage, owner, isStopped);
    },
    onError,
  );

export const deleteCanceledEntries = async (
  storage: Storage,
  readSetup: ReadSetup,
  { actor, once }: Caller,
  request: DeleteCanceled,
): Promise<DeleteCanceledResult> => {
  if (request.dryRun) {
    const { read } = storage;
    const conditions = await conditionsOf(read, await readSetup(read), actor, request);
    const count = await countEntries(read, conditions);
    return { dryRun: true, count, deleted: 0, inBackground: false };
  }
  const owner = randomUUID();
  const begun = await writeOnce(storage, once, async (handle) => {
    const conditions = await conditionsOf(handle, await readSetup(handle), actor, request);
    const count = await countEntries(handle, conditions);
    const inBackground = count > maxDeletedAtOnce;
    const { dryRun: _, ...filter } = request;
    if (conditions !== null && count > 0)
      await beginDeletion(handle, {
        startedBy: actor.label,
        entries: count,
        filter,
        conditions,
        owner: inBackground ? null : owner,
      });
    return { count, inBackground, owner };
  });
  const { count, inBackground } = begun;
  // A repeat with the same key finds the deletion in other hands, or done.
  const isMine = begun.owner === owner && count > 0 && !inBackground;
  const ended = isMine ? await runDeletion(storage, owner) : null;
  const deleted = ended?.deleted ?? (inBackground ? 0 : count);
  return { dryRun: false, count, deleted, inBackground };
};
