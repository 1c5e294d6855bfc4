import { setTimeout as wait } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { MergeMoveTable } from '../database.ts';
import { moveSetupRevision } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { entryColumn, type MergedKind } from './merge-move.ts';

type Move = Selectable<MergeMoveTable>;

/** A job that had read the set-up before a merge may write its entry so much later. */
const graceMilliseconds = 60_000;
/** How long a piece may hold others off. */
const targetMilliseconds = 25;
const smallestSpan = 200;
const largestSpan = 4000;

const findMoves = ({ sql }: Handle): Promise<Move[]> =>
  sql.selectFrom('merge_move').selectAll().orderBy('id').execute();

/** True while there is more of this pass; what another instance has done meanwhile is not redone. */
const moveSpan = async ({ sql }: Handle, move: Move, span: number): Promise<boolean> => {
  const { id, from_id, into_id, next_entry_no } = move;
  const column = entryColumn[move.kind as MergedKind];
  const end = next_entry_no + span;
  await sql
    .updateTable('interaction_log_entry')
    .set({ [column]: into_id })
    .where(column, '=', from_id)
    .where('entry_no', '>=', next_entry_no)
    .where('entry_no', '<', end)
    .execute();
  await sql
    .updateTable('merge_move')
    .set({ next_entry_no: end })
    .where('id', '=', id)
    .where('pass', '=', move.pass)
    .where('next_entry_no', '=', next_entry_no)
    .execute();
  const { last } = await sql
    .selectFrom('interaction_log_entry')
    .select((eb) => eb.fn.max('entry_no').as('last'))
    .executeTakeFirstOrThrow();
  return end <= Number(last ?? 0);
};

const onePass = async (storage: Storage, move: Move, stopped: () => boolean): Promise<boolean> => {
  let span = 1000;
  for (let at: Move | undefined = move; at !== undefined && at.pass === move.pass; ) {
    if (stopped()) return false;
    const current: Move = at;
    const startedAt = performance.now();
    const more = await storage.write((handle) => moveSpan(handle, current, span));
    if (!more) return true;
    const took = Math.max(1, performance.now() - startedAt);
    span = Math.round(
      Math.min(largestSpan, Math.max(smallestSpan, (span * targetMilliseconds) / took), span * 2),
    );
    // Others have as much time as this.
    await wait(Math.min(took, targetMilliseconds));
    at = (await findMoves(storage.read)).find((one) => one.id === move.id);
  }
  return false;
};

/** The second time through the log begins once nobody can still write what was merged. */
const endPass = async (handle: Handle, { id, pass }: Move): Promise<void> => {
  if (pass === 1) {
    await handle.sql
      .updateTable('merge_move')
      .set({ pass: 2, next_entry_no: 0 })
      .where('id', '=', id)
      .where('pass', '=', 1)
      .execute();
    return;
  }
  await handle.sql.deleteFrom('merge_move').where('id', '=', id).execute();
  await moveSetupRevision(handle);
};

/**
 * Lets entries follow what was merged, in pieces that hold nobody off for long. It goes through the
 * log twice: an entry may be committed late, under a number that was passed already. Two instances
 * at it at once do no harm.
 */
export const moveEntries = async (
  storage: Storage,
  now: () => number,
  stopped: () => boolean = () => false,
): Promise<void> => {
  const done = new Set<string>();
  for (;;) {
    const move = (await findMoves(storage.read)).find(
      (one) =>
        !done.has(`${one.id} ${one.pass}`) &&
        (one.pass === 1 || now() - one.started_at > graceMilliseconds),
    );
    if (move === undefined || stopped()) return;
    done.add(`${move.id} ${move.pass}`);
    if (await onePass(storage, move, stopped))
      await storage.write((handle) => endPass(handle, move));
  }
};

const checkMilliseconds = 5_000;

/** Looks for what was merged, here or by another instance; stops with the returned function. */
export const scheduleMoves = (
  storage: Storage,
  onError: (error: unknown) => void,
): (() => Promise<void>) => {
  let stopped = false;
  let running: Promise<void> | null = null;
  const tick = () => {
    running ??= moveEntries(storage, Date.now, () => stopped)
      .catch(onError)
      .finally(() => {
        running = null;
      });
  };
  tick();
  const timer = setInterval(tick, checkMilliseconds);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
};
