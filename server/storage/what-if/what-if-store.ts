import { setTimeout as pause } from 'node:timers/promises';
import type { NewRuleApplication } from '../../contract/rule-application.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Caller } from '../../domain/caller.ts';
import { DomainError, versionOutdated } from '../../domain/domain-error.ts';
import { changedSetup } from '../../domain/what-if/changed-setup.ts';
import type { WhatIfStore } from '../../domain/what-if/what-if-store.ts';
import { readCursor, toPage } from '../cursor.ts';
import { newTrail, requireChanged } from '../setup/setup-change.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import {
  type ApplicationRow,
  findApplication,
  getApplication,
  presentApplication,
  selectApplications,
} from './application-rows.ts';
import { type Application, applyChange } from './apply-change.ts';
import { askWhatIf, lookBack } from './ask-what-if.ts';
import { rangeOwner, resolveChange } from './resolve-change.ts';
import { RuleLease, runningApplication } from './rule-lease.ts';
import { putChangeBack, type SavedChange, saveChange } from './save-change.ts';
import { countKept, kindsOf } from './scan-kept.ts';
import { undoApplication } from './undo-application.ts';

/** Small work is done when the answer comes; larger work goes on behind it. */
const patience = 2000;

type OnError = (error: unknown) => void;

const noCounts = {
  examined: 0,
  created_count: 0,
  canceled_count: 0,
  restored_count: 0,
  changed_count: 0,
  erased_count: 0,
  put_back_count: 0,
  kept_count: 0,
  undone_at: null,
  undone_by: null,
  setup_put_back: null,
};

/** Saves the change and the application in one job; nothing is there without the other. */
const begin = async (
  handle: Handle,
  readSetup: ReadSetup,
  actor: Actor,
  { name, change: asked, version, days, unwantedEntries }: NewRuleApplication,
): Promise<Application> => {
  let id = 0;
  const lease = new RuleLease(() => id);
  await lease.take(handle);
  const now = Date.now();
  const was = await readSetup(handle);
  const change = await resolveChange(handle, was, actor, asked);
  const range = { from: lookBack(was, days, now).from, salespersonId: rangeOwner(actor, change) };
  const saved = await saveChange(handle, actor, { change: asked, version });
  let toExamine = 0;
  for (const kind of kindsOf(was, change)) toExamine += await countKept(handle, kind, range);
  [id = 0] = await handle.engine.insert(handle.sql, 'rule_application', 'id', [
    {
      name,
      change: JSON.stringify(asked),
      before: JSON.stringify(saved),
      days,
      unwanted_entries: unwantedEntries,
      state: 'running',
      salesperson_id: range.salespersonId,
      to_examine: toExamine,
      ...noCounts,
      ...newTrail(actor, now),
    },
  ]);
  await lease.renew(handle);
  const setups = { was, would: changedSetup(was, change) };
  return { id, actor, change, setups, range, unwanted: unwantedEntries, lease };
};

const requireUndoable = (row: ApplicationRow, version: number, running: number | null): void => {
  if (row.version !== version) throw versionOutdated();
  if (row.state === 'undone')
    throw new DomainError('notAllowed', 'This change has been undone already.');
  if (running === row.id)
    throw new DomainError(
      'ruleApplicationRunning',
      'This change is still being applied or undone. Wait until it has ended.',
    );
};

/** Marks it, and puts the set-up back first: what is captured from now on follows the old rule. */
const beginUndo = async (
  handle: Handle,
  actor: Actor,
  id: number,
  version: number,
): Promise<RuleLease> => {
  const lease = new RuleLease(() => id);
  const row = await findApplication(handle, actor, id);
  requireUndoable(row, version, await runningApplication(handle));
  await lease.take(handle);
  await lease.renew(handle);
  const putBack =
    row.setup_put_back === null
      ? await putChangeBack(handle, actor, JSON.parse(row.before) as SavedChange)
      : row.setup_put_back === 1;
  const now = Date.now();
  const { numUpdatedRows } = await handle.sql
    .updateTable('rule_application')
    .set({
      state: 'undoing',
      setup_put_back: putBack ? 1 : 0,
      undone_at: now,
      undone_by: actor.label,
      version: version + 1,
      changed_at: now,
      changed_by: actor.label,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  return lease;
};

export const createWhatIfStore = (
  storage: Storage,
  readSetup: ReadSetup,
  onError: OnError,
): WhatIfStore => {
  /** Goes on after the answer; what fails then is the server's to tell. */
  const behind = async (work: Promise<void>, lease: RuleLease): Promise<void> => {
    const ended = work.then(
      () => lease.release(storage),
      async (error: unknown) => {
        onError(error);
        await lease.release(storage).catch(() => undefined);
      },
    );
    await Promise.race([ended, pause(patience, undefined, { ref: false })]);
  };
  const get = (actor: Actor, id: number) => getApplication(storage.read, actor, id);

  return {
    ask: async (actor, question) =>
      askWhatIf(storage.longRead, await readSetup(storage.read), actor, question),
    async list(actor, { limit, cursor }) {
      const place = readCursor(cursor, ['number']);
      let query = selectApplications(storage.read, actor).orderBy('id', 'desc');
      if (place !== null) query = query.where('id', '<', Number(place[0]));
      const rows = await storage.engine.first(query, limit + 1).execute();
      const running = await runningApplication(storage.read);
      return toPage(
        rows,
        limit,
        (row) => presentApplication(row, running),
        (row) => [row.id],
      );
    },
    get,
    async apply({ actor, once }: Caller, asked) {
      let begun: Application | null = null;
      const { id } = await writeOnce(storage, once, async (handle) => {
        begun = await begin(handle, readSetup, actor, asked);
        return { id: begun.id };
      });
      // A repeat finds the answer of the first time, and nothing to do.
      const application = begun as Application | null;
      if (application !== null && application.id === id)
        await behind(applyChange(storage, application.setups.was, application), application.lease);
      return get(actor, id);
    },
    async undo({ actor, once }: Caller, id, version) {
      let lease: RuleLease | null = null;
      await writeOnce(storage, once, async (handle) => {
        lease = await beginUndo(handle, actor, id, version);
        return { id };
      });
      const taken = lease as RuleLease | null;
      if (taken !== null)
        await behind(undoApplication(storage, { id, actor, lease: taken }), taken);
      return get(actor, id);
    },
  };
};
