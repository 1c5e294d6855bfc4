import type { Selectable } from 'kysely';
import type { Team } from '../../contract/team.ts';
import { DomainError, notFound, versionOutdated } from '../../domain/domain-error.ts';
import type { TeamStore } from '../../domain/team/team-store.ts';
import { differences } from '../audit.ts';
import { readCursor, toPage } from '../cursor.ts';
import type { TeamTable } from '../database.ts';
import {
  newTrail,
  presentTrail,
  recordSetupChange,
  requireChanged,
} from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';

const present = (row: Selectable<TeamTable>): Team => ({
  code: row.code,
  name: row.name,
  ...presentTrail(row),
});

const find = async ({ sql }: Handle, code: string) => {
  const row = await sql.selectFrom('team').selectAll().where('code', '=', code).executeTakeFirst();
  if (row === undefined) throw notFound('team', code);
  return row;
};

const requireFree = async ({ sql }: Handle, code: string): Promise<void> => {
  const taken = await sql
    .selectFrom('team')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (taken !== undefined)
    throw new DomainError('alreadyExists', `The team ${code} exists already. Choose another code.`);
};

export const createTeamStore = (storage: Storage): TeamStore => ({
  async list({ limit, cursor }) {
    const place = readCursor(cursor, ['string']);
    let query = storage.read.sql.selectFrom('team').selectAll().orderBy('code');
    if (place !== null) query = query.where('code', '>', String(place[0]));
    const rows = await storage.engine.first(query, limit + 1).execute();
    return toPage(rows, limit, present, (row) => [row.code]);
  },
  get: async (code) => present(await find(storage.read, code)),
  create: (caller, team) =>
    writeSetup(storage, caller.once, async (handle, now) => {
      await requireFree(handle, team.code);
      await handle.sql
        .insertInto('team')
        .values({ ...team, ...newTrail(caller.actor, now) })
        .execute();
      await recordSetupChange(
        handle,
        caller.actor,
        { entity: 'team', key: team.code, action: 'created', detail: differences({}, team) },
        now,
      );
      return present(await find(handle, team.code));
    }),
  change: ({ actor, once }, code, version, change) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await find(handle, code);
      if (before.version !== version) throw versionOutdated();
      if (change.code !== undefined && change.code !== code) await requireFree(handle, change.code);
      const { numUpdatedRows } = await handle.sql
        .updateTable('team')
        .set({ ...change, version: version + 1, changed_at: now, changed_by: actor.label })
        .where('id', '=', before.id)
        .where('version', '=', version)
        .executeTakeFirst();
      requireChanged(numUpdatedRows);
      await recordSetupChange(
        handle,
        actor,
        {
          entity: 'team',
          key: code,
          action: 'changed',
          detail: differences({ ...before }, change),
        },
        now,
      );
      return present(await find(handle, change.code ?? code));
    }),
  delete: ({ actor, once }, code, version) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await find(handle, code);
      if (before.version !== version) throw versionOutdated();
      const used = await handle.engine
        .first(
          handle.sql.selectFrom('salesperson').select('code').where('team_id', '=', before.id),
          1,
        )
        .executeTakeFirst();
      if (used !== undefined)
        throw new DomainError(
          'inUse',
          `Team ${code} has salespeople, ${used.code} among them. Move them to another team first.`,
        );
      await handle.sql.deleteFrom('team').where('id', '=', before.id).execute();
      await recordSetupChange(
        handle,
        actor,
        { entity: 'team', key: code, action: 'deleted', detail: {} },
        now,
      );
    }),
});
