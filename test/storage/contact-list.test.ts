import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactQuery } from '../../server/contract/contact.ts';
import { contactCandidates } from '../../server/storage/contact/contact-candidates.ts';
import { createContactStore } from '../../server/storage/contact/contact-store.ts';
import { createSalespersonStore } from '../../server/storage/salesperson/salesperson-store.ts';
import { createMarketingSetupStore } from '../../server/storage/setup/marketing-setup-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { actingAs, actorWith, administrator } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { logEntry } from '../support/log-entry.ts';
import { newDatabase } from '../support/new-database.ts';

describe.each(databases())('contact list in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;

  const store = () => createContactStore(storage, readSetup);
  const list = (query: Partial<ContactQuery>, actor = administrator.actor) =>
    store().list(actor, { limit: 50, ...query });
  const numbers = async (query: Partial<ContactQuery>) =>
    (await list(query)).items.map((one) => one.no);

  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
    const salespeople = createSalespersonStore(storage);
    await salespeople.create(administrator, { code: 'ANNA', name: 'Anna' });
    await salespeople.create(administrator, { code: 'BERT', name: 'Bert' });
    const contacts = [
      { no: 'C1', type: 'company', name: 'Ålesund 100% [Bygg]', city: 'Ålesund' },
      {
        no: 'C2',
        type: 'company',
        name: 'bygg_varor',
        emailAddresses: ['info@bygg.example'],
        privacyBlocked: true,
      },
      {
        no: 'P1',
        type: 'person',
        name: 'Ines Bauer',
        companyNo: 'C1',
        emailAddresses: ['ines@bauer.example', 'info@bygg.example'],
        phoneNumbers: ['020 7946 0123'],
        salespersonCode: 'ANNA',
      },
      { no: 'P2', type: 'person', name: 'Anders', companyNo: 'C1', salespersonCode: 'BERT' },
      { no: 'P3', type: 'person', name: 'anders' },
    ] as const;
    for (const contact of contacts)
      await store().create(administrator, {
        ...contact,
        emailAddresses: 'emailAddresses' in contact ? [...contact.emailAddresses] : [],
        phoneNumbers: 'phoneNumbers' in contact ? [...contact.phoneNumbers] : [],
      });
    const met = (contactNo: string, date: string, more: object = {}) =>
      logEntry(storage, { contactNo, date, salespersonCode: 'ANNA', ...more });
    await met('P1', '2026-01-10', { description: 'First', cost: 0.1, durationMinutes: 5 });
    await met('P1', '2026-02-10', { description: 'Second', cost: 0.2, durationMinutes: 7 });
    await met('P1', '2026-03-10', { attemptFailed: true, cost: 1, durationMinutes: 1 });
    await met('P1', '2026-04-10', { canceled: true, cost: 50 });
    await met('P1', '2026-05-10', { postponed: true, cost: 50 });
    await met('P2', '2026-02-20', { salespersonCode: 'BERT', initiatedBy: 'them', cost: 2 });
    await met('C1', '2026-01-05', { description: 'With the company' });
  });
  afterAll(() => database.dispose());

  it('is by name and then number, page after page', async () => {
    const all = await list({});
    const names = all.items.map((one) => one.no);
    expect(names).toHaveLength(5);
    expect(names.indexOf('P2')).toBe(names.indexOf('P3') - 1);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 1, cursor });
      paged.push(...page.items.map((one) => one.no));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(names);
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it.each([
    ['bygg', ['C1', 'C2', 'P1', 'P2']],
    ['INES bygg', ['P1']],
    ['ålesund', ['C1', 'P1', 'P2']],
    ['100%', ['C1', 'P1', 'P2']],
    ['g_v', ['C2']],
    ['[bygg]', ['C1', 'P1', 'P2']],
    ['0% [', ['C1', 'P1', 'P2']],
    ['\\', []],
    ['bauer.example', ['P1']],
    ['020 7946 0123', ['P1']],
    ['+44-20-7946', ['P1']],
    ['p3', ['P3']],
    ['nobody', []],
  ])('finds %s', async (search, expected) => {
    expect((await numbers({ search })).sort()).toEqual(expected);
  });

  it.each<[string, Partial<ContactQuery>, string[]]>([
    ['type', { type: 'company' }, ['C1', 'C2']],
    ['company', { companyNo: 'C1' }, ['C1', 'P1', 'P2']],
    ['salesperson', { salespersonCode: 'BERT' }, ['P2']],
    ['unknown salesperson', { salespersonCode: 'NONE' }, []],
    ['address', { emailAddress: 'Info <INFO@bygg.example>' }, ['C2', 'P1']],
    ['number', { phoneNumber: '+44 20 7946 0123' }, ['P1']],
    ['privacy', { privacyBlocked: true }, ['C2']],
    ['several', { type: 'person', companyNo: 'C1', search: 'ines' }, ['P1']],
  ])('filters by %s', async (_, query, expected) => {
    expect((await numbers(query)).sort()).toEqual(expected);
  });

  it('tells the last interaction; a company’s is also that of its persons (rules 12.1, 12.3)', async () => {
    const items = new Map((await list({})).items.map((one) => [one.no, one]));
    expect(items.get('P1')).toMatchObject({
      companyName: 'Ålesund 100% [Bygg]',
      phoneNumbers: ['+442079460123'],
      lastInteractionDate: '2026-02-10',
      lastInteractionDescription: 'Second',
      lastInteractionSalespersonCode: 'ANNA',
    });
    expect(items.get('C1')).toMatchObject({
      lastInteractionDate: '2026-02-20',
      lastInteractionSalespersonCode: 'BERT',
    });
    expect(items.get('P3')).toMatchObject({
      lastInteractionDate: null,
      lastInteractionDescription: null,
      lastInteractionSalespersonCode: null,
    });
  });

  it('has figures that leave out what is canceled or postponed (rules 1.11, 12.1 to 12.6)', async () => {
    const { figures } = await store().get(administrator.actor, 'P1');
    expect(figures).toMatchObject({
      noOfInteractions: 3,
      cost: 1.3,
      durationMinutes: 13,
      dateOfLastInteraction: '2026-02-10',
      lastDateAttempted: '2026-03-10',
    });
    const company = await store().get(administrator.actor, 'C1');
    expect(company.figures).toMatchObject({
      noOfInteractions: 5,
      cost: 3.3,
      durationMinutes: 13,
      dateOfLastInteraction: '2026-02-20',
      lastDateAttempted: '2026-03-10',
    });
  });

  it('shows each person only what they may see (rules 2.9, 10.4)', async () => {
    const marketing = createMarketingSetupStore(storage);
    const { version } = await marketing.get();
    await marketing.change(administrator, version, { visibility: 'owner' });
    const bert = await actingAs(storage, 'BERT');
    const row = (await list({ search: 'ines' }, bert)).items[0];
    expect(row).toMatchObject({ no: 'P1', lastInteractionDate: null });
    expect((await store().get(bert, 'C1')).figures).toMatchObject({ noOfInteractions: 1, cost: 2 });
    expect((await store().get(actorWith('reader'), 'C1')).figures).toMatchObject({
      noOfInteractions: 0,
      cost: 0,
      durationMinutes: 0,
      dateOfLastInteraction: null,
      lastDateAttempted: null,
    });
    await marketing.change(administrator, version + 1, { visibility: 'everyone' });
  });

  it('offers those who carry an address, with what makes them recognisable (rule 2.5)', async () => {
    expect(
      await contactCandidates(storage.read, { kind: 'address', value: 'info@bygg.example' }),
    ).toEqual([
      {
        no: 'C2',
        name: 'bygg_varor',
        companyName: null,
        lastInteractionDate: null,
        lastInteractionDescription: null,
      },
      {
        no: 'P1',
        name: 'Ines Bauer',
        companyName: 'Ålesund 100% [Bygg]',
        lastInteractionDate: '2026-02-10',
        lastInteractionDescription: 'Second',
      },
    ]);
    expect(
      await contactCandidates(storage.read, { kind: 'address', value: 'nobody@bygg.example' }),
    ).toEqual([]);
  });

  describe('as a view (rule 2.21)', () => {
    const day = 86_400_000;
    const dayAgo = (days: number) => new Date(Date.now() - days * day).toISOString().slice(0, 10);
    const known = (no: string, days: number) =>
      storage.write(({ sql }) =>
        sql
          .updateTable('contact')
          .set({ created_at: Date.now() - days * day })
          .where('no', '=', no)
          .execute(),
      );
    beforeAll(async () => {
      const { no } = await store().create(administrator, {
        no: 'V1',
        type: 'company',
        name: 'Heard of',
        salespersonCode: 'ANNA',
      });
      await store().create(administrator, {
        no: 'V2',
        type: 'person',
        name: 'Hears',
        companyNo: no,
      });
      await store().create(administrator, { no: 'V3', type: 'person', name: 'Silent' });
      await store().create(administrator, { no: 'V4', type: 'person', name: 'New' });
      for (const old of ['V1', 'V2', 'V3']) await known(old, 90);
      const met = (contactNo: string, days: number, more: object = {}) =>
        logEntry(storage, { contactNo, date: dayAgo(days), salespersonCode: 'ANNA', ...more });
      await met('V2', 30);
      await met('V3', 75);
      for (const state of ['canceled', 'postponed', 'attemptFailed'])
        await met('V3', 10, { [state]: true });
    });

    const views = async (query: Partial<ContactQuery>, actor = administrator.actor) =>
      (await list({ search: 'V', ...query }, actor)).items
        .map((one) => one.no)
        .filter((no) => no.startsWith('V'))
        .sort();

    it('shows those nobody has had a word with for sixty days, a company by its persons', async () => {
      expect(await views({ view: 'silent' })).toEqual(['V3']);
      expect(await views({ view: 'silent', silentDays: 20 })).toEqual(['V1', 'V2', 'V3']);
      expect(await views({ view: 'silent', silentDays: 80 })).toEqual([]);
    });

    it('shows as silent what the actor sees no interaction with', async () => {
      const setup = createMarketingSetupStore(storage);
      const { version } = await setup.get();
      const changed = await setup.change(administrator, version, { visibility: 'owner' });
      const bert = await actingAs(storage, 'BERT');
      expect(await views({ view: 'silent' }, bert)).toEqual(['V1', 'V2', 'V3']);
      await setup.change(administrator, changed.version, { visibility: 'everyone' });
    });

    it('shows one’s own, and those without a salesperson', async () => {
      expect(await views({ view: 'mine' }, await actingAs(storage, 'ANNA'))).toEqual(['V1']);
      expect(await views({ view: 'mine' })).toEqual([]);
      expect(await views({ view: 'noOwner' })).toEqual(['V2', 'V3', 'V4']);
    });

    it('tells the interactions of twelve months, canceled and postponed ones aside (rule 12.13)', async () => {
      const { figures } = await store().get(administrator.actor, 'V1');
      expect(figures.months).toHaveLength(12);
      expect(figures.months.at(-1)?.month).toBe(dayAgo(0).slice(0, 7));
      const of = async (no: string) => {
        const { months } = (await store().get(administrator.actor, no)).figures;
        return months.reduce((sum, one) => sum + one.noOfInteractions, 0);
      };
      expect([await of('V1'), await of('V2'), await of('V3'), await of('V4')]).toEqual([
        1, 1, 2, 0,
      ]);
    });
  });
});
