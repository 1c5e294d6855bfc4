import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '../../server/contract/me.ts';
import { type Organisation, startOrganisation } from '../support/organisation.ts';
import { rawRequest } from '../support/raw-request.ts';
import { embeddedServer } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

describe('signing in locally', () => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(embeddedServer);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  it('offers administrator, manager, reader and each salesperson', async () => {
    const { status, body } = await us.server.send<{ items: Record<string, unknown>[] }>(
      'GET',
      '/local-sign-in',
    );
    expect(status).toBe(200);
    expect(body.items.map((one) => one.userName)).toEqual([
      'administrator',
      'eva',
      'jo',
      'lars',
      'manager',
      'mona',
      'reader',
    ]);
    expect(body.items.find((one) => one.userName === 'jo')).toEqual({
      userName: 'jo',
      name: 'JO of us',
      roles: ['salesperson'],
      salespersonCode: 'JO',
    });
  });

  it('tells the pages that nobody has an account here', async () => {
    const { status, body } = await us.server.send('GET', '/sign-in');
    expect([status, body]).toEqual([
      200,
      { mode: 'local', clientId: null, authority: null, tenantId: null, scope: null },
    ]);
  });

  it('tells a salesperson who she is', async () => {
    const { status, body } = await us.jo.get<Me>('/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'JO of us',
      userName: 'jo',
      roles: ['salesperson'],
      salespersonCode: 'JO',
      salespersonName: 'JO of us',
      teamCode: 'SALES',
      signedInBy: 'local',
      visibility: 'everyone',
      currencyCode: 'EUR',
    });
  });

  it('takes nobody for an administrator who is no salesperson', async () => {
    const { body } = await us.server.send<Me>('GET', '/me');
    expect(body).toMatchObject({
      roles: ['reader', 'salesperson', 'manager', 'administrator'],
      salespersonCode: null,
      signedInBy: 'nobody',
    });
  });

  it('knows the name whatever its case, and says when a token ends', async () => {
    const { status, body } = await us.server.send<{ token: string; expiresAt: string }>(
      'POST',
      '/local-sign-in',
      { userName: 'JO' },
    );
    expect(status).toBe(200);
    const minutes = (Date.parse(body.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(58);
    expect(minutes).toBeLessThanOrEqual(60);
  });

  it('refuses an unknown name, a missing one and an unknown field', async () => {
    const sign = (body: unknown) => us.server.send('POST', '/local-sign-in', body);
    const unknown = await sign({ userName: 'nobody' });
    expect([unknown.status, problemOf(unknown).code]).toEqual([401, 'notSignedIn']);
    const wrong = await sign({ password: 'x' });
    expect(wrong.status).toBe(400);
    expect(problemOf(wrong).fields?.map(({ path, code }) => [path, code])).toEqual([
      ['userName', 'invalid_type'],
      ['password', 'unknownField'],
    ]);
  });

  it('refuses a token that was tampered with or is none', async () => {
    const [header, payload, signature] = us.reader.token.split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, oid: 'administrator' })).toString(
      'base64url',
    );
    for (const token of [`${header}.${forged}.${signature}`, 'nonsense', 'a.b.c']) {
      const reply = await us.server.send('GET', '/me', undefined, { token });
      expect([reply.status, problemOf(reply).code]).toEqual([401, 'notSignedIn']);
    }
    const basic = await us.server.send('GET', '/me', undefined, {
      headers: { Authorization: 'Basic YTpi' },
    });
    expect(basic.status).toBe(401);
  });

  it('ends the sign-in of a person who is blocked', async () => {
    const { token } = await us.as('lars');
    const setBlocked = (blocked: 0 | 1) =>
      us.server.beside((storage) =>
        storage.write(async ({ sql }) => {
          await sql
            .updateTable('person')
            .set({ blocked })
            .where('user_name', '=', 'lars')
            .execute();
          await sql
            .updateTable('setup_revision')
            .set((eb) => ({ revision: eb('revision', '+', 1) }))
            .execute();
        }),
      );
    await setBlocked(1);
    expect((await us.server.send('GET', '/me', undefined, { token })).status).toBe(401);
    await setBlocked(0);
    expect((await us.server.send('GET', '/me', undefined, { token })).status).toBe(200);
  });
});

describe('the guard of local mode', () => {
  let us: Organisation;
  let host: string;
  beforeAll(async () => {
    us = await startOrganisation(embeddedServer);
    ({ host } = new URL(us.server.url));
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const contacts = () => `${us.server.url}/api/v1/contacts`;
  const write = (headers: Record<string, string>) =>
    rawRequest(contacts(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ type: 'person', name: 'Written' }),
    });
  const codeOf = (text: string) => (JSON.parse(text) as { code: string }).code;

  it.each([
    'evil.example',
    'evil.example:3978',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
  ])('does not answer to the host "%s", not even a read', async (foreign) => {
    for (const path of ['/api/v1/contacts', '/api/v1/me', '/tab.html', '/healthz']) {
      const reply = await rawRequest(`${us.server.url}${path}`, { headers: { Host: foreign } });
      expect([path, reply.status, codeOf(reply.text)]).toEqual([path, 403, 'foreignOrigin']);
    }
  });

  it('answers to every name of this machine', async () => {
    const { port } = new URL(us.server.url);
    for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
      const reply = await rawRequest(contacts(), { headers: { Host: `${name}:${port}` } });
      expect([name, reply.status]).toEqual([name, 200]);
    }
  });

  it.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['another port', { Origin: 'http://localhost:1' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['a cross-site fetch', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a same-site fetch', { 'Sec-Fetch-Site': 'same-site' }],
  ])('refuses a write from %s', async (_title, headers) => {
    const reply = await write(headers as unknown as Record<string, string>);
    expect([reply.status, codeOf(reply.text)]).toEqual([403, 'foreignOrigin']);
  });

  it('refuses local sign-in from another site', async () => {
    const reply = await rawRequest(`${us.server.url}/api/v1/local-sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://evil.example' },
      body: '{"userName":"administrator"}',
    });
    expect(reply.status).toBe(403);
    expect(reply.text).not.toContain('token');
  });

  it('lets its own pages and programs write', async () => {
    const own: Record<string, string>[] = [
      {},
      { Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'none' },
    ];
    for (const headers of own) expect((await write(headers)).status).toBe(201);
  });

  it('allows no other site to read an answer', async () => {
    const reply = await rawRequest(contacts(), { headers: { Origin: 'https://evil.example' } });
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });
});
