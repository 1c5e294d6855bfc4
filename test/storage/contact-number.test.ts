import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewContact } from '../../server/contract/contact.ts';
import { createContactStore } from '../../server/storage/contact/contact-store.ts';
import { createMarketingSetupStore } from '../../server/storage/setup/marketing-setup-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { administrator, callerOf } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

describe.each(databases())('contact numbers in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;
  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
  });
  afterAll(() => database.dispose());

  const { actor } = administrator;
  const store = () => createContactStore(storage, readSetup);
  const create = (contact: Partial<NewContact> = {}, key?: string) =>
    store().create(callerOf(actor, key), { type: 'person', name: 'Somebody', ...contact });
  const setSeries = async (change: object) => {
    const marketing = createMarketingSetupStore(storage);
    return marketing.change(administrator, (await marketing.get()).version, change);
  };
  it('passes over numbers that are taken, and never takes one twice', async () => {
    await setSeries({ contactNosPrefix: 'P', contactNosNext: '07' });
    await create({ no: 'P08' });
    const deleted = await create({ no: 'P09' });
    await store().delete(administrator, 'P09', deleted.version);
    const numbers = [(await create()).no, (await create()).no];
    expect(numbers).toEqual(['P07', 'P10']);
    await expect(create({ no: 'P09' })).rejects.toMatchObject({ code: 'alreadyExists' });
  });

  it('says so when the numbers are used up (rule 13.3)', async () => {
    await setSeries({ contactNosPrefix: 'Q', contactNosNext: '8' });
    expect([(await create()).no, (await create()).no]).toEqual(['Q8', 'Q9']);
    await expect(create()).rejects.toMatchObject({ code: 'numbersExhausted' });
    await setSeries({ contactNosPrefix: 'CT', contactNosNext: '000100' });
  });

  it('gives ten who come at once ten numbers in a row (rules 13.1, 13.8)', async () => {
    const { version } = await createMarketingSetupStore(storage).get();
    const { revision } = await readSetup(storage.read);
    const created = await Promise.all(Array.from({ length: 10 }, () => create()));
    const numbers = created.map((one) => one.no).sort();
    expect(numbers).toEqual(
      Array.from({ length: 10 }, (_, at) => `CT0001${`${at}`.padStart(2, '0')}`),
    );
    const marketing = await createMarketingSetupStore(storage).get();
    expect(marketing).toMatchObject({ version, contactNosNext: '000110' });
    expect((await readSetup(storage.read)).revision).toBe(revision);
  });

  it('makes one contact of ten repeats with one idempotency key', async () => {
    const created = await Promise.all(
      Array.from({ length: 10 }, () => create({ name: 'Once' }, 'same-key')),
    );
    expect(new Set(created.map((one) => one.no)).size).toBe(1);
    const { items } = await store().list(actor, { limit: 50, search: 'once' });
    expect(items).toHaveLength(1);
  });

  it('names the contact that has the external id', async () => {
    const externalIds = [{ source: 'ERP', id: '4711' }];
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => create({ name: 'Imported', externalIds })),
    );
    const winners = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.no] : []));
    expect(winners).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({
          code: 'alreadyExists',
          message: expect.stringContaining(winners[0] ?? ''),
        });
  });

  it('takes a typed number once when ten want it (rules 13.2, 13.8)', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => create({ no: 'WANTED' })),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'alreadyExists' });
  });
});
