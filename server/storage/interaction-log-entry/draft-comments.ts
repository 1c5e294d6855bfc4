import type { DraftComment } from '../../contract/interaction-draft.ts';
import type { Handle } from '../storage.ts';
import { addCommentLine, listCommentLines, recountComments } from './comment-lines.ts';

interface Writing {
  by: string;
  now: number;
  /** The day of a line that names none. */
  date: string;
}

/** Makes the lines of a draft what they are to be; a line that stays keeps who wrote it when. */
export const writeComments = async (
  handle: Handle,
  entryNo: number,
  wanted: readonly DraftComment[],
  { by, now, date }: Writing,
): Promise<void> => {
  const { sql } = handle;
  const there = new Map(
    (await listCommentLines(handle, entryNo)).map((line) => [line.lineNo, line]),
  );
  const kept = new Set(wanted.flatMap(({ lineNo }) => lineNo ?? []));
  const gone = [...there.keys()].filter((lineNo) => !kept.has(lineNo));
  for (const lineNo of gone)
    await sql
      .deleteFrom('interaction_log_entry_comment_line')
      .where('entry_no', '=', entryNo)
      .where('line_no', '=', lineNo)
      .execute();
  for (const line of wanted) {
    const old = line.lineNo === undefined ? undefined : there.get(line.lineNo);
    const code = line.code ?? null;
    if (old === undefined) {
      const fresh = { date: line.date ?? date, code, comment: line.comment };
      await addCommentLine(handle, entryNo, fresh, { by, now });
    } else if (
      old.comment !== line.comment ||
      old.code !== code ||
      old.date !== (line.date ?? old.date)
    )
      await sql
        .updateTable('interaction_log_entry_comment_line')
        .set({ comment: line.comment, code, date: line.date ?? old.date, changed_at: now })
        .where('entry_no', '=', entryNo)
        .where('line_no', '=', old.lineNo)
        .execute();
  }
  if (gone.length > 0) await recountComments(handle, entryNo);
};
