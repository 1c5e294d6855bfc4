import type { TemplateLanguage } from '../../contract/interaction-template.ts';
import type { Actor } from '../../domain/actor.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import {
  attachmentProblems,
  dropUnusedAttachments,
  holdAttachments,
} from '../attachment/entry-attachments.ts';
import type { FieldProblems } from '../setup/field-problems.ts';
import { newTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';

export interface TemplateLanguageRow {
  interaction_template_id: number;
  language_code: string;
  description: string;
  attachment_id: number | null;
}

export const readLanguages = (
  { sql, engine }: Handle,
  templateIds: readonly number[],
): Promise<TemplateLanguageRow[]> =>
  sql
    .selectFrom('interaction_template_language')
    .select(['interaction_template_id', 'language_code', 'description', 'attachment_id'])
    .where((eb) => engine.isOneOf(eb, 'interaction_template_id', templateIds))
    .orderBy('language_code')
    .execute();

/** A file of a row has to be there, whole and let through by the scanner. */
export const checkAttachments = async (
  { sql, engine }: Handle,
  languages: readonly TemplateLanguage[],
  problems: FieldProblems,
): Promise<void> => {
  const ids = languages.flatMap((one) => one.attachmentId ?? []);
  if (ids.length === 0) return;
  const rows = await sql
    .selectFrom('attachment')
    .select(['id', 'state'])
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .execute();
  const ready = new Set(rows.filter((row) => row.state === 'ready').map((row) => row.id));
  languages.forEach(({ attachmentId }, at) => {
    if (attachmentId !== null && !ready.has(attachmentId))
      problems.add(
        `languages.${at}.attachmentId`,
        'unknownAttachment',
        'The file is not there. Choose it once more.',
      );
  });
};

/** A file that comes new is the own upload, or another template's already. */
const takeFiles = async (
  handle: Handle,
  actor: Actor,
  { before, languages }: { before: ReadonlySet<number>; languages: readonly TemplateLanguage[] },
): Promise<void> => {
  const added = languages.flatMap(({ attachmentId }, at) =>
    attachmentId === null || before.has(attachmentId) ? [] : [{ at, attachmentId }],
  );
  await holdAttachments(
    handle,
    added.map((one) => one.attachmentId),
  );
  for (const { at, attachmentId } of added) {
    const path = `languages.${at}.attachmentId`;
    const problems = await attachmentProblems(handle, [attachmentId], {
      actor,
      entryNo: null,
      path,
    });
    if (problems.length > 0) throw invalidInput(problems);
  }
};

/**
 * Brings the rows of a template to what they shall be; those that stay keep who made them. A file
 * that no row and no entry has any more is gone.
 */
export const writeLanguages = async (
  handle: Handle,
  templateId: number,
  languages: readonly TemplateLanguage[],
  { actor, now }: { actor: Actor; now: number },
): Promise<void> => {
  const { sql } = handle;
  const known = await sql
    .selectFrom('interaction_template_language')
    .select(['id', 'language_code', 'description', 'attachment_id'])
    .where('interaction_template_id', '=', templateId)
    .execute();
  const before = new Set(known.flatMap((row) => row.attachment_id ?? []));
  await takeFiles(handle, actor, { before, languages });
  for (const row of known)
    if (!languages.some((one) => one.languageCode === row.language_code))
      await sql.deleteFrom('interaction_template_language').where('id', '=', row.id).execute();
  for (const { languageCode, description, attachmentId } of languages) {
    const row = known.find((one) => one.language_code === languageCode);
    const values = { description, attachment_id: attachmentId };
    if (row === undefined)
      await sql
        .insertInto('interaction_template_language')
        .values({
          interaction_template_id: templateId,
          language_code: languageCode,
          ...values,
          ...newTrail(actor, now),
        })
        .execute();
    else if (row.description !== description || row.attachment_id !== attachmentId)
      await sql
        .updateTable('interaction_template_language')
        .set((eb) => ({
          ...values,
          version: eb('version', '+', 1),
          changed_at: now,
          changed_by: actor.label,
        }))
        .where('id', '=', row.id)
        .execute();
  }
  const after = new Set(languages.map((one) => one.attachmentId));
  await dropUnusedAttachments(
    handle,
    [...before].filter((id) => !after.has(id)),
  );
};
