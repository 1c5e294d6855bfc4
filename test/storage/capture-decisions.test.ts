import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../server/domain/actor.ts';
import type { CaptureDecisionQuery } from '../../server/domain/capture-decision/capture-decision-store.ts';
import { type Capture, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('capture decisions in the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
    const reports: [Record<string, unknown>, Actor][] = [
      [{ to: people('aino@tammela.example', 'stranger@nowhere.example') }, capture.jo],
      [{ to: people('office@shared.example'), sentAt: '2026-03-03T12:00:00Z' }, capture.jo],
      [{ from: { address: 'eh@us.example' }, to: people('aino@tammela.example') }, capture.eh],
      [{ from: { address: 'who@nowhere.example' }, to: people('jo@us.example') }, capture.jo],
      [{ to: people('aino@tammela.example'), sensitivity: 'Private' }, capture.jo],
      [{ to: people('aino@tammela.example'), sensitivity: 'Private' }, capture.jo],
      [
        {
          from: { address: 'eh@us.example' },
          to: people('aino@tammela.example'),
          sensitivity: 'Confidential',
          sentAt: '2026-03-03T12:00:00Z',
        },
        capture.eh,
      ],
    ];
    for (const [at, [report, actor]] of reports.entries())
      await capture.log({ captureId: `decided-${at}`, subject: `Mail ${at}`, ...report }, actor);
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const list = (actor: Actor, query: Partial<CaptureDecisionQuery> = {}) =>
    capture.stores.captureDecisions.list(actor, { limit: 200, ...query });
  const reasons = async (actor: Actor, query: Partial<CaptureDecisionQuery> = {}) =>
    (await list(actor, query)).items.map((one) => one.reason).sort();

  it('are the sender’s own, and all for administrators (rule 10.6)', async () => {
    expect(await reasons(capture.jo)).toEqual([
      'matchedContact',
      'notAContact',
      'severalContacts',
      'unknownSender',
    ]);
    expect(await reasons(capture.eh)).toEqual(['matchedContact']);
    expect(await reasons(capture.administrator)).toHaveLength(5);
    const manager: Actor = { ...capture.administrator, roles: ['manager'] };
    expect(await reasons(manager)).toEqual([]);
    expect(await reasons(capture.jo, { salespersonCode: 'EH' })).toEqual([]);
    expect(await reasons(capture.jo, { salespersonCode: 'JO' })).toHaveLength(4);
    expect(await reasons(capture.administrator, { salespersonCode: 'GHOST' })).toEqual([]);
  });

  it('count private mails by day and reason, and tell nothing else of them (rule 9.7)', async () => {
    const counts = async (actor: Actor, query: Partial<CaptureDecisionQuery> = {}) =>
      (await list(actor, query)).privateCounts;
    const joCount = { date: '2026-03-02', reason: 'markedPrivate', count: 2 };
    const ehCount = { date: '2026-03-03', reason: 'markedPrivate', count: 1 };
    expect(await counts(capture.jo)).toEqual([joCount]);
    expect(await counts(capture.eh)).toEqual([ehCount]);
    expect(await counts(capture.administrator)).toEqual([ehCount, joCount]);
    expect(await counts(capture.administrator, { dateTo: '2026-03-02' })).toEqual([joCount]);
    expect(await counts(capture.administrator, { reason: 'notAContact' })).toEqual([]);
    expect(await counts(capture.administrator, { outcome: 'logged' })).toEqual([]);
    expect(await counts(capture.administrator, { address: 'aino' })).toEqual([]);
  });

  it('are found by part of an address, of a participant or the sender', async () => {
    expect(await reasons(capture.jo, { address: 'NOWHERE' })).toEqual([
      'notAContact',
      'unknownSender',
    ]);
    expect(await reasons(capture.jo, { address: 'jo@us' })).toHaveLength(3);
    expect(await reasons(capture.jo, { address: '_' })).toEqual([]);
    expect(await reasons(capture.jo, { address: '' })).toHaveLength(4);
  });

  it('lead to the entry and the contact', async () => {
    const { items } = await list(capture.jo, { reason: 'matchedContact' });
    const entryNo = items[0]?.entryNo ?? 0;
    expect(items[0]).toMatchObject({ contactNo: capture.aino.no, contactName: 'Aino Virtanen' });
    expect((await capture.stores.entries.get(capture.jo, entryNo)).contactNo).toBe(capture.aino.no);
    expect(await reasons(capture.jo, { entryNo })).toEqual(['matchedContact']);
  });

  it('come latest day first, page by page, each once', async () => {
    const { items } = await list(capture.administrator);
    expect(items[0]?.date).toBe('2026-03-03');
    for (const limit of [1, 2, 3]) {
      const paged: number[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await list(capture.administrator, { limit, cursor });
        paged.push(...page.items.map((one) => one.id));
        // Counts stand above the first page only.
        expect(page.privateCounts.length > 0).toBe(cursor === undefined);
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(items.map((one) => one.id));
    }
  });

  it('keep no address of who is never logged (rule 9.4)', async () => {
    await capture.stores.neverLog.create(capture.caller, {
      kind: 'address',
      value: 'secret@hidden.example',
      owner: null,
    });
    const { result } = await capture.log({
      captureId: 'hidden',
      to: [
        { address: 'secret@hidden.example', name: 'Dr Secret' },
        ...people('aino@tammela.example'),
      ],
      subject: 'Partly hidden',
    });
    const query = { emailMessageId: result.emailMessageId ?? 0 };
    const { items } = await list(capture.administrator, query);
    expect(items.find((one) => one.reason === 'neverLog')).toMatchObject({
      address: null,
      name: null,
      contactName: null,
    });
    expect(JSON.stringify(items)).not.toMatch(/secret/i);
    expect(await reasons(capture.administrator, { address: 'hidden' })).toEqual([]);
  });
});
