import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { purgeEmails } from '../../server/storage/email/purge-emails.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { type Capture, noon, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('what was missed, in the $name', (database) => {
  let storage: Storage;
  let opened: Capture;
  let capture: Capture;
  let round = 0;
  let matti = '';
  let number = '';
  /** An address of this test alone. */
  const at = (local: string) => `${local}${round}.example`;
  beforeAll(async () => {
    storage = await database.open();
    opened = await openCapture(storage);
  }, 60_000);
  afterAll(() => database.dispose());
  /** People of their own for every test: making a database takes longer than all of them. */
  beforeEach(async () => {
    round += 1;
    matti = at('matti@meikalainen');
    number = `+3585011122${20 + round}`;
    const person = (name: string, local: string, companyNo?: string) =>
      opened.person(`${name} ${round}`, [at(local)], companyNo);
    const company = await opened.stores.contacts.create(opened.caller, {
      type: 'company',
      name: `Tammela${round} Oy`,
    });
    const aino = await person('Aino Virtanen', 'aino@tammela', company.no);
    const bjorn = await person('Björn Dahl', 'bjorn@norrsken');
    capture = { ...opened, company, aino, bjorn };
  });

  const mail = (captureId: string, address: string, actor = capture.jo) =>
    capture.log(
      {
        captureId: `${captureId} ${round}`,
        subject: captureId,
        from: { address: actor === capture.jo ? 'jo@us.example' : 'eh@us.example' },
        to: people(address),
      },
      actor,
    );
  const received = (internetMessageId: string, from: string) =>
    capture.log({
      internetMessageId,
      from: { address: from, name: 'Matti M.' },
      to: people('jo@us.example'),
      subject: 'received',
    });
  const call = (callId: string, comment: string | null = null) =>
    capture.stores.calls.log(capture.jo, {
      callId: `${callId} ${round}`,
      direction: 'outbound',
      number,
      startedAt: noon,
      talkSeconds: 90,
      salespersonCode: null,
      contactNo: null,
      comment,
    });
  const entriesOf = async (contactNo: string) =>
    (await capture.stores.entries.list(capture.administrator, { contactNo, limit: 200 })).items;
  const history = () => capture.stores.contactHistory;
  const jo = () => ({ actor: capture.jo, once: null });
  const create = (fields: object = {}) =>
    capture.stores.contacts.create(capture.caller, {
      type: 'person',
      name: 'Matti Meikäläinen',
      emailAddresses: [matti],
      phoneNumbers: [number],
      ...fields,
    });

  it('is offered to whose mail it was, and to administrators (rules 18.11, 10.6)', async () => {
    await mail('mine', matti);
    await mail('tagged', at('matti+offers@meikalainen'));
    await received(`<${at('theirs@meikalainen')}>`, matti);
    await call('call-1');
    await mail('another’s', matti, capture.eh);
    const { no } = await create();
    const count = async (actor: Capture['jo']) => (await history().listMissed(actor, no)).count;
    expect(await count(capture.jo)).toBe(4);
    expect(await count(capture.eh)).toBe(1);
    expect(await count(capture.administrator)).toBe(5);
    const { items } = await history().listMissed(capture.jo, no);
    expect(items.map(({ kind, via, direction }) => [kind, via, direction])).toEqual(
      expect.arrayContaining([
        ['email', matti, 'outbound'],
        ['email', at('matti+offers@meikalainen'), 'outbound'],
        ['email', matti, 'inbound'],
        ['call', number, 'outbound'],
      ]),
    );
  });

  it('is logged by one act as it would have been, and never twice (rules 18.12, 8.1)', async () => {
    await mail('mine', matti);
    await received(`<${at('theirs@meikalainen')}>`, matti);
    await call('call-1', 'wants an offer');
    const { no } = await create();
    const results = await Promise.all(
      Array.from({ length: 10 }, () => history().attachMissed(jo(), no, null)),
    );
    expect(results.reduce((sum, one) => sum + one.logged, 0)).toBe(3);
    const entries = await entriesOf(no);
    expect(
      entries
        .map((one) => [one.description, one.informationFlow, one.date, one.durationMinutes])
        .sort(),
    ).toEqual(
      [
        ['received', 'inbound', '2026-03-02', 1],
        ['Outgoing phone call', 'outbound', '2026-03-02', 2],
        ['mine', 'outbound', '2026-03-02', 1],
      ].sort(),
    );
    const called = entries.find(({ origin }) => origin === 'call');
    expect(
      (await capture.stores.entries.get(capture.jo, called?.entryNo ?? 0)).comments,
    ).toMatchObject([{ comment: 'wants an offer' }]);
    expect((await history().listMissed(capture.jo, no)).count).toBe(0);
    expect((await mail('mine', matti)).created).toBe(false);
    expect(await entriesOf(no)).toHaveLength(3);
  });

  it('respects never-log, privacy and several who have the address (rule 18.12)', async () => {
    await mail('one', matti);
    await mail('two', at('office@third'));
    const blocked = await create({ privacyBlocked: true });
    expect(await history().attachMissed(jo(), blocked.no, null)).toMatchObject({
      logged: 0,
      notLogged: 1,
    });
    const one = await create({ name: 'One', emailAddresses: [at('office@third')] });
    await create({ name: 'Two', emailAddresses: [at('office@third')] });
    expect(await history().attachMissed(jo(), one.no, null)).toMatchObject({
      logged: 0,
      postponed: 1,
    });
    await mail('three', at('anna@never'));
    const anna = await create({ name: 'Anna', emailAddresses: [at('anna@never')] });
    await capture.stores.neverLog.create(capture.caller, {
      kind: 'domain',
      value: `never${round}.example`,
      owner: null,
    });
    expect(await history().attachMissed(jo(), anna.no, null)).toMatchObject({
      logged: 0,
      notLogged: 1,
    });
    expect(await entriesOf(anna.no)).toEqual([]);
  });

  it('logs what was chosen alone, and forgets what is older than the kept days (rule 18.12)', async () => {
    await mail('one', matti);
    await mail('two', matti);
    const { no } = await create();
    const { items } = await history().listMissed(capture.jo, no);
    const [first] = items;
    expect(await history().attachMissed(jo(), no, [first?.decisionId ?? 0])).toEqual({
      logged: 1,
      postponed: 0,
      notLogged: 0,
      left: 0,
    });
    expect((await history().listMissed(capture.jo, no)).count).toBe(1);
    await storage.write(({ sql }) =>
      sql.updateTable('email_message').set({ created_at: 1 }).execute(),
    );
    await purgeEmails(storage, capture.readSetup, Date.now());
    expect((await history().listMissed(capture.jo, no)).count).toBe(0);
  });

  it('moves what was logged by a wrong address, or cancels it (rule 18.13)', async () => {
    const { bjorn, aino, stores, administrator } = capture;
    await mail('one', at('bjorn@norrsken'));
    await mail('another’s', at('bjorn@norrsken'), capture.eh);
    await capture.log({
      captureId: `both ${round}`,
      subject: 'both',
      to: people(at('bjorn@norrsken'), at('aino@tammela')),
    });
    const move = (to: string | null, dryRun = false, actor = capture.jo) =>
      history().moveEntries({ actor, once: null }, bjorn.no, {
        via: at('Bjorn@norrsken'),
        to,
        dryRun,
      });
    expect(await move(aino.no, true)).toEqual({ entries: 2, notYours: 1, collapsed: 0 });
    expect(await move(aino.no)).toEqual({ entries: 2, notYours: 1, collapsed: 1 });
    const moved = await entriesOf(aino.no);
    expect(moved.map((one) => one.description).sort()).toEqual(['both', 'one']);
    expect(moved.find((one) => one.description === 'one')).toMatchObject({
      contactCompanyNo: capture.company.no,
      matchedBy: 'assigned',
    });
    expect(await move(null, false, administrator)).toEqual({
      entries: 1,
      notYours: 0,
      collapsed: 0,
    });
    expect(await entriesOf(bjorn.no)).toMatchObject([{ canceled: true, description: 'another’s' }]);
    await expect(move(bjorn.no)).rejects.toMatchObject({ fields: [{ code: 'itself' }] });
    const blocked = await stores.contacts.create(capture.caller, {
      type: 'person',
      name: 'Blocked',
      privacyBlocked: true,
    });
    await expect(move(blocked.no)).rejects.toMatchObject({ code: 'notAllowed' });
  });

  it('ranks the people one writes to, for their owner alone (rules 18.14, 18.15)', async () => {
    const { jo: me, eh, administrator, stores } = capture;
    for (const at of [1, 2, 3]) await mail(`m${at}`, matti);
    await mail('once', at('once@else'));
    await received(`<${at('news@letters')}>`, at('editor@letters'));
    await received(`<${at('robot@letters')}>`, at('no-reply@letters'));
    await received(`<${at('back@meikalainen')}>`, matti);
    await call('call-1');
    const shown = async (actor = me) =>
      (await stores.unknownCorrespondents.list(actor)).map(({ value }) => value);
    expect(await shown()).toEqual([matti, number, at('once@else'), at('editor@letters')]);
    expect(await stores.unknownCorrespondents.list(me)).toMatchObject([
      { sent: 3, received: 1, name: 'Matti M.' },
      { calls: 1 },
      {},
      {},
    ]);
    expect(await shown(eh)).toEqual([]);
    expect(await shown(administrator)).toEqual([]);

    await stores.unknownCorrespondents.hide(me, { kind: 'address', value: at('Once@else') });
    await stores.unknownCorrespondents.hide(me, { kind: 'address', value: at('once@else') });
    await stores.neverLog.create(capture.caller, {
      kind: 'address',
      value: at('editor@letters'),
      owner: null,
    });
    await create({ phoneNumbers: [] });
    expect(await shown()).toEqual([number]);
    await stores.unknownCorrespondents.show(me, { kind: 'address', value: at('once@else') });
    expect(await shown()).toEqual([number, at('once@else')]);
  });

  it('forgets whom it knew and whom it hid with the kept days (rule 18.15)', async () => {
    await mail('once', at('once@else'));
    const { unknownCorrespondents } = capture.stores;
    await unknownCorrespondents.hide(capture.jo, { kind: 'address', value: 'a@b.example' });
    await storage.write(async ({ sql }) => {
      await sql.updateTable('email_message').set({ created_at: 1 }).execute();
      await sql.updateTable('call').set({ created_at: 1 }).execute();
      await sql.updateTable('hidden_correspondent').set({ hidden_at: 1 }).execute();
    });
    await purgeEmails(storage, capture.readSetup, Date.now());
    expect(await unknownCorrespondents.list(capture.jo)).toEqual([]);
    expect(await storage.read.sql.selectFrom('hidden_correspondent').selectAll().execute()).toEqual(
      [],
    );
  });

  it('erases whom the log is about, everywhere (rule 18.16)', async () => {
    const { stores, administrator, caller } = capture;
    const secret = 'Salainen';
    await mail('one', matti);
    const twin = await create({ name: `M. ${secret}`, emailAddresses: [at('m2@meikalainen')] });
    const { no, version } = await create({ name: `Matti ${secret}`, phoneNumbers: [] });
    await mail('two', matti);
    await mail('three', at('m2@meikalainen'));
    await received(`<${at('back@meikalainen')}>`, matti);
    const into = { into: no, keep: {}, dryRun: false };
    await stores.contactMerges.merge(caller, twin.no, 1, into);
    const planned = await history().erase(caller, no, true);
    expect(planned).toMatchObject({ entries: 3, emailAddresses: 2, mergedContacts: 1 });
    expect((await stores.contacts.get(administrator, no)).version).toBe(version + 1);
    await history().erase(caller, no, false);
    await expect(stores.contacts.get(administrator, no)).rejects.toMatchObject({ code: 'gone' });
    await expect(history().erase(caller, no, false)).rejects.toMatchObject({ code: 'gone' });
    const log = await stores.entries.list(administrator, { limit: 50 });
    const nobodys = log.items.filter((one) => one.contactNo === null);
    expect(nobodys).toHaveLength(3);
    expect(nobodys[0]).toMatchObject({ contactName: null, contactVia: null });
    const named = await stores.entries.list(administrator, { limit: 50, search: secret });
    expect(named.items).toEqual([]);
    const tables = [
      'contact',
      'contact_address',
      'audit',
      'capture_decision',
      'email_message',
    ] as const;
    for (const table of [...tables, 'contact_merge', 'interaction_log_entry'] as const) {
      const rows = JSON.stringify(await storage.read.sql.selectFrom(table).selectAll().execute());
      expect([table, rows.includes(secret), rows.includes(`@meikalainen${round}`)]).toEqual([
        table,
        false,
        table === 'email_message' && rows.includes('<back@'),
      ]);
    }
    expect((await create()).no).not.toBe(no);
  });

  it('keeps the persons of a company that is deleted (rule 2.22)', async () => {
    const { company, aino, stores, caller, administrator } = capture;
    await stores.contacts.delete(caller, company.no, company.version);
    expect(await stores.contacts.get(administrator, aino.no)).toMatchObject({
      companyNo: company.no,
      companyName: `Tammela${round} Oy`,
    });
    const [entry] = (await mail('one', at('aino@tammela'))).result.entries;
    expect(entry).toMatchObject({ contactNo: aino.no });
  });
});
