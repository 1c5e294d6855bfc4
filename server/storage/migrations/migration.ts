import { firstRelease } from './001-first-release.ts';

/** How one database spells what both have. */
export interface ColumnTypes {
  /** An integer primary key that numbers itself and never reuses a number. */
  identity: string;
  text: (length: number) => string;
  longText: string;
  /** Statements that make the full-text index, where there is one. */
  searchIndex: string[];
}

export interface Migration {
  version: number;
  name: string;
  statements: (types: ColumnTypes) => string[];
}

export const migrations: readonly Migration[] = [firstRelease];

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
