import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const manifestFile = 'manifest.json';
const folderName = /^interaction-log-\d{8}T\d{6}Z$/;
const unfinished = '.unfinished';

/** What a backup holds, and how to tell that it still does. */
export const backupManifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  schemaVersion: z.int(),
  lastChangeAt: z.iso.datetime().nullable(),
  /** SECRET_KEY was set: it is not in the backup, and has to be set again. */
  secretKeyIsSet: z.boolean(),
  files: z.array(
    z.object({
      name: z.string().regex(/^[a-z][a-z-]*\.(?:sqlite|key|pem)$/),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
  rows: z.record(z.string(), z.int()),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** The folder of a backup while it is made, and once it is whole. */
export const backupFolders = (parent: string, now: Date) => {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const whole = path.join(parent, `interaction-log-${stamp}`);
  return { whole, unfinished: whole + unfinished };
};

export const describeFile = async (
  folder: string,
  name: string,
): Promise<BackupManifest['files'][number]> => {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(path.join(folder, name)), async function* (parts) {
    for await (const part of parts as AsyncIterable<Buffer>) {
      bytes += part.length;
      hash.update(part);
    }
    yield '';
  });
  return { name, bytes, sha256: hash.digest('hex') };
};

export const manifestPath = (folder: string): string => path.join(folder, manifestFile);

/** The manifest of a backup whose files are all there and unchanged; else what is wrong with it. */
export const readBackup = async (folder: string): Promise<BackupManifest | string> => {
  const file = manifestPath(folder);
  if (!existsSync(file)) return `${folder} holds no backup: there is no ${manifestFile} in it.`;
  const parsed = backupManifest.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) return `${file} is not a manifest that this release understands.`;
  for (const wanted of parsed.data.files) {
    if (!existsSync(path.join(folder, wanted.name))) return `${wanted.name} is not in ${folder}.`;
    const found = await describeFile(folder, wanted.name);
    if (found.sha256 !== wanted.sha256)
      return `${wanted.name} in ${folder} is damaged: it is not the file that was backed up. Take another backup.`;
  }
  return parsed.data;
};

/** Removes whole backups beyond the newest ones, and what an interrupted one has left. */
export const removeOldBackups = async (parent: string, keep: number): Promise<string[]> => {
  const names = (await readdir(parent)).sort().reverse();
  const old = names.filter((name) => folderName.test(name)).slice(keep);
  const left = names.filter(
    (name) => name.endsWith(unfinished) && folderName.test(name.slice(0, -unfinished.length)),
  );
  for (const name of [...old, ...left])
    await rm(path.join(parent, name), { recursive: true, force: true });
  return old;
};
