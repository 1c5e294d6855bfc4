import type { Selectable } from 'kysely';
import type { InteractionGroup } from '../../contract/interaction-group.ts';
import { DomainError, notFound, versionOutdated } from '../../domain/domain-error.ts';
import type { InteractionGroupStore } from '../../domain/interaction-group/interaction-group-store.ts';
import { differences } from '../audit.ts';
import { readCursor, toPage } from '../cursor.ts';
import type { InteractionGroupTable } from '../database.ts';
import {
  newTrail,
  presentTrail,
  recordSetupChange,
  requireChanged,
} from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';

const present = (row: Selectable<InteractionGroupTable>): InteractionGroup => ({
  code: row.code,
  description: row.description,
  ...presentTrail(row),
});

const find = async ({ sql }: Handle, code: string) => {
  const row = await sql
    .selectFrom('interaction_group')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst();
  if (row === undefined) throw notFound('interaction group', code);
  return row;
};

const requireFree = async ({ sql }: Handle, code: string): Promise<void> => {
  const taken = await sql
    .selectFrom('interaction_group')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (taken !== undefined)
    throw new DomainError(
      'alreadyExists',
      `The interaction group ${code} exists already. Choose another code.`,
    );
};

const requireUnused = async ({ sql, engine }: Handle, id: number, code: string): Promise<void> => {
  const template = await engine
    .first(
      sql
        .selectFrom('interaction_template')
        .select('code')
        .where('interaction_group_id', '=', id)
        .orderBy('code'),
      1,
    )
    .executeTakeFirst();
  if (template !== undefined)
    throw new DomainError(
      'inUse',
      `Interaction group ${code} has templates, ${template.code} among them. Move them to another group first.`,
    );
  const entry = await engine
    .first(
      sql
        .selectFrom('interaction_log_entry')
        .select('entry_no')
        .where('interaction_group_id', '=', id),
      1,
    )
    .executeTakeFirst();
  if (entry !== undefined)
    throw new DomainError(
      'inUse',
      `Interaction group ${code} has log entries and has to stay; rename it instead.`,
    );
};

export const createInteractionGroupStore = (storage: Storage): InteractionGroupStore => ({
  async list({ limit, cursor }) {
    const place = readCursor(cursor, ['string']);
    let query = storage.read.sql.selectFrom('interaction_group').selectAll().orderBy('code');
    if (place !== null) query = query.where('code', '>', String(place[0]));
    const rows = await storage.engine.first(query, limit + 1).execute();
    return toPage(rows, limit, present, (row) => [row.code]);
  },
  get: async (code) => present(await find(storage.read, code)),
  create: (caller, group) =>
    writeSetup(storage, caller.once, async (handle, now) => {
      await requireFree(handle, group.code);
      await handle.sql
        .insertInto('interaction_group')
        .values({ ...group, ...newTrail(caller.actor, now) })
        .execute();
      const detail = differences({}, group);
      await recordSetupChange(
        handle,
        caller.actor,
        { entity: 'interactionGroup', key: group.code, action: 'created', detail },
        now,
      );
      return present(await find(handle, group.code));
    }),
  change: ({ actor, once }, code, version, change) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await find(handle, code);
      if (before.version !== version) throw versionOutdated();
      if (change.code !== undefined && change.code !== code) await requireFree(handle, change.code);
      const { numUpdatedRows } = await handle.sql
        .updateTable('interaction_group')
        .set({ ...change, version: version + 1, changed_at: now, changed_by: actor.label })
        .where('id', '=', before.id)
        .where('version', '=', version)
        .executeTakeFirst();
      requireChanged(numUpdatedRows);
      const detail = differences({ ...before }, change);
      await recordSetupChange(
        handle,
        actor,
        { entity: 'interactionGroup', key: code, action: 'changed', detail },
        now,
      );
      return present(await find(handle, change.code ?? code));
    }),
  delete: ({ actor, once }, code, version) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await find(handle, code);
      if (before.version !== version) throw versionOutdated();
      await requireUnused(handle, before.id, code);
      await handle.sql.deleteFrom('interaction_group').where('id', '=', before.id).execute();
      await recordSetupChange(
        handle,
        actor,
        { entity: 'interactionGroup', key: code, action: 'deleted' },
        now,
      );
    }),
});
