import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import { listen } from '../support/event-stream.ts';
import { eventually, type Organisation, startOrganisation } from '../support/organisation.ts';
import { rawRequest } from '../support/raw-request.ts';
import { embeddedServer } from '../support/servers.ts';

const fromElsewhere = { 'X-Forwarded-For': '192.0.2.7' };

describe('metrics', () => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(embeddedServer);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const ask = (headers: Record<string, string> = {}) =>
    rawRequest(`${us.server.url}/metrics`, { headers });
  /** The value of a line, label sets and all. */
  const metric = async (line: string): Promise<number> => {
    const { text } = await ask();
    const found = text.split('\n').find((one) => one.startsWith(`${line} `));
    return found === undefined ? 0 : Number(found.split(' ').at(-1));
  };
  const createKey = async (name: string, scopes: string[]): Promise<ServiceKeyWithSecret> =>
    (await us.server.send<ServiceKeyWithSecret>('POST', '/service-keys', { name, scopes })).body;

  it('are told to this machine in the format of Prometheus', async () => {
    const { status, headers, text } = await ask();
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const name of [
      'interaction_log_build_info{version="0.1.0"',
      'interaction_log_write_wait_seconds_count',
      'interaction_log_write_commit_seconds_count',
      'interaction_log_change_feed_lag_seconds',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(text).toContain(name);
  });

  it('are told to others by a key with their scope alone', async () => {
    expect((await ask(fromElsewhere)).status).toBe(403);
    expect((await ask({ Forwarded: 'for=192.0.2.7' })).status).toBe(403);
    const { secret } = await createKey('Prometheus', ['metricsRead']);
    const other = await createKey('ERP', ['logRead', 'setupRead']);
    const withBearer = async (bearer: string) =>
      (await ask({ ...fromElsewhere, Authorization: `Bearer ${bearer}` })).status;
    expect(await withBearer(secret)).toBe(200);
    expect(await withBearer(other.secret)).toBe(403);
    expect(await withBearer(us.administrator.token)).toBe(403);
    expect(await withBearer(`${secret}x`)).toBe(401);
  });

  it('time requests by the template of the route', async () => {
    const line = (route: string, status: string) =>
      `interaction_log_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`;
    const found = await metric(line('/contacts/{no}', '2xx'));
    const missing = await metric(line('/contacts/{no}', '4xx'));
    await us.jo.get(`/contacts/${us.aino.no}`);
    await us.jo.get('/contacts/NOBODY');
    await us.jo.get('/contacts/NOBODY-EITHER');
    expect(await metric(line('/contacts/{no}', '2xx'))).toBe(found + 1);
    expect(await metric(line('/contacts/{no}', '4xx'))).toBe(missing + 2);
    await fetch(`${us.server.url}/no-such-page`).then((answer) => answer.body?.cancel());
    expect(await metric(line('page', '4xx'))).toBeGreaterThan(0);
  });

  it('count mails by what became of them, and the entries they made', async () => {
    const captured = (outcome: string) =>
      metric(`interaction_log_captured_total{kind="email",outcome="${outcome}"}`);
    await us.mail('jo', ['aino@tammela.example', 'bjorn@dahl.example'], 'To two');
    await us.mail('jo', ['office@shared.example'], 'To whom');
    await us.mail('jo', ['nobody@nowhere.example'], 'To nobody').catch(() => undefined);
    const report = { captureId: 'twice', from: { address: 'jo@us.example' }, to: [] };
    for (const to of [[{ address: 'aino@tammela.example' }], [{ address: 'aino@tammela.example' }]])
      await us.jo.send('POST', '/emails', { ...report, to, sentAt: '2026-03-02T12:00:00Z' });
    expect(await captured('logged')).toBe(2);
    expect(await captured('postponed')).toBe(1);
    expect(await captured('notLogged')).toBe(1);
    expect(await captured('repeated')).toBe(1);
    const { text } = await ask();
    const entries = text
      .split('\n')
      .filter((line) => line.startsWith('interaction_log_entries_logged_total{'));
    expect(entries.map((line) => Number(line.split(' ').at(-1)))).toEqual([3]);
  });

  it('tell open streams, the revision of the set-up, and that the database answers', async () => {
    expect(await metric('interaction_log_open_streams')).toBe(0);
    const stream = await listen(us.server.url, us.jo.token);
    expect(await metric('interaction_log_open_streams')).toBe(1);
    stream[Symbol.dispose]();
    await eventually(async () => (await metric('interaction_log_open_streams')) === 0);
    const revision = await metric('interaction_log_setup_revision');
    await us.setUp({ retentionDays: 91 });
    expect(await metric('interaction_log_setup_revision')).toBe(revision + 1);
    expect(await metric('interaction_log_database_up')).toBe(1);
  });

  it('count the use of keys by number and scope', async () => {
    const { id, secret } = await createKey('Reader', ['contactsRead', 'setupRead']);
    await us.server.send('GET', '/contacts', undefined, { token: secret });
    await us.server.send('GET', '/contacts', undefined, { token: secret });
    await us.server.send('GET', '/teams', undefined, { token: secret });
    const used = (scope: string) =>
      metric(`interaction_log_service_key_requests_total{key="${id}",scope="${scope}"}`);
    expect(await used('contactsRead')).toBe(2);
    expect(await used('setupRead')).toBe(1);
  });

  it('say nothing about a person', async () => {
    const { text } = await ask();
    const ours = text.split('\n').filter((line) => line.startsWith('interaction_log_'));
    expect(ours.length).toBeGreaterThan(50);
    const labels = [...ours.join('\n').matchAll(/[{,](\w+)="([^"]*)"/g)];
    expect([...new Set(labels.map(([, name]) => name))].sort()).toEqual(
      [
        'kind',
        'key',
        'le',
        'method',
        'node',
        'origin',
        'outcome',
        'route',
        'scope',
        'status',
        'version',
      ].sort(),
    );
    expect(ours.join('\n')).not.toMatch(/@|aino|virtanen|reader|prometheus|"jo"/i);
  });
});

describe('metrics of a server whose database is gone', () => {
  it('say so', async () => {
    await using server = await embeddedServer.start();
    await server.beside((storage) =>
      storage.write(async ({ sql }) => {
        await sql.schema.dropTable('setup_revision').execute();
      }),
    );
    const { status, text } = await rawRequest(`${server.url}/metrics`);
    expect(status).toBe(200);
    expect(text).toContain('interaction_log_database_up 0');
  });
});
