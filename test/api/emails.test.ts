import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EmailLookupResult, EmailPreview, EmailResult } from '../../server/contract/email.ts';
import type { Page } from '../../server/contract/fields.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import {
  freshCaptureId,
  type Organisation,
  startOrganisation,
  tenAtOnce,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

const sender = { address: 'jo@us.example', name: 'Jo' };
const to = (...addresses: string[]) => addresses.map((address) => ({ address }));

describe.each(servers())('e-mail over the API on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const post = (report: unknown) => us.jo.send<EmailResult>('POST', '/emails', report);
  const reasons = ({ decisions }: { decisions: { reason: string }[] }) =>
    decisions.map((one) => one.reason);

  it('answers 201 the first time and 200 with the same later (rule 6.14)', async () => {
    const report = {
      captureId: freshCaptureId(),
      from: sender,
      to: to('aino@tammela.example'),
      cc: to('stranger@nowhere.example'),
      bcc: to('bjorn@dahl.example'),
      subject: 'Offer',
      sentAt: '2026-03-02T12:00:00+02:00',
      client: { surface: 'launchEvent', platform: 'PC', version: '16' },
    };
    const first = await post(report);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      emailMessageId: expect.any(Number),
      direction: 'outbound',
      entries: [
        {
          contactNo: us.aino.no,
          contactCompanyNo: us.tammela.no,
          timeOfInteraction: '2026-03-02T10:00:00.000Z',
          description: 'Offer',
          salespersonCode: 'JO',
          origin: 'addIn',
          version: 1,
        },
        { contactNo: us.bjorn.no, contactVia: 'bjorn@dahl.example' },
      ],
      decisions: [
        {
          address: 'aino@tammela.example',
          role: 'to',
          outcome: 'logged',
          reason: 'matchedContact',
          rule: 'interactionTemplateSetup.emails',
          contactNo: us.aino.no,
        },
        {
          address: 'stranger@nowhere.example',
          role: 'cc',
          outcome: 'notLogged',
          reason: 'notAContact',
        },
        { address: 'bjorn@dahl.example', role: 'bcc', outcome: 'logged' },
      ],
    });
    expect(first.headers.get('cache-control')).toBe('no-store');
    const again = await post(report);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const confirmed = await post({ ...report, internetMessageId: '<offer@us.example>' });
    expect([confirmed.status, confirmed.body.entries]).toEqual([200, first.body.entries]);
    const byMessageId = await post({
      ...report,
      captureId: freshCaptureId(),
      internetMessageId: 'offer@us.example',
    });
    expect([byMessageId.status, byMessageId.body.entries]).toEqual([200, first.body.entries]);
  });

  it('logs a report sent ten times at once a single time', async () => {
    const report = {
      captureId: freshCaptureId(),
      from: sender,
      to: to('aino@tammela.example', 'bjorn@dahl.example'),
      subject: 'Ten at once',
      sentAt: new Date().toISOString(),
    };
    const replies = await tenAtOnce(() => post(report));
    expect(replies.map((one) => one.status).sort()).toEqual([...Array(9).fill(200), 201]);
    const numbers = replies.map((one) => one.body.entries.map((entry) => entry.entryNo).join());
    expect(new Set(numbers).size).toBe(1);
    const { body } = await us.jo.get<Page<InteractionLogEntry>>(
      '/interaction-log-entries?search=ten%20at%20once',
    );
    expect(body.items).toHaveLength(2);
  });

  it('cleans what it is sent, and refuses none of it (rules 6.1, 6.3)', async () => {
    const before = Date.now();
    const reply = await post({
      captureId: `  ${freshCaptureId()}\u0000 `,
      from: { address: '"Jo, of us" <JO@US.example>', name: 42, mood: 'good' },
      to: [
        'Aino <aino@tammela.example>',
        { emailAddress: 'BJORN@dahl.example', displayName: 'Björn\u0007 Dahl' },
        { address: 'AINO@tammela.example ' },
        { address: '/O=US/OU=EXCHANGE/CN=RECIPIENTS/CN=CARLA' },
        { address: 'Distribution list' },
        { address: 'broken@@address' },
        null,
        7,
        [],
        {},
      ],
      cc: { address: 'carla@meyer.example' },
      bcc: 'nobody@nowhere.example',
      subject: `Line one\r\nline two\u0000 ${'x'.repeat(2000)}`,
      sentAt: 'yesterday evening',
      sensitivity: { level: 1 },
      conversationId: 7,
      inReplyTo: ['a'],
      client: 'Outlook',
      incomplete: 'yes',
      unknown: { deeply: ['nested'] },
    });
    expect(reply.status).toBe(201);
    const { entries, decisions } = reply.body;
    expect(entries.map((one) => one.contactNo)).toEqual([us.aino.no, us.bjorn.no, us.carla.no]);
    expect(entries[0]?.subject).toMatch(/^Line one line two {2}x+$/);
    expect(entries[0]?.subject).toHaveLength(1000);
    expect(Date.parse(entries[0]?.timeOfInteraction ?? '')).toBeGreaterThanOrEqual(before);
    expect(entries[0]?.origin).toBe('addIn');
    expect(reasons({ decisions }).sort()).toEqual([
      'matchedContact',
      'matchedContact',
      'matchedContact',
      'notAContact',
      'unreadableAddress',
      'unresolvedRecipient',
      'unresolvedRecipient',
      'unresolvedRecipient',
    ]);
  });

  it('describes a mail without subject by its template (rule 5.4)', async () => {
    for (const subject of [null, undefined, '', ' \u0007 ', 12]) {
      const { status, body } = await post({
        captureId: freshCaptureId(),
        from: sender,
        to: to('aino@tammela.example'),
        subject,
      });
      expect([status, body.entries[0]?.subject, body.entries[0]?.description]).toEqual([
        201,
        null,
        'Emails',
      ]);
    }
  });

  it('keeps a whole subject of any script', async () => {
    const subject = `Привет 你好 😀 ${'ä'.repeat(900)}`;
    const { body } = await post({
      captureId: freshCaptureId(),
      from: sender,
      to: to('aino@tammela.example'),
      subject,
    });
    expect(body.entries[0]).toMatchObject({ subject, description: subject });
  });

  it('logs one of 1,000 recipients, and counts those beyond (rule 6.6)', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => ({
      address: `recipient.number.${at}@a.rather.long.domain.nowhere.example`,
      name: `Recipient ${at}`,
    }));
    many[998] = { address: 'aino@tammela.example', name: 'Aino' };
    const { status, body } = await post({
      captureId: freshCaptureId(),
      from: sender,
      to: many,
      subject: 'To everybody',
    });
    expect(status).toBe(201);
    expect(body.entries.map((one) => one.contactNo)).toEqual([us.aino.no]);
    expect(body.decisions).toHaveLength(1001);
    expect(body.decisions.at(-1)).toMatchObject({ address: null, reason: 'tooManyRecipients' });
  });

  it('refuses what cannot be told, with every field named (rule 6.2)', async () => {
    const refusals: [unknown, string[]][] = [
      [{}, ['captureId', 'from']],
      [{ captureId: ' ', internetMessageId: 7, from: sender }, ['captureId']],
      [{ captureId: 'x', from: { address: 'Jo' }, to: [{ address: 'Aino' }] }, ['from']],
      [{ captureId: 'x', to: [] }, ['from']],
    ];
    for (const [report, paths] of refusals) {
      const reply = await post(report);
      expect([reply.status, problemOf(reply).code]).toEqual([400, 'invalidInput']);
      expect(problemOf(reply).fields?.map((one) => one.path)).toEqual(paths);
    }
  });

  it('logs nothing when there is no sender, and says so', async () => {
    const { status, body } = await post({
      captureId: freshCaptureId(),
      to: to('aino@tammela.example'),
    });
    expect([status, body.entries, reasons(body)]).toEqual([201, [], ['noSender']]);
  });

  it('refuses a sender who is another salesperson (rule 6.8)', async () => {
    const reply = await post({
      captureId: freshCaptureId(),
      from: { address: 'eva@us.example' },
      to: to('aino@tammela.example'),
    });
    expect([reply.status, problemOf(reply).code]).toEqual([403, 'senderNotYours']);
    const byAdministrator = await us.administrator.send<EmailResult>('POST', '/emails', {
      captureId: freshCaptureId(),
      from: { address: 'eva@us.example' },
      to: to('aino@tammela.example'),
    });
    expect(byAdministrator.body.entries[0]?.salespersonCode).toBe('EVA');
  });

  it('logs what a contact sent with the salesperson who reports it (rules 6.10, 6.11)', async () => {
    const { body } = await post({
      internetMessageId: '<in@tammela.example>',
      from: { address: 'aino@tammela.example' },
      to: to('eva@us.example'),
      subject: 'Question',
      client: { surface: 'pane' },
    });
    expect(body.direction).toBe('inbound');
    expect(body.entries[0]).toMatchObject({
      salespersonCode: 'JO',
      informationFlow: 'inbound',
      initiatedBy: 'them',
      origin: 'pane',
    });
  });

  it('keeps nothing of a mail marked private but a count (rule 9.7)', async () => {
    const report = {
      captureId: freshCaptureId(),
      from: sender,
      to: to('aino@tammela.example'),
      subject: 'Strictly between us',
      sensitivity: 'Private',
    };
    const first = await post(report);
    expect(first.body).toEqual({
      emailMessageId: null,
      direction: null,
      entries: [],
      decisions: [{ address: null, role: null, outcome: 'notLogged', reason: 'markedPrivate' }],
    });
    expect([first.status, (await post(report)).status]).toEqual([201, 200]);
    const { body } = await us.jo.get<{ privateCounts: { reason: string; count: number }[] }>(
      '/capture-decisions',
    );
    expect(body.privateCounts).toEqual([
      { date: expect.any(String), reason: 'markedPrivate', count: 1 },
    ]);
    const found = await us.administrator.get<Page<unknown>>(
      '/interaction-log-entries?search=strictly',
    );
    expect(found.body.items).toEqual([]);
    const looked = await us.jo.send<EmailLookupResult>('POST', '/emails/lookup', {
      captureId: report.captureId,
    });
    expect(looked.body).toMatchObject({ known: false, entries: [], decisions: [] });
  });

  describe('preview', () => {
    it('decides as a report would and stores nothing (rule 6.15)', async () => {
      const captureId = freshCaptureId();
      const report = {
        captureId,
        from: sender,
        to: to('aino@tammela.example', 'office@shared.example', 'stranger@nowhere.example'),
        subject: 'Previewed',
      };
      const { status, body } = await us.jo.send<EmailPreview>('POST', '/emails/preview', report);
      expect(status).toBe(200);
      expect(body.direction).toBe('outbound');
      expect(body.decisions[0]).toMatchObject({
        outcome: 'logged',
        contactNo: us.aino.no,
        contactName: 'Aino Virtanen',
        companyName: 'Tammela Oy',
      });
      const count = async () =>
        us.server.beside(async ({ read }) => {
          const rows = await read.sql
            .selectFrom('email_message')
            .select((eb) => eb.fn.countAll().as('rows'))
            .executeTakeFirstOrThrow();
          return Number(rows.rows);
        });
      const stored = await count();
      await us.jo.send('POST', '/emails/preview', report);
      expect(await count()).toBe(stored);
      const looked = await us.jo.send<EmailLookupResult>('POST', '/emails/lookup', { captureId });
      expect(looked.body.known).toBe(false);
      const logged = await post(report);
      expect(
        logged.body.decisions.map(({ address, outcome, reason }) => ({ address, outcome, reason })),
      ).toEqual(
        body.decisions.map(({ address, outcome, reason }) => ({ address, outcome, reason })),
      );
    });

    it('needs neither identity nor recipients while a mail is written', async () => {
      for (const report of [{}, { from: sender }, { from: sender, to: [] }]) {
        const { status, body } = await us.jo.send<EmailPreview>('POST', '/emails/preview', report);
        expect([status, body.decisions.filter((one) => one.outcome === 'logged')]).toEqual([
          200,
          [],
        ]);
      }
    });

    it('says that a mail would be private', async () => {
      const { body } = await us.jo.send<EmailPreview>('POST', '/emails/preview', {
        from: sender,
        to: to('aino@tammela.example'),
        sensitivity: 'Confidential',
      });
      expect(reasons(body)).toEqual(['markedPrivate']);
    });
  });

  describe('lookup', () => {
    it('finds a message by each of its identities (rules 8.2, 8.4)', async () => {
      const captureId = freshCaptureId();
      const internetMessageId = `<${captureId}@us.example>`;
      const logged = await post({
        captureId,
        internetMessageId,
        from: sender,
        to: to('aino@tammela.example'),
        subject: 'Found again',
      });
      for (const identity of [
        { captureId },
        { internetMessageId },
        { internetMessageId: `${captureId}@us.example` },
        { captureId: 'unknown', internetMessageId },
      ]) {
        const { status, body } = await us.jo.send<EmailLookupResult>(
          'POST',
          '/emails/lookup',
          identity,
        );
        expect(status).toBe(200);
        expect(body).toEqual({
          known: true,
          state: 'confirmed',
          reportedBy: 'JO',
          reportedAt: expect.any(String),
          ...logged.body,
        });
      }
    });

    it('says what is not known, and refuses to look up nothing', async () => {
      const unknown = await us.jo.send<EmailLookupResult>('POST', '/emails/lookup', {
        captureId: 'never seen',
      });
      expect(unknown.body).toEqual({
        known: false,
        emailMessageId: null,
        state: null,
        direction: null,
        reportedBy: null,
        reportedAt: null,
        entries: [],
        decisions: [],
      });
      const nothing = await us.jo.send('POST', '/emails/lookup', {});
      expect([nothing.status, problemOf(nothing).fields?.[0]?.path]).toEqual([400, 'captureId']);
    });
  });
});
