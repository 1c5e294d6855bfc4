import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewContact } from '../../server/contract/contact.ts';
import { contactImport } from '../../server/contract/contact-import.ts';
import type { MergeRequest } from '../../server/contract/contact-merge.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { type Capture, noon, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

const sentAt = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

describe.each(databases())('merging contacts in the $name', (database) => {
  let storage: Storage;
  let opened: Capture;
  let capture: Capture;
  let round = 0;
  /** An address of this test alone. */
  const at = (local: string) => `${local}${round}.example`;
  const name = (of: string) => `${of} ${round}`;
  beforeAll(async () => {
    storage = await database.open();
    opened = await openCapture(storage);
  }, 60_000);
  afterAll(() => database.dispose());
  /** People of their own for every test: making a database takes longer than all of them. */
  beforeEach(async () => {
    round += 1;
    const create = (contact: NewContact) => opened.stores.contacts.create(opened.caller, contact);
    const person = (name: string, local: string, companyNo?: string) =>
      create({
        type: 'person',
        name: `${name} ${round}`,
        companyNo: companyNo ?? null,
        emailAddresses: [at(local), ...(companyNo ? [] : [at('office@shared')])],
      });
    const company = await create({
      type: 'company',
      name: `Tammela${round} Oy`,
      emailAddresses: [at('info@tammela')],
    });
    const aino = await person('Aino Virtanen', 'aino@tammela', company.no);
    const bjorn = await person('Björn Dahl', 'bjorn@norrsken');
    const carla = await person('Carla Meyer', 'carla@meyer');
    capture = { ...opened, company, aino, bjorn, carla };
  });

  const detail = (no: string) => capture.stores.contacts.get(capture.administrator, no);
  const merge = async (no: string, into: string, request: Partial<MergeRequest> = {}) => {
    const { version } = await detail(no);
    return capture.stores.contactMerges.merge(capture.caller, no, version, {
      into,
      keep: {},
      dryRun: false,
      ...request,
    });
  };
  const entriesOf = async (contactNo: string) =>
    (await capture.stores.entries.list(capture.administrator, { contactNo, limit: 200 })).items;
  const mail = async (captureId: string, ...addresses: string[]) =>
    (
      await capture.log({
        captureId: `${captureId} ${round}`,
        subject: captureId,
        to: people(...addresses),
      })
    ).result.entries;
  const undo = (id: number | undefined) =>
    capture.stores.contactMerges.undo(capture.caller, id ?? 0);

  it('moves entries, addresses, external ids and choices, and says so before (rules 18.1, 18.2)', async () => {
    const twin = await capture.stores.contacts.create(capture.caller, {
      type: 'person',
      name: 'B. Dahl',
      jobTitle: 'Buyer',
      emailAddresses: [at('bdahl@norrsken'), at('bjorn@norrsken')],
      phoneNumbers: ['+358 50 123 4567'],
      externalIds: [{ source: 'ERP', id: name('7') }],
    });
    await mail('one', at('bdahl@norrsken'));
    await mail('two', at('office@shared'));
    const { bjorn } = capture;
    const planned = await merge(twin.no, bjorn.no, { dryRun: true });
    expect(planned.moves).toEqual({
      entries: 1,
      postponed: 0,
      collapsing: 0,
      persons: 0,
      emailAddresses: [at('bdahl@norrsken')],
      phoneNumbers: ['+358501234567'],
      externalIds: [{ source: 'ERP', id: name('7') }],
      matchChoices: 0,
    });
    expect(planned.merge).toBeNull();
    expect((await detail(twin.no)).no).toBe(twin.no);
    const done = await merge(twin.no, bjorn.no);
    expect(done.moves).toEqual(planned.moves);
    expect(await detail(bjorn.no)).toMatchObject({
      name: name('Björn Dahl'),
      jobTitle: 'Buyer',
      emailAddresses: [at('bjorn@norrsken'), at('office@shared'), at('bdahl@norrsken')],
      phoneNumbers: ['+358501234567'],
      externalIds: [{ source: 'ERP', id: name('7') }],
      figures: { noOfInteractions: 1 },
      mergedContacts: [{ no: twin.no, name: 'B. Dahl' }],
    });
    expect((await mail('three', at('bdahl@norrsken')))[0]?.contactNo).toBe(bjorn.no);
  });

  it('keeps the fields that were chosen, and the stricter privacy (rule 18.3)', async () => {
    const twin = await capture.stores.contacts.create(capture.caller, {
      type: 'person',
      name: name('Bjorn Dahl'),
      city: 'Umeå',
      privacyBlocked: true,
    });
    const done = await merge(twin.no, capture.bjorn.no, { keep: { name: 'merged' } });
    expect(done.fields).toEqual([
      { field: 'name', merged: name('Bjorn Dahl'), into: name('Björn Dahl'), kept: 'merged' },
      { field: 'city', merged: 'Umeå', into: null, kept: 'merged' },
    ]);
    expect(await detail(capture.bjorn.no)).toMatchObject({
      name: name('Bjorn Dahl'),
      city: 'Umeå',
      privacyBlocked: true,
    });
  });

  it('leaves one entry of a message that both had, with the notes of both (rule 18.4)', async () => {
    const { bjorn, carla, stores, caller } = capture;
    const entries = await mail('both', at('bjorn@norrsken'), at('carla@meyer'));
    const own = await mail('alone', at('carla@meyer'));
    expect(entries).toHaveLength(2);
    const done = await merge(carla.no, bjorn.no);
    expect(done.moves).toMatchObject({ entries: 2, collapsing: 1 });
    const kept = entries.find((one) => one.contactNo === bjorn.no)?.entryNo;
    expect((await entriesOf(bjorn.no)).map((one) => one.entryNo).sort()).toEqual(
      [kept, own[0]?.entryNo].sort(),
    );
    const again = await capture.log({
      captureId: `both ${round}`,
      subject: 'both',
      to: people(at('bjorn@norrsken'), at('carla@meyer')),
    });
    expect(again.created).toBe(false);
    expect(again.result.entries).toHaveLength(1);
    await expect(
      stores.contacts.change(caller, carla.no, 2, { name: 'Nobody' }),
    ).rejects.toMatchObject({ code: 'gone' });
  });

  it('lets what counts stay where the other entry was canceled (rule 18.4)', async () => {
    const { bjorn, carla, stores, caller } = capture;
    const entries = await mail('both', at('bjorn@norrsken'), at('carla@meyer'));
    const canceled = entries.find((one) => one.contactNo === bjorn.no);
    await stores.entries.cancel(caller, canceled?.entryNo ?? 0, canceled?.version ?? 0);
    await merge(carla.no, bjorn.no);
    expect(await entriesOf(bjorn.no)).toMatchObject([{ canceled: false }]);
  });

  it('answers for the old number wherever it is named (rule 18.5)', async () => {
    const { bjorn, carla, stores, administrator, caller, jo } = capture;
    await mail('one', at('carla@meyer'));
    await merge(carla.no, bjorn.no);
    expect((await detail(carla.no)).no).toBe(bjorn.no);
    expect(await entriesOf(carla.no)).toHaveLength(1);
    const call = await stores.calls.log(jo, {
      callId: name('call'),
      direction: 'outbound',
      number: null,
      startedAt: noon,
      talkSeconds: 60,
      salespersonCode: null,
      contactNo: carla.no,
      comment: null,
    });
    expect(call.result.entries[0]?.contactNo).toBe(bjorn.no);
    const file = { csv: `No.;City\n${carla.no};Umeå\n`, dryRun: false };
    const { rows } = await stores.contactImport.run(administrator, contactImport.parse(file));
    expect(rows).toMatchObject([{ contactNo: bjorn.no, outcome: 'changed' }]);
    expect((await detail(bjorn.no)).city).toBe('Umeå');
    const inCompany = async (no: string) =>
      (await stores.contacts.list(administrator, { companyNo: no, limit: 50 })).items.length;
    const twin = await stores.contacts.create(caller, { type: 'company', name: 'Twin' });
    const members = await inCompany(capture.company.no);
    await merge(capture.company.no, twin.no);
    expect(await inCompany(capture.company.no)).toBe(members);
  });

  it('moves the persons of a company, and its history with them (rule 18.6)', async () => {
    const { company, aino, stores, caller } = capture;
    const other = await stores.contacts.create(caller, {
      type: 'company',
      name: name('Tammela Group'),
      emailAddresses: [at('office@tammela')],
    });
    await mail('one', at('aino@tammela'));
    await mail('two', at('office@tammela'));
    const done = await merge(company.no, other.no);
    expect(done.moves).toMatchObject({ entries: 1, persons: 1 });
    expect(await detail(other.no)).toMatchObject({
      persons: [{ no: aino.no }],
      figures: { noOfInteractions: 2 },
    });
    expect(await detail(aino.no)).toMatchObject({
      companyNo: other.no,
      companyName: name('Tammela Group'),
    });
    const found = await stores.contacts.list(capture.administrator, {
      search: name('aino group'),
      limit: 10,
    });
    expect(found.items.map(({ no }) => no)).toEqual([aino.no]);
    await undo(done.merge?.id);
    expect(await detail(aino.no)).toMatchObject({
      companyNo: company.no,
      companyName: `Tammela${round} Oy`,
    });
    expect((await detail(other.no)).figures.noOfInteractions).toBe(1);
    expect((await detail(company.no)).figures.noOfInteractions).toBe(1);
  });

  it('refuses a person into a company, and a contact into itself (rule 18.1)', async () => {
    const { bjorn, company } = capture;
    await expect(merge(bjorn.no, company.no)).rejects.toMatchObject({
      fields: [{ path: 'into', code: 'otherType' }],
    });
    await expect(merge(bjorn.no, bjorn.no)).rejects.toMatchObject({
      fields: [{ path: 'into', code: 'itself' }],
    });
    await expect(
      capture.stores.contactMerges.merge(capture.caller, bjorn.no, 99, {
        into: capture.carla.no,
        keep: {},
        dryRun: true,
      }),
    ).rejects.toMatchObject({ code: 'versionOutdated' });
  });

  it('gives everything back on undo, except what was logged since (rule 18.7)', async () => {
    const { bjorn, carla } = capture;
    await mail('both', at('bjorn@norrsken'), at('carla@meyer'));
    await mail('alone', at('carla@meyer'));
    const facts = async (no: string) => {
      // Who touched a row last, and how often, is all that may differ.
      const trail = { version: 0, changedAt: '', changedBy: '' };
      const entries = (await entriesOf(no)).map((one) => ({ ...one, ...trail }));
      return { contact: { ...(await detail(no)), ...trail }, entries };
    };
    const before = [await facts(bjorn.no), await facts(carla.no)];
    const { merge: made } = await merge(carla.no, bjorn.no);
    const late = await mail('late', at('carla@meyer'));
    expect(late[0]?.contactNo).toBe(bjorn.no);
    await undo(made?.id);
    const [first, second] = [await facts(bjorn.no), await facts(carla.no)];
    expect(first.entries.map((one) => one.description)).toEqual(['late', 'both']);
    expect(second).toEqual(before[1]);
    expect({ ...first.contact, figures: null }).toEqual({ ...before[0]?.contact, figures: null });
    expect(first.entries[1]).toEqual(before[0]?.entries[0]);
    await expect(undo(made?.id)).rejects.toMatchObject({ code: 'undoTooLate' });
    expect((await mail('after', at('carla@meyer')))[0]?.contactNo).toBe(carla.no);
  });

  it('undoes merges in the reverse order only, and in time (rule 18.7)', async () => {
    const { bjorn, carla, aino } = capture;
    const first = await merge(carla.no, bjorn.no);
    const second = await merge(bjorn.no, aino.no);
    await expect(undo(first.merge?.id)).rejects.toMatchObject({ code: 'undoTooLate' });
    expect((await detail(carla.no)).no).toBe(aino.no);
    await undo(second.merge?.id);
    expect((await detail(carla.no)).no).toBe(bjorn.no);
    await storage.write(({ sql }) =>
      sql.updateTable('contact_merge').set({ undo_until: 1 }).execute(),
    );
    await expect(undo(first.merge?.id)).rejects.toMatchObject({ code: 'undoTooLate' });
  });

  it('lets one of ten merges at once win (rule 18.8)', async () => {
    const { bjorn, carla, aino } = capture;
    const { version } = await detail(carla.no);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, which) =>
        capture.stores.contactMerges.merge(capture.caller, carla.no, version, {
          into: which % 2 === 0 ? bjorn.no : aino.no,
          keep: {},
          dryRun: false,
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'alreadyMerged' });
  });

  it('ends at the last contact when chains are merged at once (rule 18.8)', async () => {
    const { bjorn, carla, aino } = capture;
    await mail('one', at('carla@meyer'));
    const of = async (no: string, into: string) => {
      const { version } = await detail(no);
      return () =>
        capture.stores.contactMerges.merge(capture.caller, no, version, {
          into,
          keep: {},
          dryRun: false,
        });
    };
    const both = [await of(carla.no, bjorn.no), await of(bjorn.no, aino.no)];
    // Whichever is first: the second may find that its contact has changed, and is then asked again.
    const results = await Promise.allSettled(both.map((run) => run()));
    if (results.some(({ status }) => status === 'rejected')) await merge(bjorn.no, aino.no);
    expect((await detail(carla.no)).no).toBe(aino.no);
    expect(await entriesOf(aino.no)).toMatchObject([{ description: 'one' }]);
  });

  it('leaves nothing behind that is logged while it merges (rule 18.8)', async () => {
    const { bjorn, carla } = capture;
    const report = (which: number) => ({
      captureId: `during-${which % 10} ${round}`,
      subject: `during ${which % 10}`,
      sentAt: sentAt(which % 10),
      to: people(at('bjorn@norrsken'), at('carla@meyer')),
    });
    await Promise.all([
      ...Array.from({ length: 10 }, (_, which) => capture.log(report(which))),
      merge(carla.no, bjorn.no),
      ...Array.from({ length: 10 }, (_, which) => capture.log(report(which))),
    ]);
    const entries = await entriesOf(bjorn.no);
    expect(entries.map((one) => one.description).sort()).toEqual(
      Array.from({ length: 10 }, (_, which) => `during ${which}`),
    );
    const stranded = await storage.read.sql
      .selectFrom('interaction_log_entry as e')
      .innerJoin('contact as c', 'c.id', 'e.contact_id')
      .select('e.entry_no')
      .where('c.deleted_at', 'is not', null)
      .execute();
    expect(stranded).toEqual([]);
  }, 60_000);

  it('writes both sides of a merge and of its undo to the audit (rule 18.9)', async () => {
    const { bjorn, carla } = capture;
    const done = await merge(carla.no, bjorn.no);
    await undo(done.merge?.id);
    const actions = async (key: string) =>
      (
        await storage.read.sql
          .selectFrom('audit')
          .select('action')
          .where('entity', '=', 'contact')
          .where('entity_key', '=', key)
          .orderBy('id')
          .execute()
      ).map(({ action }) => action);
    expect(await actions(carla.no)).toEqual(['created', 'merged', 'unmerged']);
    expect(await actions(bjorn.no)).toEqual(['created', 'mergedIn', 'unmerged']);
  });

  it('shows pairs that may be one, until somebody says that they are not (rule 18.10)', async () => {
    const { stores, caller, administrator, company, bjorn, carla } = capture;
    const twin = await capture.person(name('Virtanen, Aino'), [at('av@tammela')], company.no);
    const again = await stores.contacts.create(caller, {
      type: 'company',
      name: `TAMMELA${round} AB`,
    });
    await capture.person(name('Bjorn Dahl'), ['bjorn.dahl@gmail.com']);
    const numbers = new Set([company, bjorn, capture.aino, again].map(({ no }) => no));
    const pairs = async (limit: number) => {
      const found = [];
      for (let cursor: string | undefined; ; ) {
        const page = await stores.contactMerges.listDuplicates(administrator, { limit, cursor });
        found.push(
          ...page.items.filter(({ contacts }) => contacts.some((one) => numbers.has(one.no))),
        );
        if (page.nextCursor === null) return found;
        cursor = page.nextCursor;
      }
    };
    const expected = [
      ['sameAddress', bjorn.no, carla.no],
      ['sameName', company.no, again.no],
      ['sameName', capture.aino.no, twin.no],
    ];
    for (const limit of [50, 1]) {
      const found = await pairs(limit);
      expect(
        found.map(({ why, contacts }) => [why, contacts[0].no, contacts[1].no]).sort(),
      ).toEqual([...expected].sort());
    }
    await stores.contactMerges.keepApart(caller, carla.no, bjorn.no);
    await stores.contactMerges.keepApart(caller, bjorn.no, carla.no);
    expect((await pairs(50)).map(({ why }) => why)).toEqual(['sameName', 'sameName']);
  });
});
