import { CompiledQuery, type Kysely, sql as raw } from 'kysely';

import { type Engine, listOf } from '../storage.ts';

/** A word of a search as an FTS5 prefix query; quotes keep its own syntax out. */
const ftsWord = (word: string): string => `"${word.replaceAll('"', '""')}"*`;

const insertTexts = new Map<string, string>();

/** A row at a time by one prepared statement: here that is faster than many rows in one. */
const insertText = (
  sql: Kysely<Record<string, Record<string, unknown>>>,
  table: string,
  idColumn: string,
  row: Record<string, unknown>,
): string => {
  const key = `${table}(${Object.keys(row).join()})`;
  let text = insertTexts.get(key);
  if (text === undefined) {
    text = sql.insertInto(table).values(row).returning(idColumn).compile().sql;
    insertTexts.set(key, text);
  }
  return text;
};

const indexText = `insert or replace into interaction_log_entry_search (rowid, text)
select e.entry_no,
  e.description
  || iif(e.subject is null or e.subject = e.description, '', ' ' || e.subject)
  || coalesce(' ' || c.name, '')
  || iif(k.id is null or k.id = c.id, '', ' ' || k.name)
  || coalesce((select ' ' || group_concat(l.comment, ' ') from interaction_log_entry_comment_line l where l.entry_no = e.entry_no), '')
from interaction_log_entry e
left join contact c on c.id = e.contact_id
left join contact k on k.id = e.contact_company_id
where e.entry_no = ?`;

export const sqliteEngine: Engine = {
  name: 'sqlite',
  first: (query, count) => query.limit(count),
  async insert(sql, table, idColumn, rows) {
    const numbers: number[] = [];
    const untyped = sql as unknown as Kysely<Record<string, Record<string, unknown>>>;
    for (const row of rows as readonly Record<string, unknown>[]) {
      const query = CompiledQuery.raw(
        insertText(untyped, table, idColumn, row),
        Object.values(row),
      );
      const [inserted] = (await untyped.executeQuery<Record<string, unknown>>(query)).rows;
      numbers.push(Number(inserted?.[idColumn]));
    }
    return numbers;
  },
  isOneOf(eb, column, values) {
    const { json, kind } = listOf(values);
    return this.isInList(eb, column, json, kind);
  },
  isInList: (eb, column, json) =>
    eb.and([raw<boolean>`${raw.ref(column)} in (select value from json_each(${json}))`]),
  async lock() {},
  async lockShared() {},
  async insertNumbered(sql, table, row) {
    const untyped = sql as unknown as Kysely<Record<string, Record<string, unknown>>>;
    await untyped.insertInto(table).values(row).execute();
  },
  async searchEntries(sql, words, { before, count }) {
    const match = words.map(ftsWord).join(' ');
    const { rows } = await raw<{ rowid: number }>`
      select rowid from interaction_log_entry_search
      where interaction_log_entry_search match ${match}
      and rowid < ${before ?? Number.MAX_SAFE_INTEGER}
      order by rowid desc limit ${count}`.execute(sql);
    const entryNos = rows.map(({ rowid }) => rowid);
    return { entryNos, before: entryNos.length < count ? null : (entryNos.at(-1) ?? null) };
  },
  async indexEntries(sql, entryNos) {
    for (const entryNo of entryNos) await sql.executeQuery(CompiledQuery.raw(indexText, [entryNo]));
  },
  async unindexEntries(sql, entryNos) {
    for (const entryNo of entryNos)
      await raw`delete from interaction_log_entry_search where rowid = ${entryNo}`.execute(sql);
  },
};
