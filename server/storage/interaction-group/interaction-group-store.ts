import type { InteractionGroupChange } from '../../contract/interaction-group.ts';
import { DomainError, versionOutdated } from '../../domain/domain-error.ts';
import type { InteractionGroupStore } from '../../domain/interaction-group/interaction-group-store.ts';
import { differences } from '../audit.ts';
import { readCursor, toPage } from '../cursor.ts';
import { mergeGroup } from '../merge/merge-group.ts';
import { entryColumn, forgetMerged, idsWithMerged } from '../merge/merge-move.ts';
import { newTrail, recordSetupChange, requireChanged } from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';
import { findGroup, presentGroup } from './group-rows.ts';

const requireFree = async ({ sql }: Handle, code: string): Promise<void> => {
  const taken = await sql
    .selectFrom('interaction_group')
    .select('merged_into_id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (taken !== undefined)
    throw new DomainError(
      'alreadyExists',
      taken.merged_into_id === null
        ? `The interaction group ${code} exists already. Choose another code.`
        : `The interaction group ${code} was merged into another, and the code goes on meaning that one. Choose another code.`,
    );
};

const groupColumns = <Change extends InteractionGroupChange>({ blocked, ...change }: Change) => ({
  ...change,
  ...(blocked !== undefined && { blocked: blocked ? (1 as const) : (0 as const) }),
});

const requireUnused = async (handle: Handle, id: number, code: string): Promise<void> => {
  const { sql, engine } = handle;
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
      `Interaction group ${code} has templates, ${template.code} among them. Move them to another group, or merge it into another.`,
    );
  const ids = await idsWithMerged(handle, 'group', id);
  const entry = await engine
    .first(
      sql
        .selectFrom('interaction_log_entry')
        .select('entry_no')
        .where((eb) => engine.isOneOf(eb, entryColumn.group, ids)),
      1,
    )
    .executeTakeFirst();
  if (entry !== undefined)
    throw new DomainError(
      'inUse',
      `Interaction group ${code} has log entries and has to stay; block it, or merge it into another.`,
    );
};

export const createInteractionGroupStore = (storage: Storage): InteractionGroupStore => ({
  async list({ limit, cursor }) {
    const place = readCursor(cursor, ['string']);
    let query = storage.read.sql
      .selectFrom('interaction_group')
      .selectAll()
      .where('merged_into_id', 'is', null)
      .orderBy('code');
    if (place !== null) query = query.where('code', '>', String(place[0]));
    const rows = await storage.engine.first(query, limit + 1).execute();
    return toPage(rows, limit, presentGroup, (row) => [row.code]);
  },
  get: async (code) => presentGroup(await findGroup(storage.read, code)),
  create: (caller, group) =>
    writeSetup(storage, caller.once, async (handle, now) => {
      await requireFree(handle, group.code);
      await handle.sql
        .insertInto('interaction_group')
        .values({ ...groupColumns(group), ...newTrail(caller.actor, now) })
        .execute();
      const detail = differences({}, group);
      await recordSetupChange(
        handle,
        caller.actor,
        { entity: 'interactionGroup', key: group.code, action: 'created', detail },
        now,
      );
      return presentGroup(await findGroup(handle, group.code));
    }),
  change: ({ actor, once }, code, version, change) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await findGroup(handle, code);
      if (before.version !== version) throw versionOutdated();
      if (change.code !== undefined && change.code !== code) await requireFree(handle, change.code);
      const { numUpdatedRows } = await handle.sql
        .updateTable('interaction_group')
        .set({
          ...groupColumns(change),
          version: version + 1,
          changed_at: now,
          changed_by: actor.label,
        })
        .where('id', '=', before.id)
        .where('version', '=', version)
        .executeTakeFirst();
      requireChanged(numUpdatedRows);
      const detail = differences({ ...presentGroup(before) }, change);
      await recordSetupChange(
        handle,
        actor,
        { entity: 'interactionGroup', key: code, action: 'changed', detail },
        now,
      );
      return presentGroup(await findGroup(handle, change.code ?? code));
    }),
  delete: ({ actor, once }, code, version) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await findGroup(handle, code);
      if (before.version !== version) throw versionOutdated();
      await requireUnused(handle, before.id, code);
      await forgetMerged(handle, 'group', before.id);
      await handle.sql.deleteFrom('interaction_group').where('id', '=', before.id).execute();
      await recordSetupChange(
        handle,
        actor,
        { entity: 'interactionGroup', key: code, action: 'deleted' },
        now,
      );
    }),
  merge: (caller, code, request) => mergeGroup(storage, caller, code, request),
});
