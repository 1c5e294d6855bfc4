import { fillNewDatabase } from '../../server/storage/setup/fill-new-database.ts';
import { createSetupSnapshot, type ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import type { TestDatabase } from './databases.ts';

export interface NewTestDatabase {
  storage: Storage;
  readSetup: ReadSetup;
}

/** A database as a new installation has it: the standard set-up in English, no contacts. */
export const newDatabase = async ({ open }: TestDatabase): Promise<NewTestDatabase> => {
  const storage = await open();
  await fillNewDatabase(storage, {
    language: 'en',
    timeZone: 'Europe/Helsinki',
    demo: false,
    now: Date.now(),
  });
  return { storage, readSetup: createSetupSnapshot(storage.read) };
};
