import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Migration } from '../../server/storage/migrations/migration.ts';
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

/** What the first release leaves behind: a contact, a message and what was decided about it. */
const makeFirstRelease = async (place: Place): Promise<void> => {
  const trail = { created_at: 1, created_by: 'x', changed_at: 1, changed_by: 'x' };
  const list = migrations as Migration[];
  const newer = list.splice(1);
  try {
    const storage = await place.open();
    await storage.write(async ({ sql, engine }) => {
      const [contactId] = await engine.insert(sql, 'contact', 'id', [
        {
          no: 'C1',
          type: 'person',
          name: 'Aino',
          sort_name: 'aino',
          search_text: 'aino',
          ...trail,
        },
      ]);
      const reachable = { contact_id: contactId, position: 0 };
      await engine.insert(sql, 'contact_address', 'id', [
        { ...reachable, kind: 'address', value: 'aino@mail.tammela.example' },
        { ...reachable, kind: 'address', value: 'aino@norrsken.example' },
        { ...reachable, kind: 'number', value: '+358401234567' },
      ]);
      const [messageId] = await engine.insert(sql, 'email_message', 'id', [
        {
          state: 'sent',
          sent_at: 1,
          fingerprint: 'x',
          send_seen: 1,
          reported_by: 'x',
          incomplete: 0,
          created_at: 1,
          changed_at: 1,
        },
      ]);
      const decided = { email_message_id: messageId, outcome: 'notLogged', date: '2026-03-02' };
      await engine.insert(sql, 'capture_decision', 'id', [
        { ...decided, reason: 'notAContact', address: 'aino@mail.tammela.example' },
        { ...decided, reason: 'neverLog', address: null },
      ]);
    });
    await storage.close();
  } finally {
    list.push(...newer);
  }
};

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

  it('bring decisions and addresses of the first release along', async () => {
    const old = await makePlace(name);
    try {
      await makeFirstRelease(old);
      const storage = await old.open();
      expect(await appliedBy(storage)).toEqual(versions);
      expect(
        await storage.read.sql
          .selectFrom('capture_decision')
          .select(['email_message_id', 'call_id', 'address', 'reason', 'date'])
          .orderBy('id')
          .execute(),
      ).toEqual([
        {
          email_message_id: 1,
          call_id: null,
          address: 'aino@mail.tammela.example',
          reason: 'notAContact',
          date: '2026-03-02',
        },
        {
          email_message_id: 1,
          call_id: null,
          address: null,
          reason: 'neverLog',
          date: '2026-03-02',
        },
      ]);
      expect(
        await storage.read.sql
          .selectFrom('contact_address')
          .select(['kind', 'domain'])
          .orderBy('id')
          .execute(),
      ).toEqual([
        { kind: 'address', domain: 'tammela.example' },
        { kind: 'address', domain: 'norrsken.example' },
        { kind: 'number', domain: null },
      ]);
      // The keys of the new table go on where those of the old one ended.
      const [id = 0] = await storage.write(({ sql, engine }) =>
        engine.insert(sql, 'capture_decision', 'id', [
          { email_message_id: 1, outcome: 'notLogged', reason: 'neverLog', date: '2026-03-02' },
        ]),
      );
      expect(id).toBe(3);
      await storage.close();
    } finally {
      await old.remove();
    }
  });
});
