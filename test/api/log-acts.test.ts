import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { AuditEntry } from '../../server/contract/audit.ts';
import type {
  DeleteCanceledProgress,
  DeleteCanceledResult,
} from '../../server/contract/delete-canceled.ts';
import type { Page } from '../../server/contract/fields.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryCommentLine,
} from '../../server/contract/interaction-log-entry.ts';
import type { InteractionLogEntriesChanged } from '../../server/contract/interaction-log-entry-change.ts';
import {
  type Organisation,
  type Person,
  startOrganisation,
  tenAtOnce,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

const route = '/interaction-log-entries';

describe.each(servers())('acts on the log over the API on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const fresh = async (subject: string, from: 'jo' | 'eva' | 'lars' = 'jo') => {
    const { entries } = await us.mail(from, ['bjorn@dahl.example'], subject);
    if (entries[0] === undefined) throw new Error('It was not logged');
    return entries[0];
  };
  const change = (who: Person, body: unknown, idempotencyKey?: string) =>
    who.send<InteractionLogEntriesChanged>('POST', `${route}/change`, body, {
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
  const named = (...entries: InteractionLogEntry[]) =>
    entries.map(({ entryNo, version }) => ({ entryNo, version }));
  const exported = async (who: Person, query = '') => {
    const answer = await fetch(`${us.server.url}/api/v1${route}/export?${query}`, {
      headers: { Authorization: `Bearer ${who.token}` },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    return { answer, text: bytes.toString(), rows };
  };
  const make = (visibility: 'everyone' | 'team' | 'owner') => us.setUp({ visibility });

  it('changes nothing else of what is logged (rule 17.14)', async () => {
    const { entryNo, version } = await fresh('As it was logged');
    const one = `${route}/${entryNo}`;
    for (const method of ['PATCH', 'PUT', 'DELETE'])
      expect((await us.administrator.send(method, one, { cost: 1 }, { version })).status).toBe(404);
    const body = { action: 'evaluate', entries: [{ entryNo, version }], evaluation: 'neutral' };
    expect((await change(us.jo, { ...body, cost: 1 })).status).toBe(400);
    const after = await us.jo.get<InteractionLogEntry>(one);
    expect(after.body).toMatchObject({ cost: 8, evaluation: null, version });
  });

  it('cancels many at once, each answered for itself (rules 17.1, 17.2)', async () => {
    const [mine, evas] = [await fresh('Mine'), await fresh('Evas', 'eva')];
    const body = { action: 'cancel', entries: named(mine, evas) };
    const reply = await change(us.jo, body, 'cancel-many');
    expect(reply.status).toBe(200);
    expect(reply.body.results.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['changed', null],
      ['refused', 'notAllowed'],
    ]);
    expect(reply.body.results[0]?.entry).toMatchObject({ status: 'canceled', canceledBy: 'JO' });
    expect((await change(us.jo, body, 'cancel-many')).body).toEqual(reply.body);
    expect((await change(us.mona, body)).body).toMatchObject({ changed: 1, unchanged: 1 });
    expect(
      (await us.reader.get<Page<InteractionLogEntry>>(`${route}?status=canceled`)).body.items,
    ).toHaveLength(2);
  });

  it.each([
    ['no act', { entries: [{ entryNo: 1, version: 1 }] }],
    ['a blank evaluation', { action: 'evaluate', evaluation: null }],
    ['an empty comment', { action: 'comment', comment: ' ' }],
    ['no entry', { action: 'cancel', entries: [] }],
    [
      'too many entries',
      {
        action: 'restore',
        entries: Array.from({ length: 201 }, (_, at) => ({ entryNo: at + 1, version: 1 })),
      },
    ],
  ])('refuses %s', async (_title, body) => {
    const reply = await change(us.jo, { entries: [{ entryNo: 1, version: 1 }], ...body });
    expect([reply.status, problemOf(reply).code]).toEqual([400, 'invalidInput']);
  });

  it('gives ten who cancel one entry at once one winner, and nobody an error', async () => {
    const entry = await fresh('Ten at once');
    const replies = await tenAtOnce(() =>
      change(us.mona, { action: 'cancel', entries: named(entry) }),
    );
    const outcomes = replies.map(({ body }) => body.results[0]?.outcome);
    expect(outcomes.sort()).toEqual(['changed', ...Array.from({ length: 9 }, () => 'unchanged')]);
  });

  it('evaluates one entry with its version (rule 17.3)', async () => {
    const { entryNo } = await fresh('To evaluate');
    const evaluate = (version: number | undefined, evaluation = 'positive') =>
      us.jo.send<InteractionLogEntry>(
        'POST',
        `${route}/${entryNo}/evaluate`,
        { evaluation },
        version === undefined ? {} : { version },
      );
    expect((await evaluate(undefined)).status).toBe(428);
    expect((await evaluate(1)).body).toMatchObject({ evaluation: 'positive', version: 2 });
    expect((await evaluate(1, 'negative')).status).toBe(412);
  });

  it('keeps comments to who may write them and to who sees the entry (rules 10.4, 17.5)', async () => {
    const { entryNo } = await fresh('To comment');
    const comments = `${route}/${entryNo}/comments`;
    const added = await us.jo.send<InteractionLogEntryCommentLine>('POST', comments, {
      comment: 'Two\nlines',
    });
    expect([added.status, added.body.comment]).toEqual([201, 'Two\nlines']);
    const line = `${comments}/${added.body.lineNo}`;
    const patch = (who: Person, version = 1) =>
      who.send('PATCH', line, { comment: 'Changed' }, { version });
    expect((await patch(us.eva)).status).toBe(403);
    expect((await patch(us.jo, 7)).status).toBe(412);
    await make('owner');
    expect((await patch(us.lars)).status).toBe(404);
    expect((await us.lars.send('DELETE', line, undefined, { version: 1 })).status).toBe(404);
    await make('everyone');
    expect((await patch(us.jo)).status).toBe(200);
    expect((await us.mona.send('DELETE', line, undefined, { version: 2 })).status).toBe(204);
    expect((await us.jo.send('DELETE', line, undefined, { version: 2 })).status).toBe(404);
  });

  it('counts and deletes only what its manager sees (rules 10.4, 17.6)', async () => {
    const mine = await fresh('Sales canceled');
    const theirs = await fresh('Service canceled', 'lars');
    await change(us.mona, { action: 'cancel', entries: named(mine, theirs) });
    const range = {
      entryNoFrom: Math.min(mine.entryNo, theirs.entryNo),
      entryNoTo: Math.max(mine.entryNo, theirs.entryNo),
    };
    const act = (dryRun: boolean) =>
      us.mona.send<DeleteCanceledResult>('POST', `${route}/delete-canceled`, { ...range, dryRun });
    await make('team');
    expect((await act(true)).body).toMatchObject({ count: 1, deleted: 0 });
    expect((await act(false)).body).toMatchObject({ count: 1, deleted: 1 });
    await make('everyone');
    expect((await us.jo.get(`${route}/${mine.entryNo}`)).status).toBe(404);
    expect((await us.jo.get(`${route}/${theirs.entryNo}`)).status).toBe(200);
    const { body } = await us.mona.get<DeleteCanceledProgress>(`${route}/delete-canceled`);
    expect(body).toMatchObject({ running: null, last: { deleted: 1, startedBy: 'MONA' } });
  });

  it('deletes above a thousand in the background while mails are logged (rule 17.7)', async () => {
    await us.server.beside((storage) =>
      storage.write(async ({ sql, engine }) => {
        const rows = Array.from({ length: 1500 }, (_, at) => ({
          date: '2019-01-01',
          sort_time: Date.parse('2019-01-01') + at,
          description: 'Many',
          initiated_by: 'us',
          cost: 0,
          duration_minutes: 0,
          origin: 'manual',
          canceled: 1,
          created_at: 0,
          created_by: 'Test',
          changed_at: 0,
          changed_by: 'Test',
        }));
        await engine.insert(sql, 'interaction_log_entry', 'entry_no', rows);
      }),
    );
    const many = { dateFrom: '2019-01-01', dateTo: '2019-01-01', dryRun: false };
    const begun = await us.administrator.send('POST', `${route}/delete-canceled`, many);
    expect([begun.status, begun.body]).toEqual([
      202,
      { dryRun: false, count: 1500, deleted: 0, inBackground: true },
    ]);
    await fresh('Meanwhile');
    const progress = async () =>
      (await us.mona.get<DeleteCanceledProgress>(`${route}/delete-canceled`)).body;
    while ((await progress()).running !== null) await wait(100);
    expect((await progress()).last).toMatchObject({ count: 1500, deleted: 1500 });
  });

  it('exports what a list with the same filters shows, of what is seen (rules 10.4, 17.12)', async () => {
    await fresh('=HYPERLINK("https://evil.example")', 'lars');
    await fresh('Comma, "quote"');
    await make('team');
    for (const [who, query] of [
      [us.jo, ''],
      [us.lars, ''],
      [us.jo, 'search=comma'],
      [us.jo, `contactNo=${us.bjorn.no}&search=comma`],
      [us.administrator, 'salespersonCode=LARS'],
    ] as const) {
      const list = await who.get<Page<InteractionLogEntry>>(`${route}?limit=200&${query}`);
      const { rows } = await exported(who, query);
      expect(rows.map((row) => Number(row.entryNo))).toEqual(
        list.body.items.map((one) => one.entryNo),
      );
    }
    await make('everyone');
    const { answer, text, rows } = await exported(us.reader, 'salespersonCode=LARS');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/interaction-log-.+\.csv/);
    expect(text.startsWith('\uFEFFentryNo,')).toBe(true);
    expect(rows[0]).toMatchObject({
      subject: `'=HYPERLINK("https://evil.example")`,
      canceled: 'false',
      status: 'logged',
    });
    const audit = await us.administrator.get<Page<AuditEntry>>('/audit?entity=interactionLog');
    expect(audit.body.items[0]).toMatchObject({ action: 'exported' });
    expect(audit.body.items[0]?.changes).toEqual([
      { field: 'salespersonCode', before: null, after: 'LARS' },
      { field: 'entries', before: null, after: rows.length },
    ]);
  });

  it('refuses an export whose filter does not fit before it writes a line', async () => {
    const reply = await us.jo.get(`${route}/export?dateFrom=yesterday`);
    expect([reply.status, problemOf(reply).code]).toEqual([400, 'invalidInput']);
  });
});
