import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EmailResult } from '../../server/contract/email.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { ServiceKey, ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import { listen } from '../support/event-stream.ts';
import {
  eventually,
  freshCaptureId,
  type Organisation,
  startOrganisation,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf, type SendOptions } from '../support/test-server.ts';

const inAYear = () => new Date(Date.now() + 365 * 86_400_000).toISOString();

describe.each(servers())('service keys (rules 10.8 to 10.14) on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const create = async (name: string, scopes: string[], expiresAt: string | null = null) => {
    const reply = await us.administrator.send<ServiceKeyWithSecret>('POST', '/service-keys', {
      name,
      scopes,
      expiresAt,
    });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  };
  const programOf = ({ secret: token }: { secret: string }) => ({
    get: <T>(route: string) => us.server.send<T>('GET', route, undefined, { token }),
    post: <T>(route: string, body: unknown, options: SendOptions = {}) =>
      us.server.send<T>('POST', route, body, { ...options, token }),
  });
  const report = (from: string, to: string) => ({
    captureId: freshCaptureId(),
    from: { address: from },
    to: [{ address: to }],
    subject: 'From a program',
    sentAt: new Date().toISOString(),
  });

  it('show the secret in the answer that makes it, and in no other', async () => {
    const created = await create('Once', ['logRead', 'contactsRead', 'logRead']);
    expect(created.scopes).toEqual(['contactsRead', 'logRead']);
    const { body, headers } = await us.administrator.get<{ items: ServiceKey[] }>('/service-keys');
    const listed = body.items.find((one) => one.id === created.id);
    const { secret, ...rest } = created;
    expect(listed).toEqual(rest);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('refuse a form that does not fit, every field named', async () => {
    const reply = await us.administrator.send('POST', '/service-keys', {
      name: ' ',
      scopes: [],
      expiresAt: 'soon',
      owner: 'me',
    });
    expect(
      problemOf(reply)
        .fields?.map(({ path }) => path)
        .sort(),
    ).toEqual(['expiresAt', 'name', 'owner', 'scopes']);
    const unknown = await us.administrator.send('POST', '/service-keys', {
      name: 'Unknown',
      scopes: ['everything'],
    });
    expect(problemOf(unknown).fields).toMatchObject([{ path: 'scopes.0' }]);
    const past = await us.administrator.send('POST', '/service-keys', {
      name: 'Past',
      scopes: ['logRead'],
      expiresAt: '2020-01-01T00:00:00Z',
    });
    expect(problemOf(past).fields).toMatchObject([{ path: 'expiresAt', code: 'inThePast' }]);
  });

  it('report for anyone, and sign what they wrote', async () => {
    const erp = programOf(await create('ERP', ['emailsReport', 'logRead']));
    const reply = await erp.post<EmailResult>(
      '/emails',
      report('lars@us.example', 'aino@tammela.example'),
    );
    expect(reply.status).toBe(201);
    expect(reply.body.entries).toMatchObject([{ salespersonCode: 'LARS', createdBy: 'key:ERP' }]);
    await us.setUp({ visibility: 'owner' });
    const { body } = await erp.get<{ items: InteractionLogEntry[] }>('/interaction-log-entries');
    expect(body.items.map((one) => one.salespersonCode)).toContain('LARS');
    await us.setUp({ visibility: 'everyone' });
  });

  it('say which scope is missing, or that only a person may', async () => {
    const reader = programOf(await create('Reader', ['logRead']));
    const contacts = await reader.get('/contacts');
    expect([contacts.status, problemOf(contacts).detail]).toEqual([
      403,
      'This key has not the scope contactsRead. Use a key that has it.',
    ]);
    const me = await reader.get('/me');
    expect([me.status, problemOf(me).detail]).toEqual([
      403,
      'This is not open to service keys. A person has to do it.',
    ]);
  });

  it('give every secret that is no more the same answer (rule 10.13)', async () => {
    const revoked = await create('To be revoked', ['logRead']);
    const expired = await create('To expire', ['logRead'], inAYear());
    await us.administrator.send('POST', `/service-keys/${revoked.id}/revoke`, undefined, {
      version: revoked.version,
    });
    await us.server.beside((storage) =>
      storage.write(async ({ sql }) => {
        await sql
          .updateTable('service_key')
          .set({ expires_at: Date.now() - 1 })
          .where('id', '=', expired.id)
          .execute();
        await sql
          .updateTable('setup_revision')
          .set((eb) => ({ revision: eb('revision', '+', 1) }))
          .execute();
      }),
    );
    const details = new Set<string>();
    for (const secret of [revoked.secret, expired.secret, `${revoked.secret}x`, 'ilk_']) {
      const reply = await programOf({ secret }).get('/interaction-log-entries');
      expect([secret.slice(0, 4), reply.status]).toEqual(['ilk_', 401]);
      details.add(problemOf(reply).detail);
    }
    const token = await us.server.send('GET', '/me', undefined, { token: 'no.such.token' });
    details.add(problemOf(token).detail);
    expect(details.size).toBe(1);
  });

  it('need the version to be rotated and revoked (rule 13.5)', async () => {
    const { id } = await create('Versioned', ['logRead']);
    const rotate = (version?: number) =>
      us.administrator.send('POST', `/service-keys/${id}/rotate`, { overlapHours: 1 }, { version });
    expect((await rotate()).status).toBe(428);
    expect((await rotate(1)).status).toBe(200);
    expect((await rotate(1)).status).toBe(412);
    const tooLong = await us.administrator.send(
      'POST',
      `/service-keys/${id}/rotate`,
      { overlapHours: 169 },
      { version: 2 },
    );
    expect(problemOf(tooLong).fields).toMatchObject([{ path: 'overlapHours' }]);
  });

  it('keep their idempotency keys apart (rule 13.7)', async () => {
    const one = programOf(await create('One', ['contactsWrite']));
    const other = programOf(await create('Other', ['contactsWrite']));
    const post = (program: typeof one, name: string) =>
      program.post<{ no: string }>('/contacts', { type: 'person', name }, { idempotencyKey: 'k' });
    const first = await post(one, 'First');
    expect((await post(one, 'First')).body).toEqual(first.body);
    expect((await post(one, 'Second')).status).toBe(422);
    const second = await post(other, 'Second');
    expect(second.status).toBe(201);
    expect(second.body.no).not.toBe(first.body.no);
  });

  it('hear the stream as long as they are good, and not a moment longer', async () => {
    const key = await create('Listener', ['logRead'], inAYear());
    using stream = await listen(us.server.url, key.secret);
    expect(stream.status).toBe(200);
    await eventually(async () => {
      await us.person('Heard', []);
      return stream.changes.length > 0;
    });
    expect(stream.ended()).toBe(false);
    await us.administrator.send('POST', `/service-keys/${key.id}/revoke`, undefined, {
      version: key.version,
    });
    await eventually(() => stream.ended());
  });
});
