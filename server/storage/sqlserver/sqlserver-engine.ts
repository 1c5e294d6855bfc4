import { CompiledQuery, type Kysely, sql as raw } from 'kysely';
import { hasWords } from '../../domain/interaction-log-entry/search-words.ts';
import type { Database } from '../database.ts';
import { type Engine, type FoundEntries, listOf } from '../storage.ts';
import { refreshSearchTexts } from './refresh-search-texts.ts';
import { containsCondition } from './search-statements.ts';

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

interface SearchRow {
  entry_no: number;
  text: string;
}

/** Numbers that are looked through by one statement, so that a search can end in time. */
const numbersPerScan = 50_000;

/** Looks through the texts, newest first. */
const scan = async (
  sql: Kysely<Database>,
  words: readonly string[],
  { before, count }: { before: number | null; count: number },
): Promise<FoundEntries> => {
  const newest = before ?? (await newestEntry(sql)) + 1;
  const oldest = newest - numbersPerScan;
  const conditions = words.map((word) => raw`s.text like ${likePattern(word)}`);
  const { rows } = await raw<SearchRow>`
    select top (${raw.lit(count)}) s.entry_no, s.text from interaction_log_entry_search s
    where s.entry_no < ${newest} and s.entry_no >= ${oldest} and ${raw.join(conditions, raw` and `)}
    order by s.entry_no desc`.execute(sql);
  const last = rows.length < count ? oldest : (rows.at(-1)?.entry_no ?? oldest);
  return {
    // The pattern also meets the middle of a word.
    entryNos: rows.filter((row) => hasWords(row.text, words)).map((row) => row.entry_no),
    before: last > 1 ? last : null,
  };
};

const newestEntry = async (sql: Kysely<Database>): Promise<number> => {
  const row = await sql
    .selectFrom('interaction_log_entry')
    .select((eb) => eb.fn.max('entry_no').as('newest'))
    .executeTakeFirst();
  return Number(row?.newest ?? 0);
};

const lookUp = async (
  sql: Kysely<Database>,
  words: readonly string[],
  { before, count }: { before: number | null; count: number },
): Promise<FoundEntries> => {
  const { rows } = await raw<{ entry_no: number }>`
    select top (${raw.lit(count)}) s.entry_no from interaction_log_entry_search s
    where contains(s.text, ${containsCondition(words)}) and s.entry_no < ${before ?? 2_147_483_647}
    order by s.entry_no desc`.execute(sql);
  const entryNos = rows.map((row) => row.entry_no);
  return { entryNos, before: entryNos.length < count ? null : (entryNos.at(-1) ?? null) };
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
  searchEntries: scan,
  indexEntries: refreshSearchTexts,
  async unindexEntries(sql, entryNos) {
    await raw`delete from interaction_log_entry_search where entry_no in (select cast(value as int) from openjson(${JSON.stringify(entryNos)}))`.execute(
      sql,
    );
  },
};

/** Where full-text search is installed. Its index follows the table by itself, some seconds later. */
export const fullTextEngine: Engine = { ...sqlServerEngine, searchEntries: lookUp };
