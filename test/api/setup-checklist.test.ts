import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import type { Person } from '../../server/contract/person.ts';
import type { ChecklistItem, SetupChecklist } from '../../server/contract/setup-checklist.ts';
import { eventually, startOrganisation } from '../support/organisation.ts';
import { type ApiServer, embeddedServer, servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';
import { clientId, startTokenIssuer, type TokenIssuer, tenantId } from '../support/token-issuer.ts';

describe.each(servers())('the set-up checklist on the $name', (kind) => {
  let issuer: TokenIssuer;
  let server: ApiServer;
  let boss: string;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
    server = await kind.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
    boss = await issuer.sign({
      oid: 'boss',
      name: 'The Boss',
      preferred_username: 'boss@us.example',
      roles: ['administrator'],
    });
    await server.send('GET', '/me', undefined, { token: boss });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  const ask = async <T>(method: string, route: string, body?: unknown, version?: number) =>
    server.send<T>(method, route, body, { token: boss, ...(version && { version }) });
  const checklist = async () => (await ask<SetupChecklist>('GET', '/setup-checklist')).body;
  const item = async (key: string): Promise<ChecklistItem | undefined> =>
    (await checklist()).items.find((one) => one.key === key);
  const stateOf = async (key: string) => (await item(key))?.state;
  const setUp = async (change: Partial<MarketingSetup>) => {
    const { body } = await ask<MarketingSetup>('GET', '/marketing-setup');
    await ask('PATCH', '/marketing-setup', change, body.version);
  };

  it('says of a new installation what is missing, in order', async () => {
    await eventually(async () => (await stateOf('administrator')) === 'done');
    const { items, notSeen, publicUrl } = await checklist();
    expect(
      items.filter(({ key }) => key !== 'database').map(({ key, state }) => [key, state]),
    ).toEqual([
      ['publicAddress', 'done'],
      ['signIn', 'done'],
      ['administrator', 'done'],
      ['organisation', 'todo'],
      ['ownDomains', 'todo'],
      ['emailTemplate', 'done'],
      ['salespeople', 'todo'],
      ['people', 'todo'],
      ['contacts', 'todo'],
      ['neverLog', 'todo'],
      ['addIn', 'todo'],
    ]);
    expect(items.find(({ key }) => key === 'administrator')?.names).toEqual(['The Boss']);
    expect([notSeen, publicUrl]).toEqual([[], 'https://log.us.example']);
  });

  it('takes a change of the fields, or the word of an administrator, for having looked', async () => {
    await setUp({ retentionDays: 30 });
    expect(await stateOf('organisation')).toBe('todo');
    await setUp({ countryCode: 'FI' });
    expect(await stateOf('organisation')).toBe('done');
    expect((await item('neverLog'))?.confirmedOn).toBeNull();
    expect((await ask('POST', '/setup-checklist/neverLog/confirm')).status).toBe(204);
    expect(await item('neverLog')).toMatchObject({
      state: 'done',
      confirmedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    const wrong = await ask('POST', '/setup-checklist/contacts/confirm');
    expect([wrong.status, problemOf(wrong).code]).toEqual([400, 'invalidInput']);
  });

  it('counts what is there, and names what is not', async () => {
    await setUp({ ownDomains: ['us.example'] });
    for (const [code, address] of [
      ['JO', 'jo@us.example'],
      ['EVA', 'eva@us.example'],
      ['HOUSE', null],
    ])
      await ask('POST', '/salespeople', {
        code,
        name: `${code} of us`,
        emailAddresses: address === null ? [] : [{ address }],
      });
    await ask('POST', '/salespeople', { code: 'GONE', name: 'Gone', blocked: true });
    await ask('POST', '/contacts', { type: 'company', name: 'Tammela Oy' });
    expect(await item('ownDomains')).toMatchObject({ state: 'done', names: ['us.example'] });
    expect(await item('salespeople')).toMatchObject({
      state: 'attention',
      count: 2,
      total: 3,
      names: ['HOUSE'],
    });
    expect(await item('contacts')).toMatchObject({ state: 'done', count: 1 });
    const setup = (await ask<{ version: number }>('GET', '/interaction-template-setup')).body;
    const { version } = setup;
    await ask('PUT', '/interaction-template-setup', withoutEmails(setup), version);
    expect(await item('emailTemplate')).toMatchObject({ state: 'todo', names: [] });
  });

  it('names who has not been seen, until the add-in has reported (rule 3.13)', async () => {
    const reasons = async () =>
      (await checklist()).notSeen.map((one) => [one.salespersonCode, one.reason]);
    expect(await reasons()).toEqual([
      ['EVA', 'nobodyLinked'],
      ['HOUSE', 'nobodyLinked'],
      ['JO', 'nobodyLinked'],
    ]);
    const jo = await issuer.sign({
      oid: 'jo',
      name: 'Jo',
      preferred_username: 'jo@us.example',
      roles: ['salesperson'],
    });
    await server.send('GET', '/me', undefined, { token: jo });
    expect(await item('people')).toMatchObject({
      state: 'todo',
      count: 0,
      total: 1,
      names: ['Jo'],
    });
    const [person] = (await ask<{ items: Person[] }>('GET', '/people?search=jo')).body.items;
    await ask('PATCH', `/people/${person?.id}`, { salespersonCode: 'JO' }, person?.version);
    expect(await item('people')).toMatchObject({ state: 'done', count: 1, total: 1, names: [] });
    await eventually(async () => (await reasons())[2]?.[1] === 'addInSilent');
    await server.send(
      'POST',
      '/emails',
      {
        captureId: 'first report',
        from: { address: 'jo@us.example' },
        to: [{ address: 'somebody@far.example' }],
        sentAt: new Date().toISOString(),
        client: { surface: 'launchEvent' },
      },
      { token: jo },
    );
    await eventually(async () => (await reasons()).length === 2);
    expect(await item('addIn')).toMatchObject({ state: 'done', count: 1, names: ['Jo'] });
    await server.beside((storage) =>
      storage.write(async ({ sql }) => {
        const twentyDaysAgo = Date.now() - 20 * 86_400_000;
        await sql
          .updateTable('person')
          .set({ last_report_at: twentyDaysAgo })
          .where('oid', '=', 'jo')
          .execute();
      }),
    );
    expect(await reasons()).toContainEqual(['JO', 'addInSilent']);
  });

  it('speaks of service keys once there are some, and warns before one ends', async () => {
    expect(await item('serviceKeys')).toBeUndefined();
    const create = (name: string, expiresAt: string | null) =>
      ask('POST', '/service-keys', { name, scopes: ['logRead'], expiresAt });
    await create('Dashboard', null);
    expect(await item('serviceKeys')).toMatchObject({ state: 'done', count: 0, total: 1 });
    await create('Telephony', new Date(Date.now() + 10 * 86_400_000).toISOString());
    expect(await item('serviceKeys')).toMatchObject({
      state: 'attention',
      count: 1,
      names: ['Telephony'],
    });
  });
});

/** The set-up as it is, without a template for e-mail. */
const withoutEmails = (setup: Record<string, unknown>): Record<string, unknown> => {
  const { version, createdAt, createdBy, changedAt, changedBy, ...keys } = setup;
  return { ...keys, emails: null };
};

describe('the set-up checklist of a server that signs in locally', () => {
  it('says that this is for trying out', async () => {
    await using us = (await startOrganisation(embeddedServer)).server;
    const { body } = await us.send<SetupChecklist>('GET', '/setup-checklist');
    const states = Object.fromEntries(body.items.map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({ publicAddress: 'todo', signIn: 'todo', administrator: 'todo' });
    expect(body.notSeen.map((one) => [one.salespersonCode, one.reason])).toContainEqual([
      'LARS',
      'neverSeen',
    ]);
  });
});
