import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Contact } from '../../server/contract/contact.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { readCallSighting } from '../../server/domain/call/call-sighting.ts';
import { purgeEmails } from '../../server/storage/email/purge-emails.ts';
import { type Capture, noon, openCapture } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

const startedAt = new Date(noon).toISOString();
const day = 86_400_000;

describe.each(databases())('log a call on the $name', (database) => {
  let capture: Capture;
  let aino: Contact;
  let switchboard: Contact;
  const numbers = {
    aino: '+358401234567',
    switchboard: '+358942000000',
    shared: '+46812345678',
    blocked: '+358501111111',
  };
  const add = (name: string, phoneNumbers: string[], more: object = {}) =>
    capture.stores.contacts.create(capture.caller, {
      type: 'person',
      name,
      phoneNumbers,
      ...more,
    });
  beforeAll(async () => {
    capture = await openCapture(await database.open());
    const { version } = await capture.stores.marketingSetup.get();
    await capture.stores.marketingSetup.change(capture.caller, version, { countryCode: 'FI' });
    aino = await add('Aino Korhonen', [numbers.aino, numbers.switchboard], {
      companyNo: capture.company.no,
    });
    switchboard = await add('Bo Berg', [numbers.switchboard], { companyNo: capture.company.no });
    await add('Carl Holm', [numbers.shared]);
    await add('Dora Lind', [numbers.shared]);
    await add('Secret', [numbers.blocked], { privacyBlocked: true });
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  let ids = 0;
  const call = (more: Record<string, unknown> = {}, actor: Actor = capture.jo) => {
    ids += 1;
    const report = { callId: `c-${ids}`, direction: 'outbound', startedAt, talkSeconds: 61 };
    return capture.stores.calls.log(actor, readCallSighting({ ...report, ...more }, noon));
  };
  const reasonOf = async (more: Record<string, unknown>, actor?: Actor) => {
    const { result } = await call(more, actor);
    return [
      result.decisions[0]?.outcome,
      result.decisions[0]?.reason,
      result.decisions[0]?.address,
    ];
  };
  const callRow = (callId: string) =>
    capture.storage.read.sql
      .selectFrom('call')
      .selectAll()
      .where('call_key', '=', callId)
      .execute();

  it('fills the entry from the template and the call (rules 14.7, 14.8)', async () => {
    const { created, result } = await call({ number: '040 123 4567', comment: 'Wants\na price' });
    expect(created).toBe(true);
    expect(result.entries).toMatchObject([
      {
        contactNo: aino.no,
        contactCompanyNo: capture.company.no,
        date: '2026-03-02',
        timeOfInteraction: '2026-03-02T12:00:00.000Z',
        description: 'Outgoing phone call',
        subject: null,
        informationFlow: 'outbound',
        initiatedBy: 'us',
        interactionTemplateCode: 'OUTGOING',
        interactionGroupCode: 'PHONE',
        salespersonCode: 'JO',
        correspondenceType: null,
        cost: 1,
        durationMinutes: 2,
        origin: 'call',
        attemptFailed: false,
        contactVia: numbers.aino,
        matchedBy: 'address',
        emailMessageId: null,
        createdBy: 'JO',
      },
    ]);
    const entryNo = result.entries[0]?.entryNo ?? 0;
    const detail = await capture.stores.entries.get(capture.jo, entryNo);
    expect(detail.comments).toMatchObject([
      {
        lineNo: 10_000,
        date: '2026-03-02',
        code: null,
        comment: 'Wants\na price',
        createdBy: 'JO',
      },
    ]);
  });

  it('logs a call that came in, and one that nobody answered (rule 14.9)', async () => {
    const inbound = await call({ direction: 'inbound', number: numbers.aino });
    expect(inbound.result.entries[0]).toMatchObject({
      informationFlow: 'inbound',
      initiatedBy: 'them',
      interactionTemplateCode: 'INCOME',
      attemptFailed: false,
    });
    for (const direction of ['inbound', 'outbound']) {
      const { result } = await call({ direction, number: numbers.aino, talkSeconds: 0 });
      expect(result.entries[0]).toMatchObject({ attemptFailed: true, durationMinutes: 0 });
    }
  });

  it('finds whose number it is, as it finds whose address (rule 14.5)', async () => {
    const company = await call({ number: numbers.switchboard });
    expect(company.result.entries[0]).toMatchObject({
      contactNo: capture.company.no,
      matchedBy: 'company',
    });
    expect(await reasonOf({ number: numbers.shared })).toEqual([
      'postponed',
      'severalContacts',
      numbers.shared,
    ]);
    expect(await reasonOf({ number: '+358409999999' })).toEqual([
      'notLogged',
      'notAContact',
      '+358409999999',
    ]);
    expect(await reasonOf({ number: 'anonymous' })).toEqual([
      'notLogged',
      'unreadableNumber',
      'anonymous',
    ]);
  });

  it('takes the contact that the report names (rule 14.6)', async () => {
    const { result } = await call({ number: numbers.shared, contactNo: switchboard.no });
    expect(result.entries).toMatchObject([
      { contactNo: switchboard.no, matchedBy: 'assigned', contactVia: numbers.shared },
    ]);
    const { result: withoutNumber } = await call({ contactNo: aino.no.toLowerCase() });
    expect(withoutNumber.entries).toMatchObject([{ contactNo: aino.no, contactVia: null }]);
    expect(await reasonOf({ number: numbers.aino, contactNo: 'GHOST' })).toEqual([
      'notLogged',
      'unknownContact',
      numbers.aino,
    ]);
  });

  it('keeps no number of who is private (rule 14.10)', async () => {
    const hidden = '+358402223333';
    await capture.stores.neverLog.create(capture.caller, {
      kind: 'number',
      value: '040 222 3333',
      owner: null,
    });
    await capture.stores.neverLog.create(capture.caller, {
      kind: 'number',
      value: '+358402224444',
      owner: 'EH',
    });
    for (const more of [
      { number: hidden },
      { number: hidden, contactNo: aino.no },
      { number: numbers.blocked },
    ]) {
      const callId = `private-${JSON.stringify(more)}`;
      const { result } = await call({ callId, ...more, comment: 'Hush' });
      expect(result.entries).toEqual([]);
      expect(result.decisions[0]?.address).toBeNull();
      expect(await callRow(callId)).toMatchObject([{ number: null, comment: null }]);
    }
    expect((await reasonOf({ number: hidden }))[1]).toBe('neverLog');
    expect((await reasonOf({ number: numbers.blocked }))[1]).toBe('privacyBlocked');
    expect((await reasonOf({ number: '+358402224444' }))[1]).toBe('notAContact');
    expect((await reasonOf({ number: '+358402224444' }, capture.eh))[1]).toBe('neverLog');
  });

  it('keeps the comment of a call that nobody’s entry has (rule 14.8)', async () => {
    const noted = { number: '+358409999111', comment: 'Wants a quotation' };
    const { result } = await call({ callId: 'noted', ...noted });
    expect(result.entries).toEqual([]);
    expect(await callRow('noted')).toMatchObject([{ comment: 'Wants a quotation' }]);
    const { items } = await capture.stores.captureDecisions.list(capture.jo, {
      limit: 10,
      address: noted.number,
    });
    expect(items).toMatchObject([{ call: { comment: 'Wants a quotation' } }]);
    await call({ callId: 'logged', number: numbers.aino, comment: 'In the entry' });
    expect(await callRow('logged')).toMatchObject([{ comment: null }]);
  });

  it('belongs to the salesperson of the token, or to the one it names (rule 14.11)', async () => {
    await expect(call({ number: numbers.aino, salespersonCode: 'EH' })).rejects.toMatchObject({
      code: 'salespersonNotYours',
    });
    const own = await call({ number: numbers.aino, salespersonCode: 'jo' });
    expect(own.result.entries[0]?.salespersonCode).toBe('JO');
    const other = await call(
      { number: numbers.aino, salespersonCode: 'EH' },
      capture.administrator,
    );
    expect(other.result.entries[0]?.salespersonCode).toBe('EH');
    for (const salespersonCode of [undefined, 'GHOST'])
      expect(
        await reasonOf({ number: numbers.aino, salespersonCode }, capture.administrator),
      ).toEqual(['notLogged', 'noSalesperson', numbers.aino]);
  });

  it('is not logged without a template, and says so (rule 14.7)', async () => {
    const { templateSetup } = await capture.readSetup(capture.storage.read);
    const template = templateSetup.get('incomingCalls') ?? null;
    const set = (id: number | null) =>
      capture.storage.write(async ({ sql }) => {
        await sql
          .updateTable('interaction_template_setup_line')
          .set({ interaction_template_id: id })
          .where('setup_key', '=', 'incomingCalls')
          .execute();
        await sql
          .updateTable('setup_revision')
          .set((eb) => ({ revision: eb('revision', '+', 1) }))
          .execute();
      });
    await set(null);
    const inbound = { direction: 'inbound', number: numbers.aino };
    expect((await reasonOf(inbound))[1]).toBe('noTemplate');
    expect((await reasonOf({ number: numbers.aino }))[1]).toBe('matchedContact');
    await set(template);
    expect((await reasonOf(inbound))[1]).toBe('matchedContact');
  });

  it('is logged once for each caller’s id (rule 14.1)', async () => {
    const first = await call({ callId: 'same', number: numbers.aino });
    const again = await call({ callId: 'same', number: numbers.shared, talkSeconds: 5 });
    expect([first.created, again.created]).toEqual([true, false]);
    expect(again.result).toEqual(first.result);
    const other = await call({ callId: 'same', number: numbers.aino }, capture.eh);
    expect(other.created).toBe(true);
    const cased = await call({ callId: 'SAME', number: numbers.aino });
    expect(cased.created).toBe(true);
  });

  it('is logged once, when it is reported ten times at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => call({ callId: 'ten', number: numbers.aino })),
    );
    expect(all.filter((one) => one.created)).toHaveLength(1);
    expect(new Set(all.map((one) => one.result.entries[0]?.entryNo)).size).toBe(1);
    expect(await callRow('ten')).toHaveLength(1);
  });

  it('is one call in any order and repetition of reports', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ id: fc.nat({ max: 3 }), to: fc.constantFrom(...Object.values(numbers)) }),
          {
            minLength: 1,
            maxLength: 10,
          },
        ),
        fc.boolean(),
        async (reports, atOnce) => {
          run += 1;
          const keyOf = (id: number) => `any-${run}-${id}`;
          const send = ({ id, to }: (typeof reports)[number]) =>
            call({ callId: keyOf(id), number: to });
          if (atOnce) await Promise.all(reports.map(send));
          else for (const report of reports) await send(report);
          const rows = await capture.storage.read.sql
            .selectFrom('call as l')
            .leftJoin('capture_decision as d', 'd.call_id', 'l.id')
            .leftJoin('interaction_log_entry as e', 'e.call_id', 'l.id')
            .select(['l.call_key', 'd.outcome', 'e.entry_no'])
            .where('l.call_key', 'like', `any-${run}-%`)
            .execute();
          expect(rows.map((row) => row.call_key).sort()).toEqual(
            [...new Set(reports.map(({ id }) => keyOf(id)))].sort(),
          );
          for (const { outcome, entry_no } of rows)
            expect(entry_no === null).toBe(outcome === 'notLogged');
        },
      ),
      { numRuns: capture.storage.engine.name === 'sqlite' ? 60 : 8 },
    );
  });

  describe('several contacts have the number (rule 14.5)', () => {
    const number = '+4687654321';
    let first: Contact;
    let second: Contact;
    beforeAll(async () => {
      first = await add('Erik Ek', [number]);
      second = await add('Frida Ek', [number]);
    });
    const waiting = async (query: object = {}) =>
      (await capture.stores.postponed.list(capture.jo, { limit: 200, ...query })).items.filter(
        (one) => one.contactVia === number,
      );

    it('waits for the choice, which is remembered for the number', async () => {
      const one = await call({ number, comment: 'First' });
      const two = await call({ number });
      const list = await waiting();
      expect(list).toHaveLength(2);
      expect(list[0]).toMatchObject({ missing: ['contact'], origin: 'call' });
      expect(list[0]?.candidates.map(({ name }) => name)).toEqual(['Erik Ek', 'Frida Ek']);
      expect(await waiting({ contactNo: first.no })).toHaveLength(2);
      expect(await waiting({ contactNo: aino.no })).toEqual([]);
      const entryNo = one.result.entries[0]?.entryNo ?? 0;
      const assigned = await capture.stores.postponed.assign(
        { actor: capture.jo, once: null },
        entryNo,
        1,
        { contactNo: first.no, remember: true },
      );
      expect(assigned).toMatchObject({ contactNo: first.no, matchedBy: 'assigned' });
      expect((await capture.stores.entries.get(capture.jo, entryNo)).comments).toHaveLength(1);
      expect(await waiting()).toEqual([]);
      const other = await capture.stores.entries.get(
        capture.jo,
        two.result.entries[0]?.entryNo ?? 0,
      );
      expect(other.contactNo).toBe(first.no);
      const third = await call({ number });
      expect(third.result.entries[0]).toMatchObject({ contactNo: first.no, matchedBy: 'choice' });
      const { matchChoices } = await capture.stores.contacts.get(capture.jo, first.no);
      expect(matchChoices).toMatchObject([{ kind: 'number', value: number }]);
      await capture.stores.contacts.deleteMatchChoice(
        { actor: capture.jo, once: null },
        first.no,
        matchChoices[0]?.id ?? 0,
      );
      expect(second.no).not.toBe(first.no);
    });

    it('is discarded with its note, and does not come back', async () => {
      const { result } = await call({ callId: 'discarded', number, comment: 'Nothing' });
      const entryNo = result.entries[0]?.entryNo ?? 0;
      await capture.stores.postponed.discard({ actor: capture.jo, once: null }, entryNo, 1);
      const again = await call({ callId: 'discarded', number });
      expect(again.created).toBe(false);
      expect(again.result.entries).toEqual([]);
      expect(again.result.decisions).toMatchObject([{ outcome: 'notLogged', reason: 'discarded' }]);
    });
  });

  it('shows its decision to whose call it was, and to administrators (rule 10.6)', async () => {
    const number = '+358405556666';
    await call({ number, direction: 'inbound', talkSeconds: 30 });
    const find = async (actor: Actor) =>
      (await capture.stores.captureDecisions.list(actor, { limit: 200, address: '5556666' })).items;
    expect(await find(capture.jo)).toMatchObject([
      {
        emailMessageId: null,
        sentAt: '2026-03-02T12:00:00.000Z',
        call: { direction: 'inbound', number, talkSeconds: 30 },
        address: number,
        role: null,
        reason: 'notAContact',
        subject: null,
        fromAddress: null,
        salespersonCode: 'JO',
      },
    ]);
    expect(await find(capture.administrator)).toHaveLength(1);
    expect(await find(capture.eh)).toEqual([]);
  });

  it('cleans what cannot be read, and says that a number is none (rules 14.3, 14.4)', async () => {
    const { result } = await call({
      number: 'tel:040 123 4567,,3#',
      startedAt: 'yesterday',
      talkSeconds: 'long',
      comment: `Line one\nline two ${'x'.repeat(3000)}`,
    });
    expect(result.entries).toMatchObject([
      {
        contactNo: aino.no,
        contactVia: numbers.aino,
        timeOfInteraction: startedAt,
        durationMinutes: 0,
      },
    ]);
    for (const number of ['anonymous', 'sip:aino@pbx.example'])
      expect((await reasonOf({ number })).slice(0, 2)).toEqual(['notLogged', 'unreadableNumber']);
  });

  it('loses number and decision after the retention days, and is still recognised (rule 14.12)', async () => {
    const report = { callId: 'kept', number: numbers.aino };
    await call({ callId: 'unknown', number: '+358409999112', comment: 'Ring back' });
    const { result } = await call(report);
    await purgeEmails(capture.storage, capture.readSetup, Date.now() + 91 * day);
    expect(await callRow('kept')).toMatchObject([{ number: null, purged: 1 }]);
    expect(await callRow('unknown')).toMatchObject([{ number: null, comment: null }]);
    const again = await call(report);
    expect(again.created).toBe(false);
    expect(again.result).toEqual({ ...result, decisions: [] });
  });
});
