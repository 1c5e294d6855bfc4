import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewContact } from '../../server/contract/contact.ts';
import { type ContactImport, contactImport } from '../../server/contract/contact-import.ts';
import { createContactStore } from '../../server/storage/contact/contact-store.ts';
import { createContactImportStore } from '../../server/storage/contact-import/contact-import-store.ts';
import { createMarketingSetupStore } from '../../server/storage/setup/marketing-setup-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { administrator } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

type Options = Partial<ContactImport>;

describe.each(databases())('an import of contacts in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;
  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
  });
  afterAll(() => database.dispose());

  const { actor } = administrator;
  const contacts = () => createContactStore(storage, readSetup);
  const create = (contact: Partial<NewContact> = {}) =>
    contacts().create(administrator, { type: 'person', name: 'Somebody', ...contact });
  const run = (lines: string[], options: Options = {}) =>
    createContactImportStore(storage, readSetup).run(
      actor,
      contactImport.parse({ csv: lines.join('\r\n'), dryRun: false, ...options }),
    );
  const rowsOf = async (lines: string[], options: Options = {}) =>
    (await run(lines, options)).rows.map(({ outcome, problems }) => [
      outcome,
      ...problems.map(({ code }) => code),
    ]);
  const auditOf = (entity: string, key?: string) =>
    storage.read.sql
      .selectFrom('audit')
      .select(['action', 'entity_key', 'detail'])
      .where('entity', '=', entity)
      .$if(key !== undefined, (query) => query.where('entity_key', '=', key ?? ''))
      .orderBy('id')
      .execute();
  const countContacts = async () =>
    Number(
      (
        await storage.read.sql
          .selectFrom('contact')
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    );

  it('takes everything a row says, the company after its persons (rules 2.14, 2.15)', async () => {
    const result = await run(
      [
        'Id;Type;First name;Surname;Company;E-Mail;E-Mail 2;Phone;Language;Country;Job title;Privacy blocked',
        'p1;Person;Åsa;Öst;Ada & Co;"ASA@Ada.example; o@ada.example";a2@ada.example;08-465 004 10;Swedish;Sweden;Buyer;yes',
        'c1;Company;;;Ada & Co;info@ada.example;;;;SE;;',
      ],
      { source: 'crm' },
    );
    expect(result).toMatchObject({ created: 2, changed: 0, unchanged: 0, refused: 0 });
    expect(result.rows).toMatchObject([
      { line: 2, outcome: 'created', contactNo: 'CT000002', name: 'Åsa Öst', problems: [] },
      { line: 3, outcome: 'created', contactNo: 'CT000001', name: 'Ada & Co' },
    ]);
    expect(await contacts().get(actor, 'CT000002')).toMatchObject({
      type: 'person',
      companyNo: 'CT000001',
      companyName: 'Ada & Co',
      emailAddresses: ['asa@ada.example', 'o@ada.example', 'a2@ada.example'],
      phoneNumbers: ['+46846500410'],
      externalIds: [{ source: 'crm', id: 'p1' }],
      languageCode: 'sv',
      countryCode: 'SE',
      jobTitle: 'Buyer',
      privacyBlocked: true,
      version: 1,
      createdBy: 'Test',
    });
    expect(await contacts().get(actor, 'CT000001')).toMatchObject({
      type: 'company',
      companyNo: 'CT000001',
      persons: [{ no: 'CT000002' }],
    });
    const found = await contacts().list(actor, { limit: 50, search: 'öst ada' });
    expect(found.items.map(({ no }) => no)).toEqual(['CT000002']);
    expect((await auditOf('contact', 'CT000002')).map(({ action }) => action)).toEqual(['created']);
    const [act] = await auditOf('contactImport');
    expect(JSON.parse(act?.detail ?? '{}')).toMatchObject({
      source: 'crm',
      created: 2,
      refused: 0,
    });
  });

  it('changes nothing the second time, and what is new the third (rule 2.16)', async () => {
    const file = (city: string) => [
      'External Id,Name,E-Mail,Phone,City,Company',
      `r1,Rut,rut@r.example,+358 40 1234567,${city},Acme`,
      `r2,Roy,roy@r.example,,${city},`,
      ',Rex,rex@r.example,,Oulu,Acme',
    ];
    const options = { source: 'crm', createCompanies: true };
    expect(await run(file('Turku'), options)).toMatchObject({ created: 3, companiesCreated: 1 });
    const count = await countContacts();
    expect(await run(file('Turku'), options)).toMatchObject({ unchanged: 3, companiesCreated: 0 });
    expect(await countContacts()).toBe(count);
    const third = await run(file('Vaasa'), options);
    expect(third.rows.map(({ outcome, changes }) => [outcome, ...changes])).toEqual([
      ['changed', 'city'],
      ['changed', 'city'],
      ['unchanged'],
    ]);
    const rut = await contacts().get(actor, third.rows[0]?.contactNo ?? '');
    expect(rut).toMatchObject({ city: 'Vaasa', version: 2, companyName: 'Acme' });
    const detail = JSON.parse((await auditOf('contact', rut.no)).at(-1)?.detail ?? '{}');
    expect(detail).toEqual({ city: ['Turku', 'Vaasa'] });
    const before = await create({ name: 'Kept', emailAddresses: ['kept@r.example'] });
    expect(await rowsOf(['Name,E-Mail', 'New name,kept@r.example'], { onlyNew: true })).toEqual([
      ['unchanged'],
    ]);
    expect((await contacts().get(actor, before.no)).name).toBe('Kept');
  });

  it('changes only the columns that are there, and empties cells only when asked (rule 2.17)', async () => {
    const { no } = await create({
      name: 'Lea',
      emailAddresses: ['lea@l.example'],
      phoneNumbers: ['+358401112222'],
      jobTitle: 'Buyer',
      city: 'Turku',
    });
    expect(await rowsOf(['No,Job title,Phone', `${no},,`])).toEqual([['unchanged']]);
    const cleared = await run(['No,Job title,Phone', `${no},,`], { clearEmpty: true });
    expect(cleared.rows[0]?.changes).toEqual(['phoneNumbers', 'jobTitle']);
    expect(cleared.rows[0]?.warnings).toMatchObject([{ code: 'takenAway', column: 'Phone' }]);
    expect(await contacts().get(actor, no)).toMatchObject({
      name: 'Lea',
      emailAddresses: ['lea@l.example'],
      phoneNumbers: [],
      jobTitle: null,
      city: 'Turku',
    });
  });

  it('finds by external id, else by number, else by the one address (rule 2.14)', async () => {
    const shared = ['shared@f.example'];
    const one = await create({ name: 'One', emailAddresses: shared });
    const two = await create({ name: 'Two', emailAddresses: shared });
    const firm = await create({
      type: 'company',
      name: 'Firm',
      emailAddresses: ['firm@f.example'],
    });
    const gone = await create({ name: 'Gone' });
    await contacts().delete(administrator, gone.no, 1);
    const found = await run(
      [
        'Id,No,Type,Name,E-Mail',
        `f1,${one.no.toLowerCase()},,One!,`,
        ',,,Who,shared@f.example',
        ',,company,Firm Ltd,FIRM@F.example',
        ',,person,Fiona,firm@f.example',
        `,${gone.no},,Back,`,
        `f2,${firm.no},person,Nobody,`,
      ],
      { source: 'crm' },
    );
    expect(
      found.rows.map(({ outcome, contactNo, problems: [first] }) => [
        outcome,
        contactNo,
        first?.code,
      ]),
    ).toEqual([
      ['changed', one.no, undefined],
      ['refused', null, 'severalContacts'],
      ['changed', firm.no, undefined],
      ['created', expect.any(String), undefined],
      ['refused', null, 'deleted'],
      ['refused', firm.no, 'sameAsLine'],
    ]);
    expect(found.rows[1]?.problems[0]).toMatchObject({
      column: 'E-Mail',
      value: `${one.no}, ${two.no}`,
      message: expect.stringContaining(`${one.no}, ${two.no}`),
    });
    // By its id it is found now, and another number beside it is a contradiction.
    const again = ['Id,No,Name', `f1,${two.no},One!`, `f9,${one.no},One!`];
    expect(await rowsOf(again, { source: 'crm' })).toEqual([
      ['refused', 'otherContact'],
      ['refused', 'otherExternalId'],
    ]);
    const sameAddress = ['Id,Name,E-Mail', 'g1,Gus,one@g.example', 'g2,Gil,one@g.example'];
    expect(await rowsOf(sameAddress, { source: 'crm' })).toEqual([['created'], ['created']]);
    expect(await rowsOf(sameAddress, { source: 'crm' })).toEqual([['unchanged'], ['unchanged']]);
  });

  it('lets good rows in and tells everything that is wrong with the others (rule 2.18)', async () => {
    const result = await run([
      'Name,E-Mail,Phone,Salesperson,Country,Company,Language,Type',
      'Good,good@b.example,,,,,,',
      ',nonsense,no number,GHOST,Atlantis,Nowhere Ltd,Klingon,person',
      'Good twin,good@b.example,,,,,,',
      'Phoneless,,call me; +358 40 7654321,,,,,',
      'Surplus,,,,,,,,more',
    ]);
    expect(result).toMatchObject({ created: 2, refused: 3 });
    const [good, bad, twin, phone, surplus] = result.rows;
    expect(good?.outcome).toBe('created');
    expect(bad?.problems.map(({ column, code }) => [column, code]).sort()).toEqual([
      ['Company', 'unknownCompany'],
      ['Country', 'invalid_format'],
      ['E-Mail', 'unreadableAddress'],
      ['Language', 'invalid_value'],
      ['Name', 'nameMissing'],
      ['Salesperson', 'unknownCode'],
    ]);
    expect(bad?.warnings).toMatchObject([{ column: 'Phone', code: 'unreadableNumber' }]);
    expect(twin?.problems).toMatchObject([{ code: 'sameAsLine', value: '2' }]);
    expect(phone?.warnings).toMatchObject([{ code: 'unreadableNumber', value: 'call me' }]);
    expect(await contacts().get(actor, phone?.contactNo ?? '')).toMatchObject({
      phoneNumbers: ['+358407654321'],
    });
    expect(surplus?.problems).toMatchObject([{ code: 'tooManyCells', value: 'more' }]);
  });

  it('says in a dry run what it would do, and uses no number up (rule 2.19)', async () => {
    const lines = [
      'Id,Name,E-Mail,Company',
      'd1,Dan,dan@d.example,Dry Ltd',
      'd1,Dan,dan@d.example,',
    ];
    const options = { source: 'crm', createCompanies: true };
    const count = await countContacts();
    const dry = await run(lines, { ...options, dryRun: true });
    expect(await countContacts()).toBe(count);
    expect((await run(lines, { ...options, dryRun: true })).rows).toEqual(dry.rows);
    expect(await run(lines, options)).toEqual({ ...dry, dryRun: false });
    expect(dry).toMatchObject({ created: 1, refused: 1, companiesCreated: 1 });
  });

  it('gives numbers of the series past those that the file brings, until they are used up', async () => {
    const marketing = createMarketingSetupStore(storage);
    const before = await marketing.get();
    const changed = await marketing.change(administrator, before.version, {
      contactNosPrefix: 'N',
      contactNosNext: '7',
    });
    const lines = ['Name,No', 'Numberless,', 'Numbered,N7', 'Nine,', 'Ten,'];
    const dry = await run(lines, { dryRun: true });
    const result = await run(lines);
    expect(result.rows).toEqual(dry.rows);
    expect(result.rows.map(({ contactNo, problems }) => contactNo ?? problems[0]?.code)).toEqual([
      'N8',
      'N7',
      'N9',
      'numbersExhausted',
    ]);
    const { contactNosPrefix, contactNosNext } = before;
    await marketing.change(administrator, changed.version, {
      contactNosPrefix,
      contactNosNext,
      contactNosManual: false,
    });
    expect(await rowsOf(['Name,No', 'By hand,H1'])).toEqual([['refused', 'manualNosNotAllowed']]);
    await marketing.change(administrator, (await marketing.get()).version, {
      contactNosManual: true,
    });
  });

  it('makes one contact of each row when ten imports start at once (rule 2.20)', async () => {
    const lines = ['Id,Name,E-Mail', 'x1,Xia,xia@x.example', ',Xena,xena@x.example'];
    const count = await countContacts();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => run(lines, { source: 'crm' })),
    );
    const done = results.filter(({ status }) => status === 'fulfilled');
    expect(done.length).toBeGreaterThanOrEqual(1);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'importRunning' });
    expect(await countContacts()).toBe(count + 2);
    expect(await rowsOf(lines, { source: 'crm' })).toEqual([['unchanged'], ['unchanged']]);
  });

  it.each([
    ['an empty file', [''], {}, [['csv', 'emptyFile']]],
    ['a file without columns that anybody knows', ['a,b', '1,2'], {}, [['csv', 'noColumns']]],
    ['an open quotation mark', ['Name', '"Ada'], {}, [['csv', 'unclosedQuote']]],
    ['external ids of nowhere', ['Id,Name', '1,Ada'], {}, [['source', 'sourceMissing']]],
    [
      'two columns that are one',
      ['Name,B', 'Ada,Bo'],
      { mapping: { B: 'name', Name: 'name' } } satisfies Options,
      [['mapping', 'columnTwice']],
    ],
  ])('refuses %s', async (_, lines, options, fields) => {
    await expect(run(lines, options)).rejects.toMatchObject({
      code: 'invalidInput',
      fields: fields.map(([path, code]) => ({ path, code })),
    });
  });
});
