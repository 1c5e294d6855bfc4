import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../server/domain/actor.ts';
import { createNeverLogStore } from '../../server/storage/never-log/never-log-store.ts';
import { createSalespersonStore } from '../../server/storage/salesperson/salesperson-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { actingAs, actorWith, administrator, callerOf } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

describe.each(databases())('never-log list in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;
  let anna: Actor;
  let bert: Actor;
  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
    const salespeople = createSalespersonStore(storage);
    for (const code of ['ANNA', 'BERT'])
      await salespeople.create(administrator, { code, name: code });
    anna = await actingAs(storage, 'ANNA');
    bert = await actingAs(storage, 'BERT');
  });
  afterAll(() => database.dispose());

  const store = () => createNeverLogStore(storage);
  const valuesFor = async (actor: Actor, query: object = {}) =>
    (await store().list(actor, { limit: 50, ...query })).items.map((one) => one.value);

  it('keeps values as they are compared', async () => {
    const add = async (kind: 'address' | 'domain' | 'number', value: string) =>
      (await store().create(administrator, { kind, value, owner: null })).value;
    expect(await add('address', 'The Bank <BANK@Example.com>')).toBe('bank@example.com');
    expect(await add('domain', '@Müller.example')).toBe('xn--mller-kva.example');
    expect(await add('number', '020 7946 0123')).toBe('+442079460123');
    const setup = await readSetup(storage.read);
    expect(setup.neverLogForEveryone.addresses.has('bank@example.com')).toBe(true);
  });

  it.each([
    ['address', 'nobody', 'unreadableAddress'],
    ['domain', 'localhost', 'unreadableDomain'],
    ['number', 'call me', 'unreadableNumber'],
  ] as const)('refuses an unreadable %s', async (kind, value, code) => {
    await expect(
      store().create(administrator, { kind, value, owner: 'NOBODY' }),
    ).rejects.toMatchObject({
      code: 'invalidInput',
      fields: [
        { path: 'value', code },
        { path: 'owner', code: 'unknownCode' },
      ],
    });
  });

  it('shows everyone’s lines and the own; administrators see all', async () => {
    await store().create(callerOf(anna), {
      kind: 'address',
      value: 'mum@example.com',
      owner: 'ANNA',
    });
    await store().create(callerOf(bert), {
      kind: 'address',
      value: 'dad@example.com',
      owner: 'BERT',
    });
    expect(await valuesFor(anna, { kind: 'address' })).toEqual([
      'bank@example.com',
      'mum@example.com',
    ]);
    expect(await valuesFor(actorWith('reader'), { kind: 'address' })).toEqual(['bank@example.com']);
    expect(await valuesFor(administrator.actor)).toHaveLength(5);
    expect(await valuesFor(administrator.actor, { search: 'DAD@' })).toEqual(['dad@example.com']);
    expect(await valuesFor(administrator.actor, { search: '_a_' })).toEqual([]);
    const page = await store().list(administrator.actor, { limit: 4 });
    expect(await valuesFor(administrator.actor, { cursor: page.nextCursor })).toHaveLength(1);
  });

  it('lets a salesperson change the own lines only', async () => {
    const line = { kind: 'address' as const, value: 'x@example.com' };
    const notAllowed = { code: 'notAllowed' };
    await expect(store().create(callerOf(anna), { ...line, owner: null })).rejects.toMatchObject(
      notAllowed,
    );
    await expect(store().create(callerOf(anna), { ...line, owner: 'BERT' })).rejects.toMatchObject(
      notAllowed,
    );
    const bertsLine = await store().create(callerOf(bert), { ...line, owner: 'BERT' });
    await expect(store().delete(callerOf(anna), bertsLine.id)).rejects.toMatchObject(notAllowed);
    await store().delete(callerOf(bert), bertsLine.id);
    const manager = callerOf(actorWith('manager'));
    const common = await store().create(manager, { ...line, owner: null });
    await expect(store().delete(callerOf(bert), common.id)).rejects.toMatchObject(notAllowed);
    await store().delete(manager, common.id);
    await expect(store().delete(manager, common.id)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('answers with the line that is there already', async () => {
    const add = () =>
      store().create(callerOf(anna), { kind: 'domain', value: 'home.example', owner: 'ANNA' });
    const lines = await Promise.all(Array.from({ length: 10 }, add));
    expect(new Set(lines.map((one) => one.id)).size).toBe(1);
  });
});
