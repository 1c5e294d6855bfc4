import { setTimeout as pause } from 'node:timers/promises';
import type { UnwantedEntries } from '../../contract/rule-application.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { ResolvedChange } from '../../domain/what-if/changed-setup.ts';
import { planActs } from '../../domain/what-if/plan-acts.ts';
import { recordAudit } from '../audit.ts';
import { type Handle, type Storage, UniqueViolation } from '../storage.ts';
import { eraseUnwanted } from './erase-unwanted.ts';
import { type DoneAct, EntryMoved, type Execution, executeActs, keepActs } from './execute-acts.ts';
import type { KeptRange } from './kept-interaction.ts';
import type { Setups } from './load-kept-messages.ts';
import type { RuleLease } from './rule-lease.ts';
import { type KeptKind, kindsOf, loadKept, pagesOfKept } from './scan-kept.ts';

/** Read at a time, beside the jobs that write. */
const pageSize = 500;
/** Mails and calls that one job changes. */
const pieceSize = 50;
/** Between two pieces, for whoever waits. */
const pauseMilliseconds = 4;
const maxAttempts = 5;

/** One change that is being applied. */
export interface Application {
  id: number;
  actor: Actor;
  change: ResolvedChange;
  setups: Setups;
  range: KeptRange;
  unwanted: UnwantedEntries;
  lease: RuleLease;
}

const counts = (acts: readonly DoneAct[]) => {
  const of = (act: DoneAct['act']) => acts.filter((one) => one.act === act).length;
  return {
    created_count: of('create'),
    canceled_count: of('cancel'),
    restored_count: of('restore'),
    changed_count: of('change'),
    erased_count: of('erase'),
  };
};

const addToRow = async (
  { sql }: Handle,
  id: number,
  more: Record<string, number>,
): Promise<void> => {
  await sql
    .updateTable('rule_application')
    .set((eb) =>
      Object.fromEntries(
        Object.entries(more).map(([column, count]) => [
          column,
          eb(column as 'examined', '+', count),
        ]),
      ),
    )
    .where('id', '=', id)
    .execute();
};

const erases = ({ unwanted, change }: Application): boolean =>
  unwanted === 'erase' && change.kind === 'neverLog' && change.act === 'add';

/** Reports of the same messages wait; the order is the same for everybody. */
const holdOff = async (handle: Handle, locks: readonly string[]): Promise<void> => {
  for (const lock of [...new Set(locks)].sort()) await handle.engine.lock(handle.sql, lock);
};

/** Plans the piece anew within the job: what was read before may have changed. */
const writePiece = async (
  handle: Handle,
  application: Application,
  { kind, ids, locks }: { kind: KeptKind; ids: readonly number[]; locks: readonly string[] },
): Promise<void> => {
  await application.lease.renew(handle);
  await holdOff(handle, locks);
  const { id, actor, setups } = application;
  const execution: Execution = {
    setup: setups.would,
    actor,
    now: Date.now(),
    applicationId: id,
  };
  const acts: DoneAct[] = [];
  for (const one of await loadKept(handle, kind, ids, setups)) {
    const plan = planActs(one.participants, one.entries);
    const done = erases(application)
      ? await eraseUnwanted(handle, one, plan, execution)
      : await executeActs(handle, one, plan, execution);
    await keepActs(handle, done, execution);
    acts.push(...done.acts);
  }
  await addToRow(handle, id, counts(acts));
};

/** A piece is planned anew when a report or somebody's hand was faster. */
export const persist = async (write: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const again = error instanceof EntryMoved || error instanceof UniqueViolation;
      if (!again || attempt === maxAttempts) throw error;
    }
  }
};

const applyPage = async (
  storage: Storage,
  application: Application,
  kind: KeptKind,
  ids: readonly number[],
): Promise<void> => {
  const kept = await loadKept(storage.longRead, kind, ids, application.setups);
  const touched = kept.filter(({ participants, entries }) => {
    const { acts, nameless } = planActs(participants, entries);
    return acts.length > 0 || (erases(application) && nameless.length > 0);
  });
  for (let at = 0; at < touched.length; at += pieceSize) {
    const piece = touched.slice(at, at + pieceSize);
    const work = { kind, ids: piece.map(({ id }) => id), locks: piece.map(({ lock }) => lock) };
    await persist(() => storage.write((handle) => writePiece(handle, application, work)));
    await pause(pauseMilliseconds);
  }
  await storage.write(async (handle) => {
    await application.lease.renew(handle);
    await addToRow(handle, application.id, { examined: ids.length });
  });
};

/** Goes through what is kept, page by page, and does what the change makes of it. */
export const applyChange = async (
  storage: Storage,
  setup: Setup,
  application: Application,
): Promise<void> => {
  const { range, change, id, actor } = application;
  for (const kind of kindsOf(setup, change))
    for await (const ids of pagesOfKept(storage.longRead, kind, {
      range,
      order: 'asc',
      size: pageSize,
    }))
      await applyPage(storage, application, kind, ids);
  await storage.write(async (handle) => {
    await handle.sql
      .updateTable('rule_application')
      .set({ state: 'done' })
      .where('id', '=', id)
      .execute();
    const row = await handle.sql
      .selectFrom('rule_application')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await recordAudit(
      handle,
      {
        actor: actor.label,
        entity: 'ruleApplication',
        key: String(id),
        action: 'applied',
        detail: {
          name: [null, row.name],
          created: [null, row.created_count],
          canceled: [null, row.canceled_count],
          restored: [null, row.restored_count],
          changed: [null, row.changed_count],
          erased: [null, row.erased_count],
        },
      },
      Date.now(),
    );
  });
};
