import type { GroupMerge, MergeRequest } from '../../contract/merge.ts';
import type { Caller } from '../../domain/caller.ts';
import { findGroup } from '../interaction-group/group-rows.ts';
import { recordSetupChange } from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';
import { findMergeTarget } from './find-merge-target.ts';
import { countEntries, leadTo } from './merge-move.ts';

const plan = async (handle: Handle, code: string, request: MergeRequest, entries: number) => {
  const row = await findGroup(handle, code);
  const into = await findMergeTarget(handle, 'group', row, request.into);
  const templates = await handle.sql
    .selectFrom('interaction_template')
    .select('code')
    .where('interaction_group_id', '=', row.id)
    .where('merged_into_id', 'is', null)
    .orderBy('code')
    .execute();
  const result: GroupMerge = {
    code,
    ...request,
    entries,
    templates: templates.map((one) => one.code),
  };
  return { row, into, result };
};

/** Merges a group into another; docs/domain.md 4.16. */
export const mergeGroup = async (
  storage: Storage,
  { actor, once }: Caller,
  code: string,
  request: MergeRequest,
): Promise<GroupMerge> => {
  const known = await storage.read.sql
    .selectFrom('interaction_group')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  const entries = known === undefined ? 0 : await countEntries(storage.longRead, 'group', known.id);
  if (request.dryRun) return (await plan(storage.read, code, request, entries)).result;
  return writeSetup(storage, once, async (handle, now) => {
    const { row, into, result } = await plan(handle, code, request, entries);
    await handle.sql
      .updateTable('interaction_template')
      .set((eb) => ({
        interaction_group_id: into.id,
        version: eb('version', '+', 1),
        changed_at: now,
        changed_by: actor.label,
      }))
      .where('interaction_group_id', '=', row.id)
      .execute();
    await leadTo(handle, 'group', { from: row.id, into: into.id }, now);
    const { templates } = result;
    await recordSetupChange(
      handle,
      actor,
      {
        entity: 'interactionGroup',
        key: code,
        action: 'merged',
        detail: { mergedInto: [null, into.code], entries, templates },
      },
      now,
    );
    return result;
  });
};
