import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewSalesperson } from '../../server/contract/salesperson.ts';
import { createContactStore } from '../../server/storage/contact/contact-store.ts';
import { createNeverLogStore } from '../../server/storage/never-log/never-log-store.ts';
import { createSalespersonStore } from '../../server/storage/salesperson/salesperson-store.ts';
import { createMarketingSetupStore } from '../../server/storage/setup/marketing-setup-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { createTeamStore } from '../../server/storage/team/team-store.ts';
import { administrator } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

const always = (address: string) => ({ address, startingDate: null, endingDate: null });

describe.each(databases())('salespeople in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;
  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
    await createTeamStore(storage).create(administrator, { code: 'SALE', name: 'Sales' });
  });
  afterAll(() => database.dispose());

  const store = () => createSalespersonStore(storage);
  const create = (code: string, more: Partial<NewSalesperson> = {}) =>
    store().create(administrator, { code, name: `Name of ${code}`, ...more });
  const peopleOf = async (code: string) => {
    const { read } = storage;
    return read.sql
      .selectFrom('person as p')
      .innerJoin('salesperson as s', 's.id', 'p.salesperson_id')
      .select(['p.tid', 'p.oid', 'p.user_name', 'p.name', 'p.roles'])
      .where('s.code', '=', code)
      .execute();
  };

  it('have addresses, a team and delegates, and a person to sign in with (rule 3.1)', async () => {
    await create('AB');
    const created = await create('CD', {
      jobTitle: 'Seller',
      teamCode: 'SALE',
      emailAddresses: [always('Carl <CD@Example.com>')],
      delegates: ['AB', 'AB'],
    });
    expect(created).toMatchObject({
      code: 'CD',
      jobTitle: 'Seller',
      phoneNo: null,
      teamCode: 'SALE',
      emailAddresses: [always('cd@example.com')],
      delegates: ['AB'],
      blocked: false,
      version: 1,
    });
    expect(await store().get('CD')).toEqual(created);
    expect(await peopleOf('CD')).toEqual([
      { tid: 'local', oid: 'cd', user_name: 'cd', name: 'Name of CD', roles: '["salesperson"]' },
    ]);
  });

  it('are listed by code, by team and by being blocked', async () => {
    await create('BLOCK', { blocked: true });
    const codes = async (query: object) =>
      (await store().list({ limit: 50, ...query })).items.map((one) => one.code);
    expect(await codes({})).toEqual(['AB', 'BLOCK', 'CD']);
    expect(await codes({ blocked: true })).toEqual(['BLOCK']);
    expect(await codes({ teamCode: 'SALE' })).toEqual(['CD']);
    expect(await codes({ teamCode: 'NONE' })).toEqual([]);
    const page = await store().list({ limit: 2 });
    expect(await codes({ cursor: page.nextCursor })).toEqual(['CD']);
  });

  it('are refused with every field that is wrong', async () => {
    await expect(
      create('WRONG', {
        teamCode: 'NONE',
        delegates: ['AB', 'NOBODY'],
        emailAddresses: [
          always('nonsense'),
          always('cd@example.com'),
          { address: 'w@example.com', startingDate: '2026-02-01', endingDate: '2026-01-01' },
          always('twice@example.com'),
          always('twice@example.com'),
        ],
      }),
    ).rejects.toMatchObject({
      code: 'invalidInput',
      fields: [
        { path: 'teamCode', code: 'unknownCode' },
        { path: 'emailAddresses.0.address', code: 'unreadableAddress' },
        { path: 'emailAddresses.2.endingDate', code: 'beforeStartingDate' },
        { path: 'emailAddresses.1.address', code: 'taken' },
        { path: 'emailAddresses.4.address', code: 'duplicate' },
        { path: 'delegates.1', code: 'unknownCode' },
      ],
    });
    await expect(store().get('WRONG')).rejects.toMatchObject({ code: 'notFound' });
  });

  it('may have one address after each other, never on one day (rule 3.2)', async () => {
    const info = (startingDate: string | null, endingDate: string | null) => ({
      emailAddresses: [{ address: 'info@example.com', startingDate, endingDate }],
    });
    await create('FIRST', info(null, '2026-03-31'));
    await expect(create('LATER', info('2026-03-31', null))).rejects.toMatchObject({
      fields: [{ path: 'emailAddresses.0.address', code: 'taken' }],
    });
    await expect(create('LATER', info('2026-04-01', null))).resolves.toMatchObject({
      code: 'LATER',
    });
  });

  it('are renamed everywhere, the set-up of shared mailboxes included', async () => {
    await create('OLD');
    const marketing = createMarketingSetupStore(storage);
    await marketing.change(administrator, (await marketing.get()).version, {
      sharedMailboxes: [
        {
          address: 'shared@example.com',
          ownerRule: 'salesperson',
          salespersonCode: 'OLD',
          grantedTo: ['AB', 'OLD'],
        },
      ],
    });
    const renamed = await store().change(administrator, 'OLD', 1, { code: 'NEW', name: 'Noah' });
    expect(renamed).toMatchObject({ code: 'NEW', name: 'Noah', version: 2 });
    expect((await marketing.get()).sharedMailboxes).toMatchObject([
      { salespersonCode: 'NEW', grantedTo: ['AB', 'NEW'] },
    ]);
    expect(await peopleOf('NEW')).toMatchObject([{ user_name: 'old', name: 'Noah' }]);
    await create('OLD');
    expect(await peopleOf('OLD')).toMatchObject([{ user_name: 'old-2', oid: 'old-2' }]);
    await expect(
      store().change(administrator, 'OLD', 1, { emailAddresses: [always('shared@example.com')] }),
    ).rejects.toMatchObject({ fields: [{ code: 'taken' }] });
    await expect(store().delete(administrator, 'NEW', 2)).rejects.toMatchObject({ code: 'inUse' });
  });

  it('do not take a code that somebody has', async () => {
    await expect(create('AB')).rejects.toMatchObject({ code: 'alreadyExists' });
    await expect(store().change(administrator, 'OLD', 1, { code: 'AB' })).rejects.toMatchObject({
      code: 'alreadyExists',
    });
  });

  it('keep what a change does not speak of', async () => {
    const before = await store().get('CD');
    const after = await store().change(administrator, 'CD', before.version, { phoneNo: '123' });
    expect(after).toMatchObject({
      ...before,
      phoneNo: '123',
      version: 2,
      changedAt: after.changedAt,
      changedBy: 'Test',
    });
    const cleared = await store().change(administrator, 'CD', 2, {
      jobTitle: null,
      teamCode: null,
      emailAddresses: [],
      delegates: [],
    });
    expect(cleared).toMatchObject({
      jobTitle: null,
      teamCode: null,
      emailAddresses: [],
      delegates: [],
    });
    await expect(store().change(administrator, 'CD', 2, { name: 'X' })).rejects.toMatchObject({
      code: 'versionOutdated',
    });
  });

  it('stay while they have contacts, and go with their person and their lines', async () => {
    await create('GONE', { emailAddresses: [always('gone@example.com')], delegates: ['AB'] });
    await createNeverLogStore(storage).create(administrator, {
      kind: 'address',
      value: 'mum@example.com',
      owner: 'GONE',
    });
    const contacts = createContactStore(storage, readSetup);
    const contact = await contacts.create(administrator, {
      type: 'person',
      name: 'Pia',
      salespersonCode: 'GONE',
    });
    await expect(store().delete(administrator, 'GONE', 1)).rejects.toMatchObject({
      code: 'inUse',
      message: expect.stringContaining(contact.no),
    });
    await contacts.delete(administrator, contact.no, contact.version);
    await store().delete(administrator, 'GONE', 1);
    await expect(store().get('GONE')).rejects.toMatchObject({ code: 'notFound' });
    const setup = await readSetup(storage.read);
    expect(setup.people.map((one) => one.userName)).not.toContain('gone');
    expect(await storage.read.sql.selectFrom('never_log').selectAll().execute()).toEqual([]);
  });

  it('stay while somebody is linked to them', async () => {
    await create('LINK');
    await storage.write(async ({ sql }) => {
      const { id } = await sql
        .selectFrom('salesperson')
        .select('id')
        .where('code', '=', 'LINK')
        .executeTakeFirstOrThrow();
      await sql
        .updateTable('person')
        .set({ salesperson_id: id })
        .where('user_name', '=', 'manager')
        .execute();
    });
    await expect(store().delete(administrator, 'LINK', 1)).rejects.toMatchObject({
      code: 'inUse',
      message: expect.stringContaining('manager'),
    });
  });

  it('get an address once when ten want it on the same days', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) =>
        create(`R${at}`, { emailAddresses: [always('wanted@example.com')] }),
      ),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ fields: [{ code: 'taken' }] });
  });
});
