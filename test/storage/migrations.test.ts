import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  migrations,
  newestSchema,
  SchemaOutOfRange,
} from '../../server/storage/migrations/migrations.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { databases } from '../support/databases.ts';
import { makePlace, type Place } from '../support/place.ts';

const appliedBy = async ({ read }: Storage) =>
  (await read.sql.selectFrom('migration').select('version').orderBy('version').execute()).map(
    (one) => one.version,
  );

describe('migrations', () => {
  it('have numbers that grow one by one', () => {
    expect(migrations.map((one) => one.version)).toEqual(migrations.map((_, at) => at + 1));
    expect(newestSchema).toBe(migrations.length);
  });
});

describe.each(databases())('migrations of the $name', ({ name }) => {
  let place: Place;
  beforeAll(async () => {
    place = await makePlace(name);
  });
  afterAll(() => place.remove());

  const versions = migrations.map((one) => one.version);

  it('run once, and keep what is there when it is opened again', async () => {
    const first = await place.open();
    expect(await appliedBy(first)).toEqual(versions);
    await first.write(({ sql }) =>
      sql.insertInto('lease').values({ name: 'kept', owner: 'x', expires_at: 1 }).execute(),
    );
    await first.close();
    const second = await place.open();
    expect(await appliedBy(second)).toEqual(versions);
    expect(await second.read.sql.selectFrom('lease').select('name').execute()).toEqual([
      { name: 'kept' },
    ]);
    await second.close();
  });

  it('refuse a database that is newer, and touch nothing in it', async () => {
    const storage = await place.open();
    await storage.write(({ sql }) =>
      sql.insertInto('migration').values({ version: 999, name: 'later', applied_at: 1 }).execute(),
    );
    await storage.close();
    const refused = place.open();
    await expect(refused).rejects.toThrow(SchemaOutOfRange);
    await expect(refused).rejects.toThrow(/schema version 999.+Install the release/);
  });

  it('hold two starters apart', async () => {
    const fresh = await makePlace(name);
    try {
      // The embedded database belongs to one process: there they come one after the other.
      const opened =
        name === 'embedded database'
          ? [await fresh.open(), await fresh.open()]
          : await Promise.all(Array.from({ length: 3 }, () => fresh.open()));
      for (const storage of opened) expect(await appliedBy(storage)).toEqual(versions);
      for (const storage of opened) await storage.close();
    } finally {
      await fresh.remove();
    }
  });
});
