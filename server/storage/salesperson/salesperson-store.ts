import type { SalespersonChange } from '../../contract/salesperson.ts';
import type { Actor } from '../../domain/actor.ts';
import { DomainError, versionOutdated } from '../../domain/domain-error.ts';
import type { SalespersonStore } from '../../domain/salesperson/salesperson-store.ts';
import { differences } from '../audit.ts';
import { readCursor, toPage } from '../cursor.ts';
import { newTrail, recordSetupChange, requireChanged } from '../setup/setup-change.ts';
import { renameInSharedMailboxes } from '../setup/shared-mailboxes.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';
import { deleteSalesperson } from './delete-salesperson.ts';
import { letLeave } from './let-leave.ts';
import { addLocalPerson, renameLocalPerson } from './local-person.ts';
import { readLinks, type SalespersonLinks, writeLinks } from './salesperson-links.ts';
import {
  findSalesperson,
  loadSalesperson,
  presentSalespeople,
  type SalespersonRow,
  selectSalespeople,
} from './salesperson-rows.ts';

const requireFree = async ({ sql }: Handle, code: string): Promise<void> => {
  const taken = await sql
    .selectFrom('salesperson')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (taken !== undefined)
    throw new DomainError(
      'alreadyExists',
      `The salesperson ${code} exists already. Choose another code.`,
    );
};

const record = (
  handle: Handle,
  actor: Actor,
  change: { key: string; action: string; detail?: Record<string, unknown> },
  now: number,
) => recordSetupChange(handle, actor, { entity: 'salesperson', ...change }, now);

const updateRow = async (
  { sql }: Handle,
  actor: Actor,
  {
    row,
    change,
    links,
  }: { row: SalespersonRow; change: SalespersonChange; links: SalespersonLinks },
  now: number,
): Promise<void> => {
  const { numUpdatedRows } = await sql
    .updateTable('salesperson')
    .set({
      code: change.code ?? row.code,
      name: change.name ?? row.name,
      job_title: change.jobTitle === undefined ? row.job_title : change.jobTitle,
      phone_no: change.phoneNo === undefined ? row.phone_no : change.phoneNo,
      team_id: links.teamId === undefined ? row.team_id : links.teamId,
      blocked: (change.blocked ?? row.blocked === 1) ? 1 : 0,
      version: row.version + 1,
      changed_at: now,
      changed_by: actor.label,
    })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
};

const create =
  (storage: Storage): SalespersonStore['create'] =>
  (caller, salesperson) =>
    writeSetup(storage, caller.once, async (handle, now) => {
      const { actor } = caller;
      const { code, name } = salesperson;
      const links = await readLinks(handle, salesperson, null);
      await requireFree(handle, code);
      const [id = 0] = await handle.engine.insert(handle.sql, 'salesperson', 'id', [
        {
          code,
          name,
          job_title: salesperson.jobTitle ?? null,
          phone_no: salesperson.phoneNo ?? null,
          team_id: links.teamId ?? null,
          blocked: salesperson.blocked === true ? 1 : 0,
          ...newTrail(actor, now),
        },
      ]);
      await writeLinks(handle, id, links);
      await addLocalPerson(handle, actor, { id, code, name }, now);
      const detail = differences({}, salesperson);
      await record(handle, actor, { key: code, action: 'created', detail }, now);
      return loadSalesperson(handle, code);
    });

const change =
  (storage: Storage): SalespersonStore['change'] =>
  ({ actor, once }, code, version, change) =>
    writeSetup(storage, once, async (handle, now) => {
      const row = await findSalesperson(handle, code);
      if (row.version !== version) throw versionOutdated();
      const before = await loadSalesperson(handle, code);
      const links = await readLinks(handle, change, row.id);
      const renamed = change.code ?? code;
      if (renamed !== code) await requireFree(handle, renamed);
      await updateRow(handle, actor, { row, change, links }, now);
      await writeLinks(handle, row.id, links);
      if (renamed !== code)
        await renameInSharedMailboxes(handle, actor, { before: code, after: renamed }, now);
      if (change.name !== undefined && change.name !== row.name)
        await renameLocalPerson(handle, actor, { id: row.id, name: change.name }, now);
      const detail = differences({ ...before }, change);
      await record(handle, actor, { key: code, action: 'changed', detail }, now);
      return loadSalesperson(handle, renamed);
    });

export const createSalespersonStore = (storage: Storage): SalespersonStore => ({
  async list({ limit, cursor, blocked, teamCode }) {
    const place = readCursor(cursor, ['string']);
    let query = selectSalespeople(storage.read).orderBy('s.code');
    if (blocked !== undefined) query = query.where('s.blocked', '=', blocked ? 1 : 0);
    if (teamCode !== undefined) query = query.where('t.code', '=', teamCode);
    if (place !== null) query = query.where('s.code', '>', String(place[0]));
    const rows = await storage.engine.first(query, limit + 1).execute();
    const presented = await presentSalespeople(storage.read, rows);
    return toPage(
      presented,
      limit,
      (one) => one,
      (one) => [one.code],
    );
  },
  get: (code) => loadSalesperson(storage.read, code),
  create: create(storage),
  change: change(storage),
  delete: ({ actor, once }, code, version) =>
    writeSetup(storage, once, async (handle, now) => {
      const row = await findSalesperson(handle, code);
      if (row.version !== version) throw versionOutdated();
      await deleteSalesperson(handle, row);
      await record(handle, actor, { key: code, action: 'deleted' }, now);
    }),
  letLeave: ({ actor, once }, code, leaving) =>
    writeSetup(storage, once, (handle, now) => letLeave(handle, { actor, code, now }, leaving)),
});
