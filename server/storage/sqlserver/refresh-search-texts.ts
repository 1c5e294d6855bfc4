import { type Kysely, sql as raw } from 'kysely';
import type { Database } from '../database.ts';

const maxEntries = 400;

const listOfNumbers = (entryNos: readonly number[]) =>
  raw<number>`(select cast(value as int) from openjson(${JSON.stringify(entryNos)}))`;

/** What a search looks at, by entry: description, subject, names, comments. */
const readTexts = async (
  sql: Kysely<Database>,
  entryNos: readonly number[],
): Promise<Map<number, string>> => {
  const rows = await sql
    .selectFrom('interaction_log_entry as e')
    .leftJoin('contact as c', 'c.id', 'e.contact_id')
    .leftJoin('contact as k', 'k.id', 'e.contact_company_id')
    .select(['e.entry_no', 'e.description', 'e.subject', 'e.comment_count'])
    .select(['c.name as contact', 'k.name as company'])
    .where('e.entry_no', 'in', listOfNumbers(entryNos))
    .execute();
  const parts = new Map(
    rows.map(({ entry_no, description, subject, contact, company }) => [
      entry_no,
      new Set([description, subject, contact, company]),
    ]),
  );
  const commented = rows.filter((row) => row.comment_count > 0).map((row) => row.entry_no);
  if (commented.length > 0)
    for (const { entry_no, comment } of await sql
      .selectFrom('interaction_log_entry_comment_line')
      .select(['entry_no', 'comment'])
      .where('entry_no', 'in', listOfNumbers(commented))
      .execute())
      parts.get(entry_no)?.add(comment);
  return new Map(
    [...parts].map(([entryNo, some]) => [
      entryNo,
      [...some].filter((part) => part !== null).join(' '),
    ]),
  );
};

const refresh = async (sql: Kysely<Database>, entryNos: readonly number[]): Promise<void> => {
  const texts = await readTexts(sql, entryNos);
  const { rows: known } = await raw<{ entry_no: number }>`
    select entry_no from interaction_log_entry_search where entry_no in ${listOfNumbers(entryNos)}`.execute(
    sql,
  );
  for (const { entry_no } of known) {
    const text = texts.get(entry_no);
    texts.delete(entry_no);
    await raw`update interaction_log_entry_search set text = ${text ?? ''} where entry_no = ${entry_no}`.execute(
      sql,
    );
  }
  if (texts.size === 0) return;
  const rows = [...texts].map(([entryNo, text]) => raw`(${entryNo}, ${text})`);
  await raw`insert into interaction_log_entry_search (entry_no, text) values ${raw.join(rows)}`.execute(
    sql,
  );
};

/** Plain statements, since one that joins, aggregates and updates at once is planned badly. */
export const refreshSearchTexts = async (
  sql: Kysely<Database>,
  entryNos: readonly number[],
): Promise<void> => {
  for (let at = 0; at < entryNos.length; at += maxEntries)
    await refresh(sql, entryNos.slice(at, at + maxEntries));
};
