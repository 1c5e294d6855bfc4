import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

export const databaseFile = (dataDir: string): string =>
  path.join(dataDir, 'interaction-log.sqlite');

/** The bare driver with the settings of the server's writing connection. */
export const openBare = (dataDir: string): DatabaseSync => {
  const database = new DatabaseSync(databaseFile(dataDir), { timeout: 5000 });
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32000; pragma foreign_keys = on',
  );
  return database;
};

export type Values = Record<string, SQLInputValue>;

/** A prepared insert; it takes rows that have the columns of the first one, in the same order. */
export const inserter = (database: DatabaseSync, table: string) => {
  let statement: ReturnType<DatabaseSync['prepare']> | null = null;
  return (row: Values): number => {
    const columns = Object.keys(row);
    statement ??= database.prepare(
      `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    return Number(statement.run(...Object.values(row)).lastInsertRowid);
  };
};

interface IndexRow {
  name: string;
  sql: string;
}

/** Does bulk work without safety and without the indexes of some tables, and puts them back. */
export const inBulk = (
  dataDir: string,
  tables: readonly string[],
  work: (database: DatabaseSync) => void,
): void => {
  const database = new DatabaseSync(databaseFile(dataDir));
  try {
    database.exec(
      'pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -256000',
    );
    const indexes = database
      .prepare(
        `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in (${tables.map(() => '?').join(', ')})`,
      )
      .all(...tables) as unknown as IndexRow[];
    for (const { name } of indexes) database.exec(`drop index ${name}`);
    database.exec('begin');
    work(database);
    database.exec('commit');
    for (const { sql } of indexes) database.exec(sql);
    database.exec('update setup_revision set revision = revision + 1');
    database.exec('pragma journal_mode = wal');
  } finally {
    database.close();
  }
};
