import { type Kysely, sql as raw } from 'kysely';

import type { Engine } from '../storage.ts';

/** SQLite takes 32,766 parameters in a statement; rows beyond go into the next one. */
const maxParameters = 30_000;

/** A word of a search as an FTS5 prefix query; quotes keep its own syntax out. */
const ftsWord = (word: string): string => `"${word.replaceAll('"', '""')}"*`;

export const sqliteEngine: Engine = {
  name: 'sqlite',
  first: (query, count) => query.limit(count),
  async insert(sql, table, idColumn, rows) {
    const numbers: number[] = [];
    const columns = Object.keys(rows[0] ?? {}).length;
    const step = Math.max(1, Math.floor(maxParameters / Math.max(1, columns)));
    const untyped = sql as unknown as Kysely<Record<string, Record<string, unknown>>>;
    for (let at = 0; at < rows.length; at += step) {
      const inserted = await untyped
        .insertInto(table)
        .values(rows.slice(at, at + step) as Record<string, unknown>[])
        .returning(idColumn)
        .execute();
      for (const row of inserted) numbers.push(Number(row[idColumn]));
    }
    return numbers;
  },
  isOneOf: (eb, column, values) =>
    eb.and([
      raw<boolean>`${raw.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    ]),
  async lock() {},
  async searchEntries(sql, words, { before, count }) {
    const match = words.map(ftsWord).join(' ');
    const { rows } = await raw<{ rowid: number }>`
      select rowid from interaction_log_entry_search
      where interaction_log_entry_search match ${match}
      and rowid < ${before ?? Number.MAX_SAFE_INTEGER}
      order by rowid desc limit ${count}`.execute(sql);
    return rows.map(({ rowid }) => rowid);
  },
  async indexEntry(sql, { entryNo, text }) {
    await raw`insert or replace into interaction_log_entry_search (rowid, text) values (${entryNo}, ${text})`.execute(
      sql,
    );
  },
  async unindexEntry(sql, entryNo) {
    await raw`delete from interaction_log_entry_search where rowid = ${entryNo}`.execute(sql);
  },
};
