import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type BackupManifest, readBackup } from './backup-folder.ts';
import { Refusal, readArguments, runCommand } from './command-line.ts';
import { readConfig } from './config.ts';
import { keyFiles, ownerOnly } from './secrets.ts';
import { newestSchema } from './storage/migrations/migrations.ts';
import { checkDatabase, lastChangeUnlessInUse } from './storage/sqlite/sqlite-backup.ts';
import { databaseFile } from './storage/sqlite/sqlite-storage.ts';

/** What belongs to the database that is there. */
const present = [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`, ...keyFiles];

const readManifest = async (from: string): Promise<BackupManifest> => {
  const manifest = await readBackup(from);
  if (typeof manifest === 'string') throw new Refusal(manifest);
  if (manifest.schemaVersion > newestSchema)
    throw new Refusal(
      `The backup has schema version ${manifest.schemaVersion}, but this release knows versions up to ${newestSchema}. Restore it with the release that made it.`,
    );
  return manifest;
};

/** Refuses to put an older state in the place of a newer one, and of one that is in use. */
const requireReplaceable = (
  dataDir: string,
  { lastChangeAt }: BackupManifest,
  replace: boolean,
): void => {
  const file = path.join(dataDir, databaseFile);
  if (!existsSync(file)) return;
  const last = lastChangeUnlessInUse(file);
  if (last === 'inUse')
    throw new Refusal(`The database in ${dataDir} is in use. Stop the server first.`);
  const isNewer = last !== null && (lastChangeAt === null || last > Date.parse(lastChangeAt));
  if (isNewer && !replace)
    throw new Refusal(
      `The database in ${dataDir} was changed after the backup, on ${new Date(last).toISOString()}. Add --replace to go back to the backup all the same; what is there now is kept aside.`,
    );
};

const setAside = async (dataDir: string, now: Date): Promise<string | null> => {
  const names = present.filter((name) => existsSync(path.join(dataDir, name)));
  if (names.length === 0) return null;
  const aside = path.join(dataDir, `replaced-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`);
  await mkdir(aside);
  for (const name of names) await rename(path.join(dataDir, name), path.join(aside, name));
  return aside;
};

const flush = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Copies beside the place first, so that a full disk leaves what was there. */
const bringIn = async (
  from: string,
  dataDir: string,
  { files }: BackupManifest,
): Promise<string | null> => {
  const arriving = path.join(dataDir, `arriving-${process.pid}`);
  await mkdir(arriving);
  try {
    for (const { name } of files) {
      await copyFile(path.join(from, name), path.join(arriving, name));
      await chmod(path.join(arriving, name), ownerOnly);
      await flush(path.join(arriving, name));
    }
    checkDatabase(path.join(arriving, databaseFile));
    const aside = await setAside(dataDir, new Date());
    for (const { name } of files) await rename(path.join(arriving, name), path.join(dataDir, name));
    return aside;
  } finally {
    await rm(arriving, { recursive: true, force: true });
  }
};

const restore = async (): Promise<string> => {
  process.umask(0o077);
  const config = readConfig([]);
  const { from, replace } = readArguments({
    from: { type: 'string' },
    replace: { type: 'boolean', default: false },
  });
  if (config.databaseUrl !== null)
    throw new Refusal(
      'DATABASE_URL is set: restore SQL Server with RESTORE DATABASE. This command is for the embedded database.',
    );
  if (from === undefined)
    throw new Refusal('Say which backup: npm run restore -- --from <folder of the backup>.');
  const manifest = await readManifest(path.resolve(from));
  const { dataDir } = config;
  await mkdir(dataDir, { recursive: true });
  requireReplaceable(dataDir, manifest, replace);
  const aside = await bringIn(path.resolve(from), dataDir, manifest);
  return [
    `Restored the backup of ${manifest.madeAt} into ${dataDir}.`,
    ...(aside === null ? [] : [`What was there is in ${aside}.`]),
    ...(manifest.secretKeyIsSet
      ? ['Start the server with the SECRET_KEY it had when the backup was made.']
      : []),
  ].join('\n');
};

await runCommand(restore);
