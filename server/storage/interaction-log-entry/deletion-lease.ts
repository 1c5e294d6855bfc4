import type { Selectable } from 'kysely';
import type { DeleteCanceledProgress } from '../../contract/delete-canceled.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { CanceledDeletionTable } from '../database.ts';
import type { Handle } from '../storage.ts';
import type { EntryCondition } from './entry-filter.ts';

/** Renewed with every piece; a deletion that died is taken over by another instance after that. */
const milliseconds = 60_000;

export type Deletion = Selectable<CanceledDeletionTable>;

export interface NewDeletion {
  startedBy: string;
  entries: number;
  filter: Record<string, unknown>;
  conditions: readonly EntryCondition[];
  /** Who runs it; null for whoever takes it. */
  owner: string | null;
}

const readRunning = ({ sql }: Handle): Promise<Deletion | undefined> =>
  sql.selectFrom('canceled_deletion').selectAll().where('running', '=', 1).executeTakeFirst();

/** Makes a deletion known; refused while there is another. */
export const beginDeletion = async (
  handle: Handle,
  { startedBy, entries, filter, conditions, owner }: NewDeletion,
): Promise<void> => {
  await handle.engine.lock(handle.sql, 'canceled deletion');
  const other = await readRunning(handle);
  if (other !== undefined)
    throw new DomainError(
      'deletionRunning',
      `Another deletion is running, started by ${other.started_by}: ${other.deleted} of ${other.entries} entries. Wait until it has ended, then start yours again.`,
    );
  const now = Date.now();
  await handle.sql
    .insertInto('canceled_deletion')
    .values({
      started_by: startedBy,
      started_at: now,
      running: 1,
      entries,
      filter: JSON.stringify(filter),
      conditions: JSON.stringify(conditions),
      owner,
      held_until: owner === null ? 0 : now + milliseconds,
    })
    .execute();
};

/** Whether there is one that nobody goes on with. */
export const isDeletionWaiting = async (handle: Handle): Promise<boolean> => {
  const deletion = await readRunning(handle);
  return deletion !== undefined && deletion.held_until < Date.now();
};

/** The deletion, when `owner` holds it or nobody does; from then on `owner` does. */
export const holdDeletion = async (
  handle: Handle,
  owner: string,
): Promise<Deletion | undefined> => {
  const now = Date.now();
  const { numUpdatedRows } = await handle.sql
    .updateTable('canceled_deletion')
    .set({ owner, held_until: now + milliseconds })
    .where('running', '=', 1)
    .where((eb) => eb.or([eb('owner', '=', owner), eb('held_until', '<', now)]))
    .executeTakeFirst();
  return numUpdatedRows === 0n ? undefined : readRunning(handle);
};

/** How far it has come, or that it has ended. */
export const keepDeletion = async (
  { sql }: Handle,
  { id, deleted, after_entry_no, ended_at }: Deletion,
): Promise<void> => {
  await sql
    .updateTable('canceled_deletion')
    .set({ deleted, after_entry_no, ended_at, running: ended_at === null ? 1 : null })
    .where('id', '=', id)
    .execute();
};

const instant = (at: number): string => new Date(at).toISOString();

const present = ({ started_by, started_at, entries, deleted }: Deletion) => ({
  startedBy: started_by,
  startedAt: instant(started_at),
  count: entries,
  deleted,
});

export const readDeletionProgress = async (handle: Handle): Promise<DeleteCanceledProgress> => {
  const { sql, engine } = handle;
  const query = sql.selectFrom('canceled_deletion').selectAll().orderBy('id', 'desc');
  const [last] = await engine.first(query.where('running', 'is', null), 1).execute();
  const running = await readRunning(handle);
  return {
    running: running === undefined ? null : present(running),
    last:
      last === undefined
        ? null
        : { ...present(last), endedAt: instant(last.ended_at ?? last.started_at) },
  };
};
