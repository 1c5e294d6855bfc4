import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type BackupManifest,
  backupFolders,
  describeFile,
  manifestPath,
  removeOldBackups,
} from './backup-folder.ts';
import { Refusal, readArguments, runCommand } from './command-line.ts';
import { type Config, readConfig } from './config.ts';
import { keyFiles, ownerOnly } from './secrets.ts';
import { copyDatabase } from './storage/sqlite/sqlite-backup.ts';
import { databaseFile } from './storage/sqlite/sqlite-storage.ts';

const readOptions = (config: Config) => {
  const { to, keep } = readArguments({ to: { type: 'string' }, keep: { type: 'string' } });
  if (config.databaseUrl !== null)
    throw new Refusal(
      'DATABASE_URL is set: SQL Server makes its own backups, with BACKUP DATABASE … WITH CHECKSUM. This command is for the embedded database.',
    );
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))
    throw new Refusal('--keep must be how many backups to keep: 1 to 9999.');
  if (!existsSync(path.join(config.dataDir, databaseFile)))
    throw new Refusal(`There is no database in ${config.dataDir}. Set DATA_DIR to its folder.`);
  return {
    to: path.resolve(to ?? path.join(config.dataDir, 'backups')),
    keep: keep === undefined ? null : Number(keep),
  };
};

const makeBackup = async (
  config: Config,
  folder: string,
  madeAt: Date,
): Promise<BackupManifest> => {
  const { dataDir } = config;
  const facts = await copyDatabase(
    path.join(dataDir, databaseFile),
    path.join(folder, databaseFile),
  );
  const keys = keyFiles.filter((name) => existsSync(path.join(dataDir, name)));
  for (const name of keys) await copyFile(path.join(dataDir, name), path.join(folder, name));
  for (const name of [databaseFile, ...keys]) await chmod(path.join(folder, name), ownerOnly);
  const manifest: BackupManifest = {
    format: 1,
    madeAt: madeAt.toISOString(),
    schemaVersion: facts.schemaVersion,
    lastChangeAt: facts.lastChangeAt === null ? null : new Date(facts.lastChangeAt).toISOString(),
    secretKeyIsSet: config.secretKey !== null,
    files: await Promise.all([databaseFile, ...keys].map((name) => describeFile(folder, name))),
    rows: facts.rows,
  };
  await writeFile(manifestPath(folder), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
};

const backUp = async (): Promise<string> => {
  // A backup holds mail and keys: nobody but its owner reads it.
  process.umask(0o077);
  const config = readConfig([]);
  const { to, keep } = readOptions(config);
  const madeAt = new Date();
  const { whole, unfinished } = backupFolders(to, madeAt);
  await mkdir(to, { recursive: true });
  await mkdir(unfinished);
  try {
    const { files, rows } = await makeBackup(config, unfinished, madeAt);
    await rename(unfinished, whole);
    const removed = keep === null ? [] : await removeOldBackups(to, keep);
    const keys = files.map(({ name }) => name).filter((name) => name !== databaseFile);
    return [
      `Backed up to ${whole}: ${rows.interaction_log_entry ?? 0} log entries, ${rows.contact ?? 0} contacts.`,
      ...(keys.length > 0
        ? [`It holds secret keys (${keys.join(', ')}): keep it where only administrators read.`]
        : []),
      ...(config.secretKey === null
        ? []
        : ['SECRET_KEY is set and not in it: keep that in another safe place.']),
      ...(removed.length > 0 ? [`Removed ${removed.length} older: ${removed.join(', ')}.`] : []),
    ].join('\n');
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
};

await runCommand(backUp);
