import { DomainError } from '../../domain/domain-error.ts';
import { dropUnusedAttachments } from '../attachment/entry-attachments.ts';
import { entryColumn, forgetMerged, idsWithMerged } from '../merge/merge-move.ts';
import type { Handle } from '../storage.ts';

const requireUnused = async (
  handle: Handle,
  { id, code }: { id: number; code: string },
): Promise<void> => {
  const { sql, engine } = handle;
  const line = await sql
    .selectFrom('interaction_template_setup_line')
    .select('setup_key')
    .where('interaction_template_id', '=', id)
    .orderBy('setup_key')
    .executeTakeFirst();
  if (line !== undefined)
    throw new DomainError(
      'inUse',
      `The set-up logs ${line.setup_key} with interaction template ${code}. Choose another template there first.`,
    );
  const ids = await idsWithMerged(handle, 'template', id);
  const entry = await engine
    .first(
      sql
        .selectFrom('interaction_log_entry')
        .select('entry_no')
        .where((eb) => engine.isOneOf(eb, entryColumn.template, ids)),
      1,
    )
    .executeTakeFirst();
  if (entry !== undefined)
    throw new DomainError(
      'inUse',
      `Interaction template ${code} has log entries and has to stay; block it, or merge it into another.`,
    );
};

/** Removes the template with its language rows, unless the set-up or an entry has it. */
export const deleteTemplate = async (
  handle: Handle,
  template: { id: number; code: string },
): Promise<void> => {
  const { sql } = handle;
  const { id } = template;
  await requireUnused(handle, template);
  const files = await sql
    .selectFrom('interaction_template_language')
    .select('attachment_id')
    .where('interaction_template_id', '=', id)
    .execute();
  await sql
    .deleteFrom('interaction_template_language')
    .where('interaction_template_id', '=', id)
    .execute();
  await dropUnusedAttachments(
    handle,
    files.flatMap((row) => row.attachment_id ?? []),
  );
  await forgetMerged(handle, 'template', id);
  await sql.deleteFrom('interaction_template').where('id', '=', id).execute();
};
