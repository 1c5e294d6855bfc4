import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { databaseFile } from './bench-database.ts';
import { startProduct } from './child-server.ts';
import { fillPeopleAndContacts } from './fill-contacts.ts';
import { fillEntries } from './fill-entries.ts';

export const smallEntries = 10_000;

export interface Databases {
  /** Folders of a log with ten thousand entries and of the large one. */
  small: string;
  large: string;
}

/** A folder that is gone when the benchmark ends, however it ends. */
const temporaryFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'interaction-log-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** Two databases with the same contacts, made by the server and filled past it. */
export const createDatabases = async (
  { entries, contacts }: { entries: number; contacts: number },
  onProgress: (text: string) => void,
): Promise<Databases> => {
  const folder = temporaryFolder();
  const small = path.join(folder, 'small');
  const large = path.join(folder, 'large');
  mkdirSync(small);
  const made = await startProduct(large);
  await made.stop();
  onProgress(`filling ${contacts} contacts`);
  fillPeopleAndContacts(large, contacts);
  copyFileSync(databaseFile(large), databaseFile(small));
  onProgress(`filling ${smallEntries} and ${entries} entries`);
  fillEntries(small, smallEntries, contacts);
  fillEntries(large, entries, contacts);
  return { small, large };
};
