import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServiceKeyStore } from '../../server/storage/service-key/service-key-store.ts';
import { createSetupSnapshot } from '../../server/storage/setup/setup-snapshot.ts';
import { administrator, callerOf } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { type NewTestDatabase, newDatabase } from '../support/new-database.ts';
import { eventually, tenAtOnce } from '../support/organisation.ts';

const hour = 3_600_000;

/** The codes with which some of ten at once are refused. */
const refusalsOfTen = async (act: () => Promise<unknown>): Promise<string[]> => {
  const codes = await tenAtOnce(() =>
    act().then(
      () => null,
      ({ code }: { code: string }) => code,
    ),
  );
  return codes.filter((code) => code !== null);
};

describe.each(databases())('service keys on the $name', (database) => {
  let made: NewTestDatabase;
  let keys: ReturnType<typeof createServiceKeyStore>;
  const failures: unknown[] = [];
  beforeAll(async () => {
    made = await newDatabase(database);
    keys = createServiceKeyStore(made.storage, made.readSetup, (error) => failures.push(error));
  });
  afterAll(async () => {
    expect(failures).toEqual([]);
    await database.dispose();
  });

  const create = (name: string, expiresAt: string | null = null) =>
    keys.create(administrator, { name, scopes: ['contactsRead', 'logRead'], expiresAt });
  const set = (id: number, columns: Record<string, number | null>) =>
    made.storage.write(async ({ sql }) => {
      await sql.updateTable('service_key').set(columns).where('id', '=', id).execute();
      await sql
        .updateTable('setup_revision')
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .execute();
    });
  const auditOf = async (name: string) =>
    (
      await made.storage.read.sql
        .selectFrom('audit')
        .select(['action', 'detail'])
        .where('entity', '=', 'serviceKey')
        .where('entity_key', '=', name)
        .orderBy('id')
        .execute()
    ).map(({ action, detail }) => [action, JSON.parse(detail) as unknown] as const);

  it('act as an administrator within their scopes (rule 10.10)', async () => {
    const { id, secret } = await create('Actor');
    expect(secret).toMatch(/^ilk_[\w-]{43}$/);
    expect(await keys.actorOf(secret)).toEqual({
      identity: `key:${id}`,
      personId: null,
      name: 'Actor',
      userName: null,
      label: 'key:Actor',
      roles: ['administrator'],
      salespersonId: null,
      salespersonCode: null,
      teamId: null,
      signedInBy: 'nobody',
      expiresAt: null,
      serviceKey: { id, scopes: new Set(['contactsRead', 'logRead']) },
    });
    expect(await keys.actorOf(`${secret}x`)).toBeNull();
  });

  it('keep the SHA-256 of a secret and nothing else of it (rule 10.11)', async () => {
    const { id, secret, secretStart } = await create('Hashed');
    expect(secretStart).toBe(secret.slice(0, 9));
    const row = await made.storage.read.sql
      .selectFrom('service_key')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.secret_hash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.stringify([row, await auditOf('Hashed')])).not.toContain(secret.slice(9));
  });

  it('have a name nobody else had, of ten at once too (rule 10.10)', async () => {
    expect(await refusalsOfTen(() => create('Ten'))).toEqual(Array(9).fill('alreadyExists'));
  });

  it('end at their expiry', async () => {
    const { id, secret } = await create('Brief', new Date(Date.now() + hour).toISOString());
    const actor = await keys.actorOf(secret);
    expect(actor?.expiresAt).toBeGreaterThan(Date.now());
    await set(id, { expires_at: Date.now() - 1 });
    expect(await keys.actorOf(secret)).toBeNull();
    await expect(create('Past', new Date(Date.now() - 1).toISOString())).rejects.toMatchObject({
      code: 'invalidInput',
      fields: [{ path: 'expiresAt', code: 'inThePast' }],
    });
  });

  it('leave the old secret good for the overlap (rule 10.11)', async () => {
    const first = await create('Rotated');
    const second = await keys.rotate(administrator, first.id, 1, { overlapHours: 24 });
    expect(second).toMatchObject({ version: 2, name: 'Rotated' });
    expect(Date.parse(second.previousUntil ?? '')).toBeGreaterThan(Date.now() + 23 * hour);
    expect(await keys.actorOf(first.secret)).not.toBeNull();
    expect(await keys.actorOf(second.secret)).not.toBeNull();
    await set(first.id, { previous_until: Date.now() - 1 });
    expect(await keys.actorOf(first.secret)).toBeNull();
    expect(await keys.actorOf(second.secret)).not.toBeNull();

    const third = await keys.rotate(administrator, first.id, 2, { overlapHours: 0 });
    expect(third.previousUntil).toBeNull();
    expect(await keys.actorOf(second.secret)).toBeNull();
    expect(await keys.actorOf(third.secret)).not.toBeNull();
    expect((await auditOf('Rotated')).map(([action]) => action)).toEqual([
      'created',
      'rotated',
      'rotated',
    ]);
  });

  it('are rotated once of ten at a time', async () => {
    const { id } = await create('Raced');
    const rotate = () => keys.rotate(administrator, id, 1, { overlapHours: 1 });
    expect(await refusalsOfTen(rotate)).toEqual(Array(9).fill('versionOutdated'));
  });

  it('are refused by every instance once revoked (rule 10.12)', async () => {
    const elsewhere = createServiceKeyStore(
      made.storage,
      createSetupSnapshot(made.storage.read),
      (error) => failures.push(error),
    );
    const { id, secret } = await create('Revoked');
    const { secret: second } = await keys.rotate(administrator, id, 1, { overlapHours: 24 });
    expect(await elsewhere.actorOf(secret)).not.toBeNull();
    const revoked = await keys.revoke(administrator, id, 2);
    expect(revoked.revokedAt).not.toBeNull();
    for (const one of [secret, second]) {
      expect(await elsewhere.actorOf(one)).toBeNull();
      expect(await keys.actorOf(one)).toBeNull();
    }
    await expect(
      keys.rotate(administrator, id, revoked.version, { overlapHours: 1 }),
    ).rejects.toMatchObject({ code: 'gone' });
    await expect(create('Revoked')).rejects.toMatchObject({ code: 'alreadyExists' });
  });

  it('answer a repeated revocation from the first (rule 13.7)', async () => {
    const { id } = await create('Repeated');
    const caller = callerOf(administrator.actor, 'revoke');
    const first = await keys.revoke(caller, id, 1);
    expect(await keys.revoke(caller, id, 1)).toEqual(first);
  });

  it('tell their last use once a minute (rule 10.14)', async () => {
    const { id, secret } = await create('Used');
    const lastUse = async () =>
      (
        await made.storage.read.sql
          .selectFrom('service_key')
          .select(['last_used_at', 'version'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).last_used_at;
    expect(await lastUse()).toBeNull();
    await keys.actorOf(secret);
    await eventually(async () => (await lastUse()) !== null);
    const first = await lastUse();
    await keys.actorOf(secret);
    const later = createServiceKeyStore(made.storage, made.readSetup, (error) =>
      failures.push(error),
    );
    await later.actorOf(secret);
    await create('After the use');
    expect(await lastUse()).toBe(first);
  });

  it('are listed by name, those that are revoked apart', async () => {
    const named = async (revoked?: boolean) => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await keys.list({ limit: 2, cursor, revoked });
        names.push(...page.items.map((one) => one.name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return names;
    };
    const all = await named();
    expect(all).toEqual([...all].sort());
    expect(await named(true)).toEqual(['Repeated', 'Revoked']);
    expect(await named(false)).toEqual(all.filter((name) => !/^Re(?:peated|voked)$/.test(name)));
  });
});
