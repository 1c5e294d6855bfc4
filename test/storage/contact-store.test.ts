import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewContact } from '../../server/contract/contact.ts';
import { createContactStore } from '../../server/storage/contact/contact-store.ts';
import { createMarketingSetupStore } from '../../server/storage/setup/marketing-setup-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { administrator, callerOf } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { logEntry } from '../support/log-entry.ts';
import { newDatabase } from '../support/new-database.ts';

const everything = {
  languageCode: 'sv',
  correspondenceType: 'email',
  jobTitle: 'Buyer',
  address: 'Storgatan 1',
  postCode: '111 22',
  city: 'Stockholm',
  countryCode: 'SE',
  homePage: 'https://ada.example',
  privacyBlocked: true,
} as const;

describe.each(databases())('contacts in the $name', (database) => {
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
  const auditOf = async (no: string) =>
    (
      await storage.read.sql
        .selectFrom('audit')
        .select('action')
        .where('entity', '=', 'contact')
        .where('entity_key', '=', no)
        .orderBy('id')
        .execute()
    ).map((one) => one.action);

  describe('create', () => {
    it('gives a company itself as its company (rule 2.2)', async () => {
      const company = await create({ type: 'company', name: 'Ada & Co' });
      expect(company).toMatchObject({
        no: 'CT000001',
        companyNo: company.no,
        companyName: 'Ada & Co',
        emailAddresses: [],
        version: 1,
        createdBy: 'Test',
      });
      expect(await auditOf(company.no)).toEqual(['created']);
    });

    it('keeps everything that is given, addresses and numbers as they are compared (rules 2.2, 2.3, 2.4)', async () => {
      const { figures, matchChoices, persons, ...stored } = await store()
        .create(administrator, {
          type: 'person',
          name: 'Åsa Öst',
          companyNo: 'CT000001',
          emailAddresses: ['Åsa <ASA@Ada.example>', 'asa@ada.example', 'o@ada.example'],
          phoneNumbers: [
            '08-465 004 10',
            '+46 8 465 004 10',
            'Pia, room 7',
            'PIA, ROOM 7',
            '+358 40 1234567',
          ],
          externalIds: [{ source: 'ERP', id: '7' }],
          ...everything,
        })
        .then(({ no }) => store().get(actor, no));
      expect(stored).toMatchObject({
        no: 'CT000002',
        companyNo: 'CT000001',
        companyName: 'Ada & Co',
        emailAddresses: ['asa@ada.example', 'o@ada.example'],
        phoneNumbers: ['+46846500410', 'Pia, room 7', '+358401234567'],
        externalIds: [{ source: 'ERP', id: '7' }],
        ...everything,
      });
      expect({ figures, matchChoices, persons }).toMatchObject({
        figures: { noOfInteractions: 0, cost: 0, durationMinutes: 0, dateOfLastInteraction: null },
        matchChoices: [],
        persons: [],
      });
      const company = await store().get(actor, 'CT000001');
      expect(company.persons).toEqual([{ no: 'CT000002', name: 'Åsa Öst', jobTitle: 'Buyer' }]);
    });

    it('tells everything that is wrong at once (rules 2.1, 2.4, 2.13)', async () => {
      await setSeries({ contactNosManual: false });
      await expect(
        create({
          no: 'MINE',
          companyNo: 'CT000002',
          salespersonCode: 'NONE',
          emailAddresses: ['a@b.example', 'nonsense'],
          phoneNumbers: ['no number', '7'],
          externalIds: [
            { source: 'ERP', id: 'x' },
            { source: 'ERP', id: 'X' },
          ],
        }),
      ).rejects.toMatchObject({
        code: 'invalidInput',
        fields: [
          { path: 'no', code: 'manualNosNotAllowed' },
          { path: 'salespersonCode', code: 'unknownCode' },
          { path: 'externalIds.1', code: 'duplicate' },
          { path: 'emailAddresses.1', code: 'unreadableAddress', value: 'nonsense' },
          { path: 'phoneNumbers.0', code: 'unreadableNumber', value: 'no number' },
          { path: 'companyNo', code: 'notACompany' },
        ],
      });
      await setSeries({ contactNosManual: true });
      await expect(create({ companyNo: 'NOWHERE' })).rejects.toMatchObject({
        fields: [{ path: 'companyNo', code: 'unknownCode' }],
      });
      await expect(create({ type: 'company', companyNo: 'CT000001' })).rejects.toMatchObject({
        fields: [{ path: 'companyNo', code: 'notItself' }],
      });
    });
  });

  describe('change', () => {
    it('has one winner of ten made from the same version', async () => {
      const { no } = await create();
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, (_, at) =>
          store().change(administrator, no, 1, { name: `Name ${at}`, phoneNumbers: [`${at}`] }),
        ),
      );
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      for (const one of results)
        if (one.status === 'rejected')
          expect(one.reason).toMatchObject({ code: 'versionOutdated' });
      const after = await store().get(actor, no);
      expect(after.version).toBe(2);
      expect(after.phoneNumbers).toEqual([after.name.slice(-1)]);
    });

    it('gives an external id to one contact when ten want it', async () => {
      const contacts = await Promise.all(Array.from({ length: 10 }, () => create()));
      const externalIds = [{ source: 'ERP', id: 'wanted' }];
      const results = await Promise.allSettled(
        contacts.map(({ no }) => store().change(administrator, no, 1, { externalIds })),
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

    it('keeps what it does not speak of', async () => {
      const before = await store().get(actor, 'CT000002');
      const after = await store().change(administrator, before.no, before.version, {
        city: 'Umeå',
      });
      const { figures, matchChoices, mergedContacts, persons, ...contact } = before;
      expect(after).toEqual({ ...contact, city: 'Umeå', version: 2, changedAt: after.changedAt });
      const cleared = await store().change(administrator, before.no, 2, {
        emailAddresses: [],
        phoneNumbers: [],
        externalIds: [],
        companyNo: null,
      });
      expect(cleared).toMatchObject({
        emailAddresses: [],
        phoneNumbers: [],
        externalIds: [],
        companyNo: null,
        companyName: null,
      });
    });

    it('turns a person into a company and back, until there are interactions (rules 2.1, 2.2, 2.23)', async () => {
      const { no } = await create({ companyNo: 'CT000001' });
      const company = await store().change(administrator, no, 1, { type: 'company' });
      expect(company).toMatchObject({ type: 'company', companyNo: no });
      const person = await store().change(administrator, no, 2, { type: 'person' });
      expect(person).toMatchObject({ type: 'person', companyNo: null });
      await logEntry(storage, { contactNo: no, date: '2026-01-01' });
      await expect(store().change(administrator, no, 3, { type: 'company' })).rejects.toMatchObject(
        { code: 'inUse' },
      );
      const family = await create({ type: 'company', name: 'Has persons' });
      await create({ companyNo: family.no });
      await expect(
        store().change(administrator, family.no, 1, { type: 'person' }),
      ).rejects.toMatchObject({ code: 'inUse' });
    });

    it('copies nothing from the company that a person joins (rule 2.25)', async () => {
      const company = await create({ type: 'company', name: 'Copies', ...everything });
      const own = { languageCode: null, correspondenceType: null, address: null, city: null };
      const person = await create({ ...own, companyNo: company.no });
      expect(person).toMatchObject({ ...own, countryCode: null, privacyBlocked: false });
      const { no } = await create(own);
      const joined = await store().change(administrator, no, 1, { companyNo: company.no });
      expect(joined).toMatchObject({ ...own, companyNo: company.no, postCode: null });
    });

    it('finds persons by the new name of their company', async () => {
      const company = await create({ type: 'company', name: 'Oldname' });
      const person = await create({ name: 'Xenia', companyNo: company.no });
      await store().change(administrator, company.no, 1, { name: 'Freshname' });
      const found = async (search: string) =>
        (await store().list(actor, { limit: 50, search })).items.map((one) => one.no);
      expect(await found('freshname')).toEqual([company.no, person.no]);
      expect(await found('oldname')).toEqual([]);
      expect((await store().get(actor, person.no)).version).toBe(1);
    });
  });
});
