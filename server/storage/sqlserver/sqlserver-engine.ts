import { CompiledQuery, type Kysely, sql as raw } from 'kysely';
import type { Database } from '../database.ts';
import { type Engine, listOf } from '../storage.ts';

/** A statement takes 2,100 parameters and an insert 1,000 rows. */
const maxParameters = 2000;
const maxRows = 1000;
const lockTimeoutMilliseconds = 30_000;
/** Answers of sp_getapplock. */
const lockDeadlock = -3;
const lockFailed = -999;
/** The number of the error that says so; a job that meets it runs again. */
const deadlock = 1205;

const likePattern = (word: string): string => `%${word.replaceAll(/[%_[]/g, '[$&]')}%`;

const takeLock = async (
  sql: Kysely<Database>,
  key: string,
  mode: 'Exclusive' | 'Shared',
): Promise<void> => {
  const { rows } = await raw<{ result: number }>`
    declare @result int;
    exec @result = sp_getapplock @Resource = ${key}, @LockMode = ${mode}, @LockOwner = 'Transaction', @LockTimeout = ${lockTimeoutMilliseconds};
    select @result as result`.execute(sql);
  const result = rows[0]?.result ?? lockFailed;
  if (result >= 0) return;
  // It does not raise an error: who was not given the lock would go on without it.
  throw Object.assign(new Error(`The lock ${key} was not given (${result})`), {
    number: result === lockDeadlock ? deadlock : undefined,
  });
};

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
  isOneOf(eb, column, values) {
    const { json, kind } = listOf(values);
    return this.isInList(eb, column, json, kind);
  },
  isInList: (eb, column, json, kind) =>
    kind === 'number'
      ? eb.and([
          raw<boolean>`${raw.ref(column)} in (select cast(value as int) from openjson(${json}))`,
        ])
      : eb.and([
          raw<boolean>`${raw.ref(column)} in (select cast(value as nvarchar(400)) collate database_default from openjson(${json}))`,
        ]),
  lock: (sql, key) => takeLock(sql, key, 'Exclusive'),
  lockShared: (sql, key) => takeLock(sql, key, 'Shared'),
  async insertNumbered(sql, table, row) {
    const untyped = sql as unknown as Kysely<Record<string, Record<string, unknown>>>;
    const insert = untyped.insertInto(table).values(row).compile();
    // One batch: the switch holds for the session and for one table at a time.
    await sql.executeQuery(
      CompiledQuery.raw(
        `set identity_insert ${table} on; ${insert.sql}; set identity_insert ${table} off`,
        [...insert.parameters],
      ),
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
