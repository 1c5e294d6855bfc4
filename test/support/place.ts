import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage.ts';
import { openSqlServerStorage } from '../../server/storage/sqlserver/sqlserver-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { createServerDatabase } from './databases.ts';

/** A place for one database that can be opened again and again. */
export interface Place {
  open(): Promise<Storage>;
  remove(): Promise<void>;
}

/** By the name of one of `databases()`. */
export const makePlace = async (name: string): Promise<Place> => {
  if (name === 'embedded database') {
    const folder = await mkdtemp(path.join(tmpdir(), 'interaction-log-'));
    return {
      open: () => openSqliteStorage(folder),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const { connectionString, remove } = await createServerDatabase(
    process.env.TEST_DATABASE_URL ?? '',
  );
  return { open: () => openSqlServerStorage(connectionString), remove };
};
