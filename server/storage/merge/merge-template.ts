import type { Language } from '../../contract/enumerations.ts';
import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import type { MergeRequest, TemplateMerge } from '../../contract/merge.ts';
import type { Caller } from '../../domain/caller.ts';
import { dropUnusedAttachments } from '../attachment/entry-attachments.ts';
import { findTemplate, type TemplateRow } from '../interaction-template/template-rows.ts';
import { recordSetupChange } from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';
import { findMergeTarget } from './find-merge-target.ts';
import { countEntries, leadTo } from './merge-move.ts';

interface Plan {
  row: TemplateRow;
  into: TemplateRow;
  result: TemplateMerge;
}

const languagesOf = async ({ sql }: Handle, templateId: number) =>
  sql
    .selectFrom('interaction_template_language')
    .select(['id', 'language_code'])
    .where('interaction_template_id', '=', templateId)
    .orderBy('language_code')
    .execute();

const plan = async (
  handle: Handle,
  code: string,
  request: MergeRequest,
  entries: number,
): Promise<Plan> => {
  const row = await findTemplate(handle, code);
  const into = await findMergeTarget(handle, 'template', row, request.into);
  const keys = (
    await handle.sql
      .selectFrom('interaction_template_setup_line')
      .select('setup_key')
      .where('interaction_template_id', '=', row.id)
      .orderBy('setup_key')
      .execute()
  ).map((line) => line.setup_key as InteractionTemplateSetupKey);
  const known = new Set((await languagesOf(handle, into.id)).map((one) => one.language_code));
  const languages = (await languagesOf(handle, row.id)).map((one) => one.language_code as Language);
  const blocked = row.blocked === 1;
  return {
    row,
    into,
    result: {
      code,
      ...request,
      entries,
      setupKeys: blocked ? [] : keys,
      setupKeysCleared: blocked ? keys : [],
      languages: languages.filter((one) => !known.has(one)),
      languagesGivenUp: languages.filter((one) => known.has(one)),
    },
  };
};

/** The row of the other template stands; the file of this one goes unless an entry has it. */
const deleteLanguage = async (handle: Handle, id: number): Promise<void> => {
  const { sql } = handle;
  const row = await sql
    .selectFrom('interaction_template_language')
    .select('attachment_id')
    .where('id', '=', id)
    .executeTakeFirst();
  await sql.deleteFrom('interaction_template_language').where('id', '=', id).execute();
  if (row?.attachment_id != null) await dropUnusedAttachments(handle, [row.attachment_id]);
};

const moveLanguages = async (handle: Handle, { row, into, result }: Plan): Promise<void> => {
  const { sql } = handle;
  for (const { id, language_code } of await languagesOf(handle, row.id))
    if (result.languages.some((one) => one === language_code))
      await sql
        .updateTable('interaction_template_language')
        .set({ interaction_template_id: into.id })
        .where('id', '=', id)
        .execute();
    else await deleteLanguage(handle, id);
};

const carryOut = async (handle: Handle, planned: Plan, now: number): Promise<void> => {
  const { row, into } = planned;
  await handle.sql
    .updateTable('interaction_template_setup_line')
    .set({ interaction_template_id: row.blocked === 1 ? null : into.id })
    .where('interaction_template_id', '=', row.id)
    .execute();
  await moveLanguages(handle, planned);
  for (const column of ['id', 'merged_into_id'] as const)
    await handle.sql
      .updateTable('interaction_template')
      .set({ interaction_group_id: into.interaction_group_id })
      .where(column, '=', row.id)
      .execute();
  await leadTo(handle, 'template', { from: row.id, into: into.id }, now);
};

/** Merges a template into another; docs/domain.md 4.15. */
export const mergeTemplate = async (
  storage: Storage,
  { actor, once }: Caller,
  code: string,
  request: MergeRequest,
): Promise<TemplateMerge> => {
  // Counting goes through the whole log: not in the job, and not where short reads wait.
  const known = await storage.read.sql
    .selectFrom('interaction_template')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  const entries =
    known === undefined ? 0 : await countEntries(storage.longRead, 'template', known.id);
  if (request.dryRun) return (await plan(storage.read, code, request, entries)).result;
  return writeSetup(storage, once, async (handle, now) => {
    const planned = await plan(handle, code, request, entries);
    await carryOut(handle, planned, now);
    const { code: _, dryRun, into, ...counts } = planned.result;
    await recordSetupChange(
      handle,
      actor,
      {
        entity: 'interactionTemplate',
        key: code,
        action: 'merged',
        detail: { mergedInto: [null, into], ...counts },
      },
      now,
    );
    return planned.result;
  });
};
