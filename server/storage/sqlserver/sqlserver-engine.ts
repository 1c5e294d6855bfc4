import { type Kysely, sql as raw } from 'kysely';
import type { Engine } from '../storage.ts';

/** A statement takes 2,100 parameters and an insert 1,000 rows. */
const maxParameters = 2000;
const maxRows = 1000;
const lockTimeoutMilliseconds = 10_000;

const likePattern = (word: string): string => `%${word.replaceAll(/[%_[]/g, '[$&]')}%`;

export const sqlServerEngine: Engine = {
  name: 'sqlserver',
  first: (query, count) => query.top(count),
  async insert(sql, table, idColumn, rows) {
    const numbers: number[] = [];
    const columns = Object.keys(rows[0] ?? {}).length;
    const step = Math.min(maxRows, Math.max(1, Math.floor(maxParameters / Math.max(1, columns))));
    const untyped = sql as unknown as Kysely<Record<string, Record<string, unknown>>>;
    for (let at = 0; at < rows.length; at += step) {
      const inserted = await untyped
        .insertInto(table)
        .values(rows.slice(at, at + step) as Record<string, unknown>[])
        .output(`inserted.${idColumn}` as `inserted.${string}`)
        .execute();
      for (const row of inserted) numbers.push(Number(row[idColumn]));
    }
    // Numbers are drawn in the order of the rows, but OUTPUT may name them in another.
    return numbers.sort((a, b) => a - b);
  },
  isOneOf: (eb, column, values) => {
    const list = JSON.stringify(values.map(String));
    return typeof values[0] === 'number'
      ? eb.and([
          raw<boolean>`${raw.ref(column)} in (select cast(value as int) from openjson(${list}))`,
        ])
      : eb.and([
          raw<boolean>`${raw.ref(column)} in (select cast(value as nvarchar(400)) collate database_default from openjson(${list}))`,
        ]);
  },
  async lock(sql, key) {
    await raw`exec sp_getapplock @Resource = ${key}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = ${lockTimeoutMilliseconds}`.execute(
      sql,
    );
  },
  async searchEntries(sql, words, { before, count }) {
    let query = sql
      .selectFrom('interaction_log_entry')
      .select('entry_no')
      .orderBy('entry_no', 'desc')
      .top(count);
    if (before !== null) query = query.where('entry_no', '<', before);
    for (const word of words)
      query = query.where((eb) =>
        eb.or([
          eb('description', 'like', likePattern(word)),
          eb('subject', 'like', likePattern(word)),
        ]),
      );
    return (await query.execute()).map((row) => row.entry_no);
  },
  async indexEntry() {},
  async unindexEntry() {},
};
