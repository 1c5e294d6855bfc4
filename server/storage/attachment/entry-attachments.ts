import type { FieldProblem } from '../../contract/problem.ts';
import type { Actor } from '../../domain/actor.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import type { Handle } from '../storage.ts';
import type { AttachmentRow } from './attachment-rows.ts';

/**
 * Holds the files until the job has ended. Of two who drop or share one at the same time the second
 * waits, and then sees what the first has left: otherwise both would think the other keeps it.
 */
export const holdAttachments = async (
  { sql, engine }: Handle,
  ids: readonly number[],
): Promise<void> => {
  if (ids.length === 0) return;
  await sql
    .updateTable('attachment')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .execute();
};

/** Two who change the files of one entry come one after the other. */
const holdEntry = async ({ sql }: Handle, entryNo: number): Promise<void> => {
  await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({ attachment_count: eb.ref('attachment_count') }))
    .where('entry_no', '=', entryNo)
    .execute();
};

export const entryAttachmentIds = async ({ sql }: Handle, entryNo: number): Promise<number[]> =>
  (
    await sql
      .selectFrom('interaction_log_entry_attachment')
      .select('attachment_id')
      .where('entry_no', '=', entryNo)
      .orderBy('position')
      .execute()
  ).map((row) => row.attachment_id);

/** Files that neither an entry nor a template has. */
export const selectUnused = (sql: Handle['sql']) =>
  sql
    .selectFrom('attachment as a')
    .select('a.id')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('interaction_log_entry_attachment as l')
            .select('l.entry_no')
            .whereRef('l.attachment_id', '=', 'a.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('interaction_template_language as t')
            .select('t.id')
            .whereRef('t.attachment_id', '=', 'a.id'),
        ),
      ),
    );

/** Deletes those of the files that nothing has any more; they must be held. */
const deleteUnused = async ({ sql, engine }: Handle, ids: readonly number[]): Promise<number[]> => {
  if (ids.length === 0) return [];
  const rows = await selectUnused(sql)
    .where((eb) => engine.isOneOf(eb, 'a.id', ids))
    .execute();
  const unused = rows.map((row) => row.id);
  if (unused.length === 0) return [];
  await sql
    .deleteFrom('attachment_part')
    .where((eb) => engine.isOneOf(eb, 'attachment_id', unused))
    .execute();
  await sql
    .deleteFrom('attachment')
    .where((eb) => engine.isOneOf(eb, 'id', unused))
    .execute();
  return unused;
};

/** After something has let go of files: those that nobody has go. Answers which. */
export const dropUnusedAttachments = async (
  handle: Handle,
  ids: readonly number[],
): Promise<number[]> => {
  await holdAttachments(handle, ids);
  return deleteUnused(handle, ids);
};

const recount = async ({ sql }: Handle, entryNo: number): Promise<void> => {
  await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({
      attachment_count: eb
        .selectFrom('interaction_log_entry_attachment as l')
        .select(eb.fn.countAll<number>().as('files'))
        .where('l.entry_no', '=', entryNo),
    }))
    .where('entry_no', '=', entryNo)
    .execute();
};

/** What has been logged stays as it was: nobody puts another file in its place. */
export const lockAttachments = async ({ sql }: Handle, entryNo: number): Promise<void> => {
  await sql
    .updateTable('attachment')
    .set({ read_only: 1 })
    .where('read_only', '=', 0)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('interaction_log_entry_attachment')
        .select('attachment_id')
        .where('entry_no', '=', entryNo),
    )
    .execute();
};

const lockWhenLogged = async (handle: Handle, entryNo: number): Promise<void> => {
  const entry = await handle.sql
    .selectFrom('interaction_log_entry')
    .select('postponed')
    .where('entry_no', '=', entryNo)
    .executeTakeFirst();
  if (entry?.postponed === 0) await lockAttachments(handle, entryNo);
};

/** Files of a template are everybody's to use, and so are those of the same message. */
const usableIds = async (
  { sql, engine }: Handle,
  entryNo: number | null,
  ids: readonly number[],
): Promise<Set<number>> => {
  const ofTemplates = await sql
    .selectFrom('interaction_template_language')
    .select('attachment_id')
    .where((eb) => engine.isOneOf(eb, 'attachment_id', ids))
    .execute();
  const shared = ofTemplates.flatMap((row) => row.attachment_id ?? []);
  if (entryNo === null) return new Set(shared);
  const ofMessage = await sql
    .selectFrom('interaction_log_entry as mine')
    .innerJoin('interaction_log_entry as other', 'other.email_message_id', 'mine.email_message_id')
    .innerJoin('interaction_log_entry_attachment as l', 'l.entry_no', 'other.entry_no')
    .select('l.attachment_id')
    .where('mine.entry_no', '=', entryNo)
    .execute();
  return new Set([...shared, ...ofMessage.map((row) => row.attachment_id)]);
};

/** What keeps somebody from using files, in an entry or a template; `path` is where they stand in the input. */
export const attachmentProblems = async (
  handle: Handle,
  ids: readonly number[],
  { actor, entryNo, path }: { actor: Actor; entryNo: number | null; path: string },
): Promise<FieldProblem[]> => {
  if (ids.length === 0) return [];
  const { sql, engine } = handle;
  const rows = (await sql
    .selectFrom('attachment')
    .selectAll()
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .execute()) as AttachmentRow[];
  const known = new Map(rows.map((row) => [row.id, row]));
  const usable = await usableIds(handle, entryNo, ids);
  return ids.flatMap((id, at): FieldProblem[] => {
    const row = known.get(id);
    const field = ids.length === 1 && !path.endsWith('s') ? path : `${path}.${at}`;
    if (row === undefined || (row.uploader !== actor.identity && !usable.has(id)))
      return [
        {
          path: field,
          code: 'unknownAttachment',
          message: `There is no attachment ${id} of yours. Upload the file again.`,
        },
      ];
    if (row.state === 'ready') return [];
    return [
      {
        path: field,
        code: 'attachmentNotReady',
        message: `${row.file_name} is not uploaded yet. Wait until it is, or leave it out.`,
        value: row.file_name,
      },
    ];
  });
};

export interface SetBy {
  actor: Actor;
  now: number;
  /** Where the ids stand in the input, for what is refused. */
  path?: string;
}

/**
 * Gives an entry or a draft exactly these files, in this order. A file that it had and nothing else
 * has is gone. The caller keeps the entry's version, and the audit.
 */
export const setEntryAttachments = async (
  handle: Handle,
  entryNo: number,
  ids: readonly number[],
  { actor, path = 'attachmentIds' }: SetBy,
): Promise<void> => {
  const { sql } = handle;
  await holdEntry(handle, entryNo);
  const before = await entryAttachmentIds(handle, entryNo);
  const after = [...new Set(ids)];
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  await holdAttachments(handle, [...added, ...removed]);
  const problems = await attachmentProblems(handle, added, { actor, entryNo, path });
  if (problems.length > 0) throw invalidInput(problems);
  await sql
    .deleteFrom('interaction_log_entry_attachment')
    .where('entry_no', '=', entryNo)
    .execute();
  for (const [position, attachment_id] of after.entries())
    await sql
      .insertInto('interaction_log_entry_attachment')
      .values({ entry_no: entryNo, attachment_id, position })
      .execute();
  await recount(handle, entryNo);
  await lockWhenLogged(handle, entryNo);
  await deleteUnused(handle, removed);
};

/** Before an entry is deleted: its files go with it, unless another entry or a template has them. */
export const dropEntryAttachments = async (handle: Handle, entryNo: number): Promise<void> => {
  await holdEntry(handle, entryNo);
  const ids = await entryAttachmentIds(handle, entryNo);
  if (ids.length === 0) return;
  await holdAttachments(handle, ids);
  await handle.sql
    .deleteFrom('interaction_log_entry_attachment')
    .where('entry_no', '=', entryNo)
    .execute();
  await recount(handle, entryNo);
  await deleteUnused(handle, ids);
};

/** Two entries become one: it has the files of both. */
export const moveEntryAttachments = async (
  handle: Handle,
  from: number,
  to: number,
): Promise<void> => {
  for (const entryNo of [from, to].sort((a, b) => a - b)) await holdEntry(handle, entryNo);
  const moving = await entryAttachmentIds(handle, from);
  if (moving.length === 0) return;
  const there = await entryAttachmentIds(handle, to);
  const { sql } = handle;
  await sql.deleteFrom('interaction_log_entry_attachment').where('entry_no', '=', from).execute();
  for (const [at, attachment_id] of moving.filter((id) => !there.includes(id)).entries())
    await sql
      .insertInto('interaction_log_entry_attachment')
      .values({ entry_no: to, attachment_id, position: there.length + at })
      .execute();
  await recount(handle, from);
  await recount(handle, to);
  await lockWhenLogged(handle, to);
};
