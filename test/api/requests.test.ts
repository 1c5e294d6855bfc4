import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as raw } from 'kysely';
import { type Organisation, startOrganisation } from '../support/organisation.ts';
import { embeddedServer } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

describe('requests that cannot be answered', () => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(embeddedServer);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  it('names an unknown route', async () => {
    for (const [method, route] of [
      ['GET', '/nothing'],
      ['POST', '/nothing'],
      ['PUT', '/contacts'],
      ['DELETE', '/interaction-log-entries/1'],
    ] as const) {
      const reply = await us.server.send(method, route);
      expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(reply.headers.get('cache-control')).toBe('no-store');
      expect(problemOf(reply)).toEqual({
        type: 'urn:interaction-log:problem:notFound',
        title: 'Not found',
        status: 404,
        detail: `There is no ${method} /api/v1${route}.`,
        code: 'notFound',
        instance: `urn:interaction-log:request:${reply.headers.get('x-request-id')}`,
      });
    }
  });

  it('answers an unknown page with a problem, too', async () => {
    for (const path of ['/nothing.html', '/assets/../package.json', '/assets/nothing.js']) {
      const answer = await fetch(`${us.server.url}${path}`);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      await answer.body?.cancel();
    }
  });

  it('reads no path that is not well-formed', async () => {
    const answer = await fetch(`${us.server.url}/api/v1/contacts/%E0%A4%A`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalidInput', status: 400 });
  });

  it('refuses a number in the path that is none', async () => {
    for (const no of ['abc', '0', '-1', '1.5', '1e3x']) {
      const reply = await us.jo.get(`/interaction-log-entries/${no}`);
      expect([no, reply.status, problemOf(reply).fields?.[0]?.path]).toEqual([no, 400, 'entryNo']);
    }
  });

  it('answers a number beyond any that exists as not found', async () => {
    for (const no of ['2147483647', '2147483648', '9007199254740991']) {
      const reply = await us.jo.get(`/interaction-log-entries/${no}`);
      expect([no, reply.status]).toEqual([no, 404]);
    }
  });

  it.each(['{"type": "person"', 'not json', '{"a":1}}', '\u0000'])(
    'refuses %j as invalid JSON',
    async (text) => {
      const reply = await us.jo.send('POST', '/contacts', undefined, { text });
      expect([reply.status, problemOf(reply).code, problemOf(reply).detail]).toEqual([
        400,
        'invalidInput',
        'The body is not valid JSON.',
      ]);
    },
  );

  it.each(['null', '[]', '"text"', '7', 'true'])(
    'refuses %s where an object is asked for',
    async (text) => {
      for (const route of ['/contacts', '/emails', '/emails/preview', '/emails/lookup']) {
        const reply = await us.jo.send('POST', route, undefined, { text });
        expect([route, reply.status, problemOf(reply).code]).toEqual([route, 400, 'invalidInput']);
      }
    },
  );

  it('takes JSON only', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const reply = await us.jo.send('POST', '/contacts', undefined, {
        text: '{"type":"person","name":"X"}',
        headers: { 'Content-Type': type },
      });
      expect([type, reply.status, problemOf(reply).code]).toEqual([
        type,
        415,
        'unsupportedMediaType',
      ]);
    }
    const charset = await us.jo.send('POST', '/contacts', undefined, {
      text: '{"type":"person","name":"Ünïcode"}',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    });
    expect(charset.status).toBe(201);
  });

  it('refuses a body above 256 kB, and a report above 1 MB', async () => {
    const bodyOf = (bytes: number) =>
      JSON.stringify({ captureId: 'x', subject: 'y'.repeat(bytes - 60) });
    const contact = await us.jo.send('POST', '/contacts', undefined, { text: bodyOf(300_000) });
    expect([contact.status, problemOf(contact).code]).toEqual([413, 'bodyTooLarge']);
    const report = await us.jo.send('POST', '/emails', undefined, { text: bodyOf(1_000_000) });
    expect(report.status).toBe(400);
    const tooLarge = await us.jo.send('POST', '/emails', undefined, { text: bodyOf(1_100_000) });
    expect([tooLarge.status, problemOf(tooLarge).code]).toEqual([413, 'bodyTooLarge']);
  });

  it('refuses unknown fields in a form, all of them', async () => {
    const reply = await us.server.send('POST', '/teams', { code: 'X', nmae: 'Y', __proto: 1 });
    expect(problemOf(reply).fields?.map(({ path, code }) => [path, code])).toEqual([
      ['name', 'invalid_type'],
      ['nmae', 'unknownField'],
      ['__proto', 'unknownField'],
    ]);
  });

  it('reads a parameter that comes twice without failing', async () => {
    const statusOf = async (query: string) => (await us.jo.get(`/contacts?${query}`)).status;
    expect(await statusOf('limit=2&limit=3')).toBe(400);
    expect(await statusOf('search=a&search=b')).toBe(400);
    expect(await statusOf('search[a]=b')).toBe(200);
    expect(await statusOf('search=%00')).toBe(200);
    expect(await statusOf('search=%25_%5B%5C%27%22')).toBe(200);
  });
});

describe('an unexpected error', () => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(embeddedServer);
    await us.server.beside(({ write }) =>
      write(async ({ sql }) => {
        await raw`drop table contact_match_choice`.execute(sql);
      }),
    );
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  it('tells its request id and nothing else', async () => {
    const reply = await us.jo.get(`/contacts/${us.aino.no}`);
    const id = reply.headers.get('x-request-id');
    expect(id).toMatch(/^[\da-f]{8}-\d+$/);
    expect(reply.body).toEqual({
      type: 'urn:interaction-log:problem:unexpected',
      title: 'Unexpected error',
      status: 500,
      detail: `Something went wrong on our side. Try again; if it stays, tell your administrator the request number ${id}.`,
      code: 'unexpected',
      instance: `urn:interaction-log:request:${id}`,
    });
  });

  it('leaves the server working', async () => {
    expect((await us.jo.get('/contacts')).status).toBe(200);
  });

  it('changes nothing when it comes in the middle of a write', async () => {
    const reply = await us.mona.send('DELETE', `/contacts/${us.aino.no}`, undefined, {
      version: us.aino.version,
    });
    expect(reply.status).toBe(500);
    const { body } = await us.jo.get<{ items: { emailAddresses: string[] }[] }>(
      '/contacts?search=aino',
    );
    expect(body.items[0]?.emailAddresses).toEqual(us.aino.emailAddresses);
  });
});

describe('health and readiness', () => {
  it('is ready while the database answers', async () => {
    await using server = await embeddedServer.start();
    const ask = async (path: string) => {
      const answer = await fetch(`${server.url}${path}`);
      return [answer.status, await answer.json()];
    };
    expect(await ask('/healthz')).toMatchObject([200, { status: 'ok' }]);
    expect(await ask('/readyz')).toEqual([200, { status: 'ok', warnings: [] }]);
    await server.beside(({ write }) =>
      write(async ({ sql }) => {
        await raw`drop table setup_revision`.execute(sql);
      }),
    );
    expect(await ask('/healthz')).toMatchObject([200, { status: 'ok' }]);
    expect(await ask('/readyz')).toEqual([
      503,
      expect.objectContaining({ code: 'notReady', status: 503 }),
    ]);
  });
});
