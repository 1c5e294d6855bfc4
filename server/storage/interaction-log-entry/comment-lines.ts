import type { InteractionLogEntryCommentLine } from '../../contract/interaction-log-entry.ts';
import { notFound } from '../../domain/domain-error.ts';
import type { InteractionLogEntryCommentLineTable } from '../database.ts';
import type { Handle } from '../storage.ts';

/** As Business Central numbers lines: one fits between two. */
const step = 10_000;

export interface NewCommentLine {
  date: string;
  code?: string | null;
  comment: string;
}

type Stored<T> = { [K in keyof T]: T[K] extends { __select__: infer S } ? S : T[K] };
export type CommentLineRow = Stored<InteractionLogEntryCommentLineTable>;

const lastLine = async ({ sql }: Handle, entryNo: number): Promise<number> => {
  const row = await sql
    .selectFrom('interaction_log_entry_comment_line')
    .select((eb) => eb.fn.max('line_no').as('last'))
    .where('entry_no', '=', entryNo)
    .executeTakeFirst();
  return row?.last ?? 0;
};

/** The entry says how many it has, so that a list need not count; the search knows what they say. */
export const recountComments = async ({ sql, engine }: Handle, entryNo: number): Promise<void> => {
  await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({
      comment_count: eb
        .selectFrom('interaction_log_entry_comment_line as l')
        .select(eb.fn.countAll<number>().as('lines'))
        .where('l.entry_no', '=', entryNo),
    }))
    .where('entry_no', '=', entryNo)
    .execute();
  await engine.indexEntries(sql, [entryNo]);
};

/** Keeps others from adding a line to the entry, or from deleting it, until the job has ended. */
export const holdComments = async ({ sql }: Handle, entryNo: number): Promise<void> => {
  const { numUpdatedRows } = await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({ comment_count: eb.ref('comment_count') }))
    .where('entry_no', '=', entryNo)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('interaction log entry', entryNo);
};

/** Adds a line after those the entry has. */
export const addCommentLine = async (
  handle: Handle,
  entryNo: number,
  { date, code = null, comment }: NewCommentLine,
  { by, now, author = null }: { by: string; now: number; author?: string | null },
): Promise<number> => {
  await holdComments(handle, entryNo);
  const lineNo = (await lastLine(handle, entryNo)) + step;
  await handle.sql
    .insertInto('interaction_log_entry_comment_line')
    .values({
      entry_no: entryNo,
      line_no: lineNo,
      date,
      code,
      comment,
      created_at: now,
      created_by: by,
      changed_at: now,
      author,
    })
    .execute();
  await recountComments(handle, entryNo);
  return lineNo;
};

export const presentCommentLine = (row: CommentLineRow): InteractionLogEntryCommentLine => ({
  lineNo: row.line_no,
  date: row.date,
  code: row.code,
  comment: row.comment,
  version: row.version,
  createdAt: new Date(row.created_at).toISOString(),
  createdBy: row.created_by,
  changedAt: new Date(row.changed_at).toISOString(),
  changedBy: row.changed_by ?? row.created_by,
});

export const listCommentLines = async (
  { sql }: Handle,
  entryNo: number,
): Promise<InteractionLogEntryCommentLine[]> =>
  (
    await sql
      .selectFrom('interaction_log_entry_comment_line')
      .selectAll()
      .where('entry_no', '=', entryNo)
      .orderBy('line_no')
      .execute()
  ).map(presentCommentLine);

export const getCommentLine = async (
  { sql }: Handle,
  entryNo: number,
  lineNo: number,
): Promise<CommentLineRow> => {
  const row = await sql
    .selectFrom('interaction_log_entry_comment_line')
    .selectAll()
    .where('entry_no', '=', entryNo)
    .where('line_no', '=', lineNo)
    .executeTakeFirst();
  if (row === undefined) throw notFound(`comment line of entry ${entryNo} with the number`, lineNo);
  return row;
};

/** Before an entry is deleted. */
export const deleteCommentLines = async ({ sql }: Handle, entryNo: number): Promise<void> => {
  await sql
    .deleteFrom('interaction_log_entry_comment_line')
    .where('entry_no', '=', entryNo)
    .execute();
};

/** Two entries become one: the notes of both are kept. */
export const moveCommentLines = async (handle: Handle, from: number, to: number): Promise<void> => {
  const last = await lastLine(handle, to);
  await handle.sql
    .updateTable('interaction_log_entry_comment_line')
    .set((eb) => ({ entry_no: to, line_no: eb('line_no', '+', last) }))
    .where('entry_no', '=', from)
    .execute();
  await recountComments(handle, from);
  await recountComments(handle, to);
};
