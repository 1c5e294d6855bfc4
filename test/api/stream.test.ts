import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Change } from '../../server/contract/change.ts';
import { listen } from '../support/event-stream.ts';
import { eventually, type Organisation, startOrganisation } from '../support/organisation.ts';
import { embeddedServer, servers } from '../support/servers.ts';
import { clientId, startTokenIssuer, tenantId } from '../support/token-issuer.ts';

describe.each(servers())('the stream on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const lastId = async () =>
    (await us.jo.get<{ items: Change[] }>('/changes?limit=1000')).body.items.at(-1)?.id ?? 0;

  it('brings a change a moment after the write, once', async () => {
    using stream = await listen(us.server.url, us.jo.token);
    expect([stream.status, stream.contentType]).toEqual([200, 'text/event-stream']);
    await wait(400);
    const { no } = await us.person('Streamed', []);
    await eventually(() => stream.changes.some((one) => one.key === no));
    await us.person('Streamed after', []);
    await eventually(() => stream.changes.length >= 2);
    await wait(400);
    expect(stream.changes.filter((one) => one.key === no)).toEqual([
      {
        id: expect.any(Number),
        at: expect.any(String),
        entity: 'contact',
        key: no,
        action: 'created',
      },
    ]);
    expect(stream.ids).toEqual(stream.changes.map((one) => one.id));
  });

  it('replays what came after Last-Event-ID, and goes on', async () => {
    const before = await lastId();
    const missed = [await us.person('Missed 1', []), await us.person('Missed 2', [])];
    using stream = await listen(us.server.url, us.jo.token, before);
    await eventually(() => stream.changes.length >= 2);
    expect(stream.changes.slice(0, 2).map((one) => one.key)).toEqual(missed.map((one) => one.no));
    await wait(400);
    const { no } = await us.person('Heard', []);
    await eventually(() => stream.changes.some((one) => one.key === no));
    expect(new Set(stream.ids).size).toBe(stream.ids.length);
  });

  it('replays only what may be seen', async () => {
    const before = await lastId();
    await us.setUp({ visibility: 'owner' });
    const evas = await us.mail('eva', ['aino@tammela.example'], 'Eva’s');
    const jos = await us.mail('jo', ['aino@tammela.example'], 'Jo’s');
    using stream = await listen(us.server.url, us.jo.token, before);
    const entries = () =>
      stream.changes.filter((one) => one.entity === 'interactionLogEntry').map((one) => one.key);
    await eventually(() => entries().length > 0);
    expect(entries()).toEqual([String(jos.entries[0]?.entryNo)]);
    expect(JSON.stringify(stream.changes)).not.toContain(`"${evas.entries[0]?.entryNo}"`);
    await us.setUp({ visibility: 'everyone' });
  });

  it('starts from now when Last-Event-ID is none of ours', async () => {
    await wait(400);
    for (const id of [0, -5, 1.5]) {
      using stream = await listen(us.server.url, us.jo.token, id);
      await wait(300);
      expect([stream.status, stream.changes]).toEqual([200, []]);
    }
  });
});

describe('a stream', () => {
  it('ends when the server stops', async () => {
    const us = await startOrganisation(embeddedServer);
    using stream = await listen(us.server.url, us.jo.token);
    await us.server[Symbol.asyncDispose]();
    await eventually(() => stream.ended());
  });

  it('ends when the token does', async () => {
    await using issuer = await startTokenIssuer();
    await using server = await embeddedServer.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
    const opened = Date.now();
    using short = await listen(server.url, await issuer.sign({}, { expiresIn: '2s' }));
    using long = await listen(server.url, await issuer.sign({ oid: 'another' }));
    expect([short.status, long.status]).toEqual([200, 200]);
    await eventually(() => short.ended());
    expect(Date.now() - opened).toBeGreaterThan(500);
    expect(long.ended()).toBe(false);
  });

  it('is refused without a token and without a role', async () => {
    await using issuer = await startTokenIssuer();
    await using server = await embeddedServer.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
    using nobody = await listen(server.url, null);
    using noRole = await listen(server.url, await issuer.sign({ roles: [] }));
    expect([nobody.status, noRole.status]).toEqual([401, 403]);
    expect(nobody.contentType).toMatch(/^application\/problem\+json/);
  });
});
