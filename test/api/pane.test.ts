import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaptureSummary } from '../../server/contract/capture-decision.ts';
import type { AddressMatch, ContactProposal } from '../../server/contract/contact.ts';
import type { EmailLookupResult, EmailResult } from '../../server/contract/email.ts';
import { freshCaptureId, type Organisation, startOrganisation } from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

describe.each(servers())('what the task pane asks on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const propose = async (emailAddress: string, name?: string) =>
    us.jo.send<ContactProposal>('POST', '/contacts/proposal', { emailAddress, name });

  describe('a contact to create', () => {
    it('belongs to the company of its domain, and shows namesakes first (rules 2.10 to 2.12)', async () => {
      await us.person('Kaisa Lehtonen', []);
      const { status, body } = await propose(
        'Kaisa <kaisa@mail.tammela.example>',
        'Lehtonen, Kaisa',
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({
        contact: {
          type: 'person',
          name: 'Kaisa Lehtonen',
          companyNo: us.tammela.no,
          emailAddresses: ['kaisa@mail.tammela.example'],
        },
        company: { no: us.tammela.no, name: 'Tammela Oy' },
        companyName: null,
      });
      expect(body.duplicates.map(({ contact, why }) => [contact.name, why])).toEqual([
        ['Kaisa Lehtonen', 'sameName'],
        ['Tammela Oy', 'sameDomain'],
        ['Aino Virtanen', 'sameDomain'],
      ]);
    });

    it('shows who has the address already before all others (rule 2.12)', async () => {
      const { body } = await propose('aino+news@tammela.example', 'Björn Dahl');
      expect(body.duplicates.map(({ contact, why }) => [contact.name, why])).toEqual([
        ['Aino Virtanen', 'sameAddress'],
        ['Björn Dahl', 'sameName'],
        ['Tammela Oy', 'sameDomain'],
      ]);
    });

    it('names a company that is not there yet (rule 2.11)', async () => {
      const { body } = await propose('matti.meri@saaristo.example');
      expect(body).toMatchObject({
        contact: { name: 'Matti Meri', companyNo: null },
        company: null,
        companyName: 'Saaristo',
        duplicates: [],
      });
    });

    it('finds a company by its name when the mail is from anywhere', async () => {
      const { body } = await propose('aino.v@gmail.com', 'Aino V (Tammela Oy)');
      expect(body.company).toEqual({ no: us.tammela.no, name: 'Tammela Oy' });
    });

    it('forgets a domain with the address', async () => {
      const moved = await us.person('Olli Ranta', ['olli@ranta.example']);
      expect((await propose('x@ranta.example')).body.duplicates).toHaveLength(1);
      await us.jo.send('PATCH', `/contacts/${moved.no}`, { emailAddresses: [] }, { version: 1 });
      expect((await propose('x@ranta.example')).body.duplicates).toEqual([]);
    });

    it('cannot be proposed without an address', async () => {
      const reply = await propose('nobody');
      expect([reply.status, problemOf(reply).fields?.[0]?.path]).toEqual([400, 'emailAddress']);
    });
  });

  it('matches addresses with contacts as a mail would be', async () => {
    const { body } = await us.jo.send<{ items: AddressMatch[] }>('POST', '/contacts/match', {
      emailAddresses: [
        'Aino+x@Tammela.example',
        'office@shared.example',
        'eva@us.example',
        'stranger@nowhere.example',
        '/O=EXCHANGE',
      ],
    });
    expect(
      body.items.map(({ emailAddress, own, contactNo, contacts }) => [
        emailAddress,
        own,
        contactNo,
        contacts.map((one) => one.name).sort(),
      ]),
    ).toEqual([
      ['Aino+x@Tammela.example', false, us.aino.no, ['Aino Virtanen']],
      ['office@shared.example', false, null, ['Björn Dahl', 'Carla Meyer']],
      ['eva@us.example', true, null, []],
      ['stranger@nowhere.example', false, null, []],
      ['/O=EXCHANGE', false, null, []],
    ]);
  });

  it('sums up the mails of a day, each once (rule 6.18)', async () => {
    const sentAt = '2026-05-05T21:30:00Z';
    const mail = (to: string, more: object = {}) =>
      us.jo.send<EmailResult>('POST', '/emails', {
        captureId: freshCaptureId(),
        from: { address: 'jo@us.example' },
        to: [{ address: to }, { address: 'stranger@nowhere.example' }],
        subject: 'Summed up',
        sentAt,
        ...more,
      });
    await mail('aino@tammela.example');
    await mail('aino@tammela.example', { sentAt: '2026-05-05T20:30:00Z' });
    await mail('office@shared.example');
    await mail('other@nowhere.example');
    await mail('aino@tammela.example', { sensitivity: 'Private' });
    await mail('jo@us.example', { from: { address: 'aino@tammela.example' } });
    const summary = async (date: string, who = us.jo) =>
      (await who.get<CaptureSummary>(`/capture-summary?date=${date}`)).body;
    // 21:30 UTC is past midnight in Helsinki.
    const { body: setUp } = await us.server.send<{ timeZone: string }>('GET', '/marketing-setup');
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: setUp.timeZone }).format(
      Date.parse(sentAt),
    );
    const counted = await summary(day);
    const before = await summary('2026-05-05');
    expect(counted.postponed).toBe(1);
    expect(counted.notContacts).toBe(1);
    expect(counted.private).toBe(1);
    expect(counted.notLogged).toBe(0);
    expect(day === '2026-05-05' ? counted.logged : counted.logged + before.logged).toBe(2);
    expect(counted.seen).toBe(counted.logged + counted.postponed + counted.notContacts);
    expect(await summary(day, us.eva)).toMatchObject({ seen: 0, private: 0 });
    expect(await summary(day, us.reader)).toMatchObject({ seen: 0, private: 0 });
    const { body: today } = await us.jo.get<CaptureSummary>('/capture-summary');
    expect(today.seen).toBe(0);
  });

  it('tells who reported a mail, and when', async () => {
    const captureId = freshCaptureId();
    const { body } = await us.jo.send<EmailResult>('POST', '/emails', {
      captureId,
      from: { address: 'jo@us.example' },
      to: [{ address: 'aino@tammela.example' }, { address: 'eva@us.example' }],
      subject: 'Found',
      sentAt: new Date().toISOString(),
    });
    const lookup = (who: typeof us.jo, id: string) =>
      who.send<EmailLookupResult>('POST', '/emails/lookup', { captureId: id });
    const found = (await lookup(us.eva, captureId)).body;
    expect(found).toMatchObject({
      known: true,
      emailMessageId: body.emailMessageId,
      reportedBy: 'JO',
      entries: [{ contactName: 'Aino Virtanen' }],
      decisions: [],
    });
    expect(Date.parse(found.reportedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect((await lookup(us.jo, 'nothing')).body).toMatchObject({
      known: false,
      reportedBy: null,
      reportedAt: null,
    });
  });

  describe('a mail of a colleague (rule 6.17)', () => {
    const report = (more: object = {}) => ({
      captureId: freshCaptureId(),
      from: { address: 'jo@us.example' },
      to: [{ address: 'bjorn@dahl.example' }],
      cc: [{ address: 'eva@us.example' }],
      subject: 'Seen by a colleague',
      sentAt: new Date().toISOString(),
      client: { surface: 'pane' },
      ...more,
    });

    it('is reported by who is in To or Cc, and is the sender’s (rules 5.9, 6.17)', async () => {
      const reply = await us.eva.send<EmailResult>('POST', '/emails', report());
      expect(reply.status).toBe(201);
      expect(reply.body.entries).toMatchObject([
        { salespersonCode: 'JO', createdBy: 'EVA', origin: 'pane', contactNo: us.bjorn.no },
      ]);
    });

    it('is refused from everybody else', async () => {
      for (const [who, more] of [
        [us.lars, {}],
        [us.eva, { cc: [] }],
        [us.eva, { cc: [], bcc: [{ address: 'eva@us.example' }] }],
      ] as const) {
        const reply = await who.send('POST', '/emails', report(more));
        expect([reply.status, problemOf(reply).code]).toEqual([403, 'senderNotYours']);
      }
    });

    it('makes one entry with the sender’s own report', async () => {
      const internetMessageId = '<colleague@us.example>';
      const seen = await us.eva.send<EmailResult>(
        'POST',
        '/emails',
        report({ subject: 'Seen by both', internetMessageId }),
      );
      const sent = await us.jo.send<EmailResult>(
        'POST',
        '/emails',
        report({ subject: 'Seen by both', internetMessageId }),
      );
      expect([seen.status, sent.status]).toEqual([201, 200]);
      expect(sent.body.entries.map((one) => one.entryNo)).toEqual(
        seen.body.entries.map((one) => one.entryNo),
      );
    });
  });
});
