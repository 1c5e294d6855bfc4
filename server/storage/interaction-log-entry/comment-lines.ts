import type { InteractionLogEntryCommentLine } from '../../contract/interaction-log-entry.ts';
import type { Handle } from '../storage.ts';

/** As Business Central numbers lines: one fits between two. */
const step = 10_000;

export interface NewCommentLine {
  date: string;
  code?: string | null;
  comment: string;
}

const lastLine = async ({ sql }: Handle, entryNo: number): Promise<number> => {
  const row = await sql
    .selectFrom('interaction_log_entry_comment_line')
    .select((eb) => eb.fn.max('line_no').as('last'))
    .where('entry_no', '=', entryNo)
    .executeTakeFirst();
  return row?.last ?? 0;
};

/** The entry says how many it has, so that a list need not count. */
export const recountComments = async ({ sql }: Handle, entryNo: number): Promise<void> => {
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
};

/** Adds a line after those the entry has; two at once are held apart by the key. */
export const addCommentLine = async (
  handle: Handle,
  entryNo: number,
  { date, code = null, comment }: NewCommentLine,
  { by, now }: { by: string; now: number },
): Promise<number> => {
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
    })
    .execute();
  await recountComments(handle, entryNo);
  return lineNo;
};

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
  ).map((row) => ({
    lineNo: row.line_no,
    date: row.date,
    code: row.code,
    comment: row.comment,
    createdAt: new Date(row.created_at).toISOString(),
    createdBy: row.created_by,
  }));

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
