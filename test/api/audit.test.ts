import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { AuditEntry } from '../../server/contract/audit.ts';
import { type Organisation, startOrganisation } from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

describe.each(servers())('the audit trail (rule 13.9) on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const list = async (query: string): Promise<AuditEntry[]> =>
    (await us.administrator.get<{ items: AuditEntry[] }>(`/audit?${query}`)).body.items;
  const exported = async (query = '') => {
    const answer = await fetch(`${us.server.url}/api/v1/audit/export${query}`, {
      headers: { Authorization: `Bearer ${us.administrator.token}` },
    });
    return {
      answer,
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()),
    };
  };

  it('has every act of an administrator, a salesperson and a key, newest first', async () => {
    const { body: key } = await us.administrator.send<{ secret: string }>('POST', '/service-keys', {
      name: 'ERP',
      scopes: ['contactsWrite'],
    });
    const { body: contact } = await us.server.send<{ no: string }>(
      'POST',
      '/contacts',
      { type: 'person', name: 'By a program' },
      { token: key.secret },
    );
    await us.jo.send('PATCH', `/contacts/${contact.no}`, { name: 'By Jo' }, { version: 1 });
    const [changed, created, keyed] = await list('limit=3');
    expect(changed).toMatchObject({
      actor: 'JO',
      entity: 'contact',
      key: contact.no,
      action: 'changed',
      changes: expect.arrayContaining([{ field: 'name', before: 'By a program', after: 'By Jo' }]),
    });
    expect(created).toMatchObject({ actor: 'key:ERP', entity: 'contact', action: 'created' });
    expect(keyed).toMatchObject({
      entity: 'serviceKey',
      key: 'ERP',
      action: 'created',
      changes: expect.arrayContaining([
        { field: 'scopes', before: null, after: ['contactsWrite'] },
      ]),
    });
  });

  it('refuses filters that do not fit, all of them', async () => {
    const reply = await us.administrator.get('/audit?dateFrom=yesterday&limit=900');
    expect(problemOf(reply).fields?.map(({ path }) => path)).toEqual(['limit', 'dateFrom']);
    const { answer } = await exported('?dateTo=tomorrow');
    expect(answer.status).toBe(400);
  });

  it('is exported as a file that a spreadsheet reads and does not execute (rule 13.11)', async () => {
    for (const name of ['=HYPERLINK("x")', '+1', '-1', '@SUM(1)', 'Plain, "quoted"'])
      await us.person(name, []);
    const { answer, text } = await exported('?entity=contact&action=created');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(text.startsWith('\uFEFFid,at,actor,entity,key,action,field,before,after\n')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    const names = rows.filter(({ field }) => field === 'name').map(({ after }) => after);
    expect(names.slice(0, 5)).toEqual([
      'Plain, "quoted"',
      "'@SUM(1)",
      "'-1",
      "'+1",
      `'=HYPERLINK("x")`,
    ]);
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(['created']));
  });

  it('is exported as far back as it reaches', async () => {
    await us.server.beside((storage) =>
      storage.write(async ({ sql, engine }) => {
        const rows = Array.from({ length: 1700 }, (_, at) => ({
          at: Date.UTC(2020, 0, 1) + Math.floor(at / 3),
          actor: 'old',
          entity: 'team',
          entity_key: String(at),
          action: 'changed',
          detail: '{"name":["a","b"],"code":["c","d"]}',
        }));
        await engine.insert(sql, 'audit', 'id', rows);
      }),
    );
    const { text } = await exported('?actor=old');
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toHaveLength(3400);
    expect([...new Set(rows.map(({ key }) => key))]).toEqual(
      Array.from({ length: 1700 }, (_, at) => String(1699 - at)),
    );
  });
});
