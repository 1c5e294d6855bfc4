import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from '@jest/globals';
import mssql from 'mssql';
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage.ts';
import { openSqlServerStorage } from '../../server/storage/sqlserver/sqlserver-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';

/** A database to run the same expectations on; the name tells which in the title of the tests. */
export interface TestDatabase {
  name: string;
  /** Makes a new, migrated, empty database. */
  open(): Promise<Storage>;
  /** Closes all that were opened, and removes them. */
  dispose(): Promise<void>;
}

type Opened = { storage: Storage; remove: () => Promise<void> };

const keepingTrack = (name: string, make: () => Promise<Opened>): TestDatabase => {
  const opened: Opened[] = [];
  return {
    name,
    async open() {
      const one = await make();
      opened.push(one);
      return one.storage;
    },
    async dispose() {
      for (const { storage, remove } of opened.splice(0)) {
        await storage.close();
        await remove();
      }
    },
  };
};

const embedded = (): TestDatabase =>
  keepingTrack('embedded database', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'interaction-log-'));
    const storage = await openSqliteStorage(folder);
    return { storage, remove: async () => rmSync(folder, { recursive: true, force: true }) };
  });

const withDatabase = (connectionString: string, database: string): string =>
  /(^|;)\s*(database|initial catalog)\s*=/i.test(connectionString)
    ? connectionString.replace(
        /(^|;)\s*(database|initial catalog)\s*=[^;]*/i,
        `$1Database=${database}`,
      )
    : `${connectionString};Database=${database}`;

const onServer = async (connectionString: string, statement: string): Promise<void> => {
  const pool = new mssql.ConnectionPool(connectionString);
  try {
    await pool.connect();
    await pool.request().query(statement);
  } finally {
    await pool.close();
  }
};

/** A new, empty database on the server that the connection string names. */
export const createServerDatabase = async (
  connectionString: string,
): Promise<{ connectionString: string; remove: () => Promise<void> }> => {
  const database = `il_test_${randomBytes(6).toString('hex')}`;
  await onServer(connectionString, `create database ${database}`);
  return {
    connectionString: withDatabase(connectionString, database),
    remove: () => onServer(connectionString, `drop database ${database}`),
  };
};

const sqlServer = (connectionString: string): TestDatabase =>
  keepingTrack('SQL Server protocol', async () => {
    const made = await createServerDatabase(connectionString);
    try {
      return {
        storage: await openSqlServerStorage(made.connectionString),
        remove: made.remove,
      };
    } catch (error) {
      await made.remove();
      throw error;
    }
  });

/** For `describe.each`: every storage test runs on both databases. */
export const databases = (): TestDatabase[] => {
  const connectionString = process.env.TEST_DATABASE_URL ?? '';
  if (connectionString !== '') return [embedded(), sqlServer(connectionString)];
  const title = 'SQL Server: set TEST_DATABASE_URL to run';
  if (process.env.REQUIRE_SQL_SERVER === '1')
    it(title, () => {
      throw new Error('REQUIRE_SQL_SERVER is 1, but TEST_DATABASE_URL names no server.');
    });
  else it.skip(title, () => undefined);
  return [embedded()];
};
