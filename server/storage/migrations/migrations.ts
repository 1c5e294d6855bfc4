import { firstRelease } from './001-first-release.ts';
import { atHome } from './002-at-home.ts';
import { inFull } from './003-in-full.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [firstRelease, atHome, inFull];

/** The schema versions this code runs on: older ones are migrated, newer ones refused. */
export const newestSchema = Math.max(...migrations.map(({ version }) => version));

/** The database is newer than the code, or was made by something else. */
export class SchemaOutOfRange extends Error {
  override name = 'SchemaOutOfRange';
}

export const refuseNewerSchema = (current: number): void => {
  if (current > newestSchema)
    throw new SchemaOutOfRange(
      `The database has schema version ${current}, but this release knows versions up to ${newestSchema}. Install the release that migrated it, or restore a backup.`,
    );
};
