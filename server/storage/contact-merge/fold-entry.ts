import type { Selectable } from 'kysely';
import type { InteractionLogEntryTable } from '../database.ts';
import type { Handle } from '../storage.ts';

type EntryRow = Selectable<InteractionLogEntryTable>;

/** What makes entries of two contacts one and the same interaction. */
export const identities = ['email_message_id', 'call_id', 'meeting_id', 'held_meeting_id'] as const;

/** Two entries of one message or call, of which one stays. */
export interface Double {
  kept: number;
  folded: number;
}

/** An entry that went into another, with all that makes it itself again. */
export interface FoldedEntry {
  row: EntryRow;
  /** Its comment lines, and where those at the other entry begin. */
  lines: number[];
  shift: number;
  attachments: { attachment_id: number; position: number; moved: boolean }[];
  decisions: number[];
  /** The evaluation that the entry that stayed took over. */
  evaluation: string | null;
}

const linesOf = async ({ sql }: Handle, entryNo: number): Promise<number[]> =>
  (
    await sql
      .selectFrom('interaction_log_entry_comment_line')
      .select('line_no')
      .where('entry_no', '=', entryNo)
      .orderBy('line_no')
      .execute()
  ).map(({ line_no }) => line_no);

const moveLines = async (
  { sql }: Handle,
  { from, to, lines, shift }: { from: number; to: number; lines: readonly number[]; shift: number },
): Promise<void> => {
  for (const line of lines)
    await sql
      .updateTable('interaction_log_entry_comment_line')
      .set({ entry_no: to, line_no: line + shift })
      .where('entry_no', '=', from)
      .where('line_no', '=', line)
      .execute();
};

const attachmentsOf = ({ sql }: Handle, entryNo: number) =>
  sql
    .selectFrom('interaction_log_entry_attachment')
    .select(['attachment_id', 'position'])
    .where('entry_no', '=', entryNo)
    .orderBy('position')
    .execute();

const moveAttachments = async (
  handle: Handle,
  { kept, folded }: Double,
): Promise<FoldedEntry['attachments']> => {
  const { sql } = handle;
  const has = new Set((await attachmentsOf(handle, kept)).map((one) => one.attachment_id));
  const all = await attachmentsOf(handle, folded);
  await sql.deleteFrom('interaction_log_entry_attachment').where('entry_no', '=', folded).execute();
  const moved = all.filter((one) => !has.has(one.attachment_id));
  for (const [at, { attachment_id }] of moved.entries())
    await sql
      .insertInto('interaction_log_entry_attachment')
      .values({ entry_no: kept, attachment_id, position: has.size + at })
      .execute();
  return all.map((one) => ({ ...one, moved: moved.includes(one) }));
};

/** The entry says how many lines and files it has, so that a list need not count. */
const recount = async ({ sql, engine }: Handle, entryNo: number): Promise<void> => {
  await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({
      comment_count: eb
        .selectFrom('interaction_log_entry_comment_line as l')
        .select(eb.fn.countAll<number>().as('lines'))
        .where('l.entry_no', '=', entryNo),
      attachment_count: eb
        .selectFrom('interaction_log_entry_attachment as a')
        .select(eb.fn.countAll<number>().as('files'))
        .where('a.entry_no', '=', entryNo),
    }))
    .where('entry_no', '=', entryNo)
    .execute();
  await engine.indexEntries(sql, [entryNo]);
};

const takeEvaluation = async (
  { sql }: Handle,
  { kept }: Double,
  evaluation: string | null,
): Promise<string | null> => {
  if (evaluation === null) return null;
  const { numUpdatedRows } = await sql
    .updateTable('interaction_log_entry')
    .set({ evaluation })
    .where('entry_no', '=', kept)
    .where('evaluation', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? null : evaluation;
};

/** Takes an entry into another of the same message: notes, files and evaluation of both stay. */
export const foldEntry = async (handle: Handle, double: Double): Promise<FoldedEntry> => {
  const { sql, engine } = handle;
  const { kept, folded } = double;
  const row = await sql
    .selectFrom('interaction_log_entry')
    .selectAll()
    .where('entry_no', '=', folded)
    .executeTakeFirstOrThrow();
  const lines = await linesOf(handle, folded);
  const shift = (await linesOf(handle, kept)).at(-1) ?? 0;
  await moveLines(handle, { from: folded, to: kept, lines, shift });
  const attachments = await moveAttachments(handle, double);
  const decisions = (
    await sql.selectFrom('capture_decision').select('id').where('entry_no', '=', folded).execute()
  ).map(({ id }) => id);
  await sql
    .updateTable('capture_decision')
    .set({ entry_no: kept })
    .where('entry_no', '=', folded)
    .execute();
  const evaluation = await takeEvaluation(handle, double, row.evaluation);
  await engine.unindexEntries(sql, [folded]);
  await sql.deleteFrom('interaction_log_entry').where('entry_no', '=', folded).execute();
  await recount(handle, kept);
  return { row, lines, shift, attachments, decisions, evaluation };
};

/** Two rows of one message may have become one since: both entries are of what the one is of now. */
const messageOf = async ({ sql }: Handle, kept: number) =>
  sql
    .selectFrom('interaction_log_entry')
    .select([...identities])
    .where('entry_no', '=', kept)
    .executeTakeFirst();

/** A file goes with the last entry that has it. */
const stillThere = async (
  { sql, engine }: Handle,
  attachments: FoldedEntry['attachments'],
): Promise<FoldedEntry['attachments']> => {
  if (attachments.length === 0) return [];
  const ids = attachments.map((one) => one.attachment_id);
  const rows = await sql
    .selectFrom('attachment')
    .select('id')
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .execute();
  const there = new Set(rows.map(({ id }) => id));
  return attachments.filter((one) => there.has(one.attachment_id));
};

/** Makes it an entry of its own again, under its old number. */
export const unfoldEntry = async (
  handle: Handle,
  kept: number,
  { row, lines, shift, attachments, decisions, evaluation }: FoldedEntry,
): Promise<void> => {
  const { sql, engine } = handle;
  const folded = row.entry_no;
  await engine.insertNumbered(sql, 'interaction_log_entry', {
    ...row,
    ...(await messageOf(handle, kept)),
    version: row.version + 1,
  });
  const shifted = lines.map((line) => line + shift);
  await moveLines(handle, { from: kept, to: folded, lines: shifted, shift: -shift });
  const files = await stillThere(handle, attachments);
  for (const { attachment_id, position, moved } of files) {
    if (moved)
      await sql
        .deleteFrom('interaction_log_entry_attachment')
        .where('entry_no', '=', kept)
        .where('attachment_id', '=', attachment_id)
        .execute();
    await sql
      .insertInto('interaction_log_entry_attachment')
      .values({ entry_no: folded, attachment_id, position })
      .execute();
  }
  if (decisions.length > 0)
    await sql
      .updateTable('capture_decision')
      .set({ entry_no: folded })
      .where((eb) => engine.isOneOf(eb, 'id', decisions))
      .execute();
  if (evaluation !== null)
    await sql
      .updateTable('interaction_log_entry')
      .set({ evaluation: null })
      .where('entry_no', '=', kept)
      .where('evaluation', '=', evaluation)
      .execute();
  await recount(handle, kept);
  await recount(handle, folded);
};
