import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { Change } from '../../server/contract/change.ts';
import type { ContactDetail } from '../../server/contract/contact.ts';
import type { EmailResult } from '../../server/contract/email.ts';
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

type Act = 'cancel' | 'restore';

describe.each(servers())('interaction log entries over the API on the $name', (kind) => {
  let us: Organisation;
  const logged: InteractionLogEntry[] = [];
  beforeAll(async () => {
    us = await startOrganisation(kind);
    for (const [from, address, subject, day] of [
      ['jo', 'aino@tammela.example', 'Spring prices', '2026-03-01'],
      ['jo', 'info@tammela.example', 'Spring catalogue', '2026-03-02'],
      ['eva', 'bjorn@dahl.example', 'Autumn prices', '2026-03-02'],
      ['lars', 'aino@tammela.example', 'Repair 100% done', '2026-03-03'],
      ['jo', 'carla@meyer.example', 'PRICES again', '2026-03-04'],
    ] as const) {
      const { body } = await us[from].send<EmailResult>('POST', '/emails', {
        captureId: freshCaptureId(),
        from: { address: `${from}@us.example` },
        to: [{ address }],
        subject,
        sentAt: `${day}T12:00:00Z`,
      });
      logged.push(...body.entries);
    }
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const list = (query: string) =>
    us.reader.get<Page<InteractionLogEntry>>(`/interaction-log-entries?${query}`);
  const subjects = async (query: string) =>
    (await list(query)).body.items.map((one) => one.description);
  const act = (what: Act, entryNo: number, version: number | undefined, who = us.jo) =>
    who.send<InteractionLogEntry>(
      'POST',
      `/interaction-log-entries/${entryNo}/${what}`,
      undefined,
      { version },
    );
  const fresh = async (subject: string): Promise<InteractionLogEntry> => {
    const { entries } = await us.mail('jo', ['bjorn@dahl.example'], subject);
    if (entries[0] === undefined) throw new Error('It was not logged');
    return entries[0];
  };

  it('lists the newest first (rule 5.3)', async () => {
    expect(await subjects('dateTo=2026-03-31')).toEqual([
      'PRICES again',
      'Repair 100% done',
      'Autumn prices',
      'Spring catalogue',
      'Spring prices',
    ]);
  });

  it.each([
    [
      'contactNo of a person',
      () => `contactNo=${us.aino.no}`,
      ['Repair 100% done', 'Spring prices'],
    ],
    [
      'contactNo of a company, persons included',
      () => `contactNo=${us.tammela.no}`,
      ['Repair 100% done', 'Spring catalogue', 'Spring prices'],
    ],
    ['salespersonCode', () => 'salespersonCode=eva', ['Autumn prices']],
    ['teamCode', () => 'teamCode=SERVICE', ['Repair 100% done']],
    [
      'dateFrom and dateTo',
      () => 'dateFrom=2026-03-02&dateTo=2026-03-03',
      ['Repair 100% done', 'Autumn prices', 'Spring catalogue'],
    ],
    ['search by the beginnings of words', () => 'search=cat%20spr', ['Spring catalogue']],
    [
      'search whatever the case',
      () => 'search=prices',
      ['PRICES again', 'Autumn prices', 'Spring prices'],
    ],
    ['search with signs', () => 'search=100%25', ['Repair 100% done']],
    [
      'search and another filter',
      () => 'search=prices&salespersonCode=JO',
      ['PRICES again', 'Spring prices'],
    ],
    ['interactionTemplateCode of another', () => 'interactionTemplateCode=OUTGOING', []],
    ['an unknown code', () => 'salespersonCode=GHOST', []],
    ['informationFlow', () => 'informationFlow=inbound', []],
    ['origin', () => 'origin=manual', []],
    ['canceled', () => 'canceled=true', []],
  ])('filters by %s', async (_title, query, expected) => {
    expect(await subjects(query())).toEqual(expected);
  });

  it('names every filter that does not fit', async () => {
    const reply = await list('dateFrom=yesterday&origin=fax&canceled=maybe&limit=1000');
    expect(reply.status).toBe(400);
    expect(
      problemOf(reply)
        .fields?.map((one) => one.path)
        .sort(),
    ).toEqual(['canceled', 'dateFrom', 'limit', 'origin']);
  });

  it.each(['', 'search=prices&'])('pages through "%s", each entry once', async (query) => {
    const whole = (await list(`${query}dateTo=2026-03-31&limit=200`)).body.items;
    const paged: InteractionLogEntry[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await list(`${query}dateTo=2026-03-31&limit=2${cursor}`);
      paged.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged.map((one) => one.entryNo)).toEqual(whole.map((one) => one.entryNo));
    expect(paged.length).toBeGreaterThan(2);
  });

  it('goes on where it was when entries are added between two pages', async () => {
    const first = await list('dateTo=2026-03-31&limit=2');
    await us.jo.send('POST', '/emails', {
      captureId: freshCaptureId(),
      from: { address: 'jo@us.example' },
      to: [{ address: 'carla@meyer.example' }],
      subject: 'Came between',
      sentAt: '2026-03-05T12:00:00Z',
    });
    const second = await list(`dateTo=2026-03-31&limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.items.map((one) => one.description)).toEqual([
      'Autumn prices',
      'Spring catalogue',
    ]);
  });

  it('answers a number nobody has as not found', async () => {
    for (const no of ['999999', '2147483647', '2147483648', '9007199254740991']) {
      const read = await us.jo.get(`/interaction-log-entries/${no}`);
      expect([no, read.status, problemOf(read).code]).toEqual([no, 404, 'notFound']);
      expect([no, (await act('cancel', Number(no), 1)).status]).toEqual([no, 404]);
    }
    for (const query of ['emailMessageId=2147483648', 'dateFrom=9999-12-31', 'dateTo=0001-01-01'])
      expect([query, (await list(query)).body]).toEqual([query, { items: [], nextCursor: null }]);
  });

  it('cancels and restores, and takes the entry out of the figures meanwhile (rules 5.11, 12.2)', async () => {
    const entry = await fresh('Canceled and restored');
    const figures = async () =>
      (await us.jo.get<ContactDetail>(`/contacts/${us.bjorn.no}`)).body.figures.noOfInteractions;
    const before = await figures();
    const canceled = await act('cancel', entry.entryNo, 1);
    expect(canceled.status).toBe(200);
    expect(canceled.headers.get('etag')).toBe('"2"');
    expect(canceled.body).toEqual({
      ...entry,
      canceled: true,
      status: 'canceled',
      canceledAt: expect.any(String),
      canceledBy: 'JO',
      changedAt: expect.any(String),
      version: 2,
    });
    expect(await figures()).toBe(before - 1);
    expect(await subjects('canceled=true&search=restored')).toEqual(['Canceled and restored']);
    const again = await act('cancel', entry.entryNo, 2);
    expect([again.status, again.body]).toEqual([200, canceled.body]);
    const restored = await act('restore', entry.entryNo, 2);
    expect(restored.body).toEqual({ ...entry, changedAt: expect.any(String), version: 3 });
    expect(await figures()).toBe(before);
    expect((await act('restore', entry.entryNo, 3)).body.version).toBe(3);
  });

  it('asks for the version, and refuses an old one (rules 13.5, 13.6)', async () => {
    const { entryNo } = await fresh('Versions');
    expect((await act('cancel', entryNo, undefined)).status).toBe(428);
    expect((await act('cancel', entryNo, 7)).status).toBe(412);
    expect((await act('cancel', entryNo, 1)).status).toBe(200);
    expect((await act('restore', entryNo, 1)).status).toBe(412);
  });

  it('lets one of ten win who cancel the same version at once', async () => {
    const { entryNo } = await fresh('Canceled ten times');
    const replies = await tenAtOnce(() => act('cancel', entryNo, 1));
    expect(replies.map((one) => one.status).sort()).toEqual([200, ...Array(9).fill(412)]);
    const audits = await us.server.beside(({ read }) =>
      read.sql
        .selectFrom('audit')
        .select('action')
        .where('entity', '=', 'interactionLogEntry')
        .where('entity_key', '=', String(entryNo))
        .execute(),
    );
    expect(audits).toEqual([{ action: 'canceled' }]);
    const read = await us.jo.get<InteractionLogEntry>(`/interaction-log-entries/${entryNo}`);
    expect([read.body.canceled, read.body.version]).toEqual([true, 2]);
  });

  it('is the salesperson’s own to cancel, and a manager’s (rule 5.12)', async () => {
    const { entryNo } = await fresh('Whose entry');
    const foreign = await act('cancel', entryNo, 1, us.eva);
    expect([foreign.status, problemOf(foreign).code]).toEqual([403, 'notAllowed']);
    expect((await act('cancel', entryNo, 1, us.mona)).status).toBe(200);
    expect((await act('restore', entryNo, 2, us.administrator)).status).toBe(200);
  });

  it('tells changes after a number', async () => {
    const { body } = await us.reader.get<{ items: Change[]; last: number }>('/changes?limit=1000');
    const ids = body.items.map((one) => one.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const { entryNo } = await fresh('A change');
    const after = await us.reader.get<{ items: Change[] }>(`/changes?after=${ids.at(-1)}`);
    expect(after.body.items).toContainEqual({
      id: expect.any(Number),
      at: expect.any(String),
      entity: 'interactionLogEntry',
      key: String(entryNo),
      action: 'created',
    });
    const few = await us.reader.get<{ items: Change[] }>('/changes?limit=2');
    expect(few.body.items.map((one) => one.id)).toEqual(ids.slice(0, 2));
  });

  it('filters decisions by address, day, outcome, reason and entry', async () => {
    await us.mail('jo', ['bjorn@dahl.example', 'a_stranger@elsewhere.example'], 'Decided');
    const decisions = async (query: string) =>
      (await us.jo.get<Page<CaptureDecision>>(`/capture-decisions?${query}`)).body.items;
    expect(await decisions('address=A_STRANGER@else')).toMatchObject([
      {
        address: 'a_stranger@elsewhere.example',
        role: 'to',
        outcome: 'notLogged',
        reason: 'notAContact',
        subject: 'Decided',
        fromAddress: 'jo@us.example',
        salespersonCode: 'JO',
        entryNo: null,
      },
    ]);
    expect(await decisions('address=carla@meyer.example&dateTo=2026-03-04')).toMatchObject([
      {
        date: '2026-03-04',
        contactNo: us.carla.no,
        contactName: 'Carla Meyer',
        reason: 'matchedContact',
      },
    ]);
    expect((await decisions('outcome=notLogged')).map((one) => one.reason)).toEqual([
      'notAContact',
    ]);
    expect((await decisions('reason=notAContact')).map((one) => one.address)).toEqual([
      'a_stranger@elsewhere.example',
    ]);
    const entryNo = logged[0]?.entryNo ?? 0;
    expect((await decisions(`entryNo=${entryNo}`)).map((one) => one.entryNo)).toEqual([entryNo]);
    expect(await decisions('dateFrom=2999-01-01')).toEqual([]);
    expect(await decisions('address=%25')).toEqual([]);
    const dates = (await decisions('limit=200')).map((one) => [one.date, one.id] as const);
    expect(dates).toEqual(
      [...dates].sort((a, b) => (a[0] === b[0] ? b[1] - a[1] : a[0] < b[0] ? 1 : -1)),
    );
    const paged: number[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await us.jo.get<Page<CaptureDecision>>(
        `/capture-decisions?limit=3${cursor}`,
      );
      paged.push(...body.items.map((one) => one.id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(dates.map(([, id]) => id));
  });
});
