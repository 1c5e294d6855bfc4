import { backup, DatabaseSync } from 'node:sqlite';

/** What a copy has to be for the manifest to speak for it. */
export interface DatabaseFacts {
  schemaVersion: number;
  /** When the last change in it was made, in milliseconds; null when nothing has been. */
  lastChangeAt: number | null;
  /** Rows by table. */
  rows: Record<string, number>;
}

const pagesPerStep = 2000;

const firstValue = (database: DatabaseSync, query: string): unknown =>
  Object.values(database.prepare(query).get() ?? {})[0];

const firstNumber = (database: DatabaseSync, query: string): number =>
  Number(firstValue(database, query) ?? 0);

const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name not like 'interaction\\_log\\_entry\\_search%' escape '\\' order by name",
    )
    .all()
    .map((row) => String(row.name));

const factsOf = (database: DatabaseSync): DatabaseFacts => {
  const tables = tablesOf(database);
  const lastChangeAt = Math.max(
    ...['audit', 'change_feed']
      .filter((table) => tables.includes(table))
      .map((table) => firstNumber(database, `select max(at) from ${table}`)),
    0,
  );
  return {
    schemaVersion: tables.includes('migration')
      ? firstNumber(database, 'select max(version) from migration')
      : 0,
    lastChangeAt: lastChangeAt === 0 ? null : lastChangeAt,
    rows: Object.fromEntries(
      tables.map((table) => [table, firstNumber(database, `select count(*) from "${table}"`)]),
    ),
  };
};

/** Reads a whole database through, and says what is in it; throws when a page of it is damaged. */
export const checkDatabase = (file: string): DatabaseFacts => {
  const database = new DatabaseSync(file);
  try {
    // One file without a log beside it: what is hashed is then all there is.
    database.exec('pragma journal_mode = delete');
    const found = firstValue(database, 'pragma integrity_check');
    if (found !== 'ok') throw new Error(`the check of ${file} found: ${String(found)}`);
    return factsOf(database);
  } finally {
    database.close();
  }
};

/** Copies a database that may be in use, as it is at this moment. */
export const copyDatabase = async (from: string, to: string): Promise<DatabaseFacts> => {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    // A reader keeps what it has begun to read: without this every write would start the copy anew.
    source.exec('begin');
    firstValue(source, 'select count(*) from sqlite_schema');
    await backup(source, to, { rate: pagesPerStep });
  } finally {
    source.close();
  }
  return checkDatabase(to);
};

/** SQLITE_BUSY and SQLITE_LOCKED. */
const heldByOthers = new Set<unknown>([5, 6]);

/** The last change of a database nobody uses; `inUse` while a server has it open, null when it cannot be read. */
export const lastChangeUnlessInUse = (file: string): number | 'inUse' | null => {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('pragma locking_mode = exclusive');
    database.exec('begin exclusive');
    database.exec('commit');
    return factsOf(database).lastChangeAt;
  } catch (error) {
    return heldByOthers.has((error as { errcode?: unknown }).errcode) ? 'inUse' : null;
  } finally {
    database?.close();
  }
};
