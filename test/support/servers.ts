import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from '@jest/globals';
import type { Config } from '../../server/config.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage.ts';
import { openSqlServerStorage } from '../../server/storage/sqlserver/sqlserver-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { createServerDatabase } from './databases.ts';
import { startTestServer, type TestServer } from './test-server.ts';

/** A running server whose database a test can also open beside it. */
export interface ApiServer extends TestServer {
  /** For what the API does not offer: reads or writes its database beside the server. */
  beside<T>(work: (storage: Storage) => Promise<T>): Promise<T>;
}

/** A kind of database to run the whole server on. */
export interface ServerKind {
  name: string;
  start(options?: Partial<Config>): Promise<ApiServer>;
}

const withStorage = async <T>(
  open: () => Promise<Storage>,
  work: (storage: Storage) => Promise<T>,
): Promise<T> => {
  const storage = await open();
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
};

const embedded: ServerKind = {
  name: 'embedded database',
  async start(options = {}) {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'interaction-log-'));
    const server = await startTestServer({ demo: false, ...options, dataDir });
    return {
      ...server,
      beside: (work) => withStorage(() => openSqliteStorage(dataDir), work),
      async [Symbol.asyncDispose]() {
        await server[Symbol.asyncDispose]();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  },
};

const sqlServer = (url: string): ServerKind => ({
  name: 'SQL Server protocol',
  async start(options = {}) {
    const { connectionString, remove } = await createServerDatabase(url);
    const server = await startTestServer({
      demo: false,
      ...options,
      databaseUrl: connectionString,
    });
    return {
      ...server,
      beside: (work) => withStorage(() => openSqlServerStorage(connectionString), work),
      async [Symbol.asyncDispose]() {
        await server[Symbol.asyncDispose]();
        await remove();
      },
    };
  },
});

/** For `describe.each`: the whole server over each database. */
export const servers = (): ServerKind[] => {
  const url = process.env.TEST_DATABASE_URL ?? '';
  if (url !== '') return [embedded, sqlServer(url)];
  const title = 'SQL Server: set TEST_DATABASE_URL to run';
  if (process.env.REQUIRE_SQL_SERVER === '1')
    it(title, () => {
      throw new Error('REQUIRE_SQL_SERVER is 1, but TEST_DATABASE_URL names no server.');
    });
  else it.skip(title, () => undefined);
  return [embedded];
};

/** The embedded database alone, for what does not depend on the database. */
export const embeddedServer: ServerKind = embedded;
