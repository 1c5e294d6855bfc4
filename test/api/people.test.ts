import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { Me } from '../../server/contract/me.ts';
import type { Person } from '../../server/contract/person.ts';
import { listen } from '../support/event-stream.ts';
import { eventually, tenAtOnce } from '../support/organisation.ts';
import { type ApiServer, servers } from '../support/servers.ts';
import { problemOf, type Reply } from '../support/test-server.ts';
import { clientId, startTokenIssuer, type TokenIssuer, tenantId } from '../support/token-issuer.ts';

describe.each(servers())('people on the $name', (kind) => {
  let issuer: TokenIssuer;
  let server: ApiServer;
  let token: string;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
    server = await kind.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
    token = await issuer.sign({
      oid: 'boss',
      name: 'The Boss',
      preferred_username: 'boss@us.example',
      roles: ['administrator'],
    });
    for (const [code, blocked] of [
      ['JO', false],
      ['EVA', false],
      ['OLD', true],
    ])
      await server.send(
        'POST',
        '/salespeople',
        {
          code,
          name: `${code} of us`,
          blocked,
          emailAddresses: [{ address: `${String(code).toLowerCase()}@us.example` }],
        },
        { token },
      );
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  const signIn = async (userName: string, claims: JWTPayload = {}): Promise<string> => {
    const signed = await issuer.sign({
      oid: userName,
      name: `Name of ${userName}`,
      preferred_username: `${userName}@us.example`,
      roles: ['salesperson'],
      ...claims,
    });
    await server.send('GET', '/me', undefined, { token: signed });
    return signed;
  };
  const list = async (query = '') =>
    (
      await server.send<{ items: Person[]; nextCursor: string | null }>(
        'GET',
        `/people${query}`,
        undefined,
        { token },
      )
    ).body;
  const find = async (userName: string): Promise<Person> => {
    const { items } = await list(`?search=${userName}`);
    const found = items.find((one) => one.userName.startsWith(userName));
    if (found === undefined) throw new Error(`${userName} is not listed`);
    return found;
  };
  const change = (person: Person, body: unknown): Promise<Reply<Person>> =>
    server.send<Person>('PATCH', `/people/${person.id}`, body, { token, version: person.version });
  const me = async (of: string) => server.send<Me>('GET', '/me', undefined, { token: of });

  it('are listed with what the token said, and with the salesperson whose address they have (rule 3.5)', async () => {
    await signIn('jo');
    await eventually(async () => (await find('jo@')).lastSeenAt !== null);
    const jo = await find('jo@');
    expect(jo).toEqual({
      id: expect.any(Number),
      name: 'Name of jo',
      userName: 'jo@us.example',
      provider: 'entra',
      roles: ['salesperson'],
      salespersonCode: null,
      salespersonName: null,
      suggestedSalespersonCode: 'JO',
      firstSeenAt: expect.any(String),
      lastSeenAt: expect.stringMatching(/:00:00\.000Z$/),
      lastReportAt: null,
      blocked: false,
      version: 1,
    });
    await signIn('old');
    expect((await find('old@')).suggestedSalespersonCode).toBeNull();
  });

  it('act as the salesperson they were linked to, from the next request on (rule 3.8)', async () => {
    const signed = await signIn('jo');
    expect((await me(signed)).body.salespersonCode).toBeNull();
    const linked = await change(await find('jo@'), { salespersonCode: 'jo' });
    expect([
      linked.status,
      linked.body.salespersonCode,
      linked.body.suggestedSalespersonCode,
    ]).toEqual([200, 'JO', null]);
    expect((await me(signed)).body).toMatchObject({
      salespersonCode: 'JO',
      roles: ['salesperson'],
    });
    const audit = await server.beside(({ read }) =>
      read.sql
        .selectFrom('audit')
        .select(['actor', 'action', 'detail'])
        .where('entity', '=', 'person')
        .where('entity_key', '=', String(linked.body.id))
        .execute(),
    );
    expect(audit.map(({ detail, ...rest }) => ({ ...rest, detail: JSON.parse(detail) }))).toEqual([
      {
        actor: 'The Boss',
        action: 'changed',
        detail: { salespersonCode: [null, 'JO'], userName: 'jo@us.example' },
      },
    ]);
  });

  it('may be several of one salesperson, but a second account is not suggested (rule 3.8)', async () => {
    const signed = await signIn('jo2', { preferred_username: 'jo@us.example' });
    const [second] = (await list('?search=jo2')).items;
    expect(second?.suggestedSalespersonCode).toBeNull();
    const linked = await change(second as Person, { salespersonCode: 'JO' });
    expect(linked.status).toBe(200);
    expect((await me(signed)).body.salespersonCode).toBe('JO');
    await change(linked.body, { salespersonCode: null });
    expect((await me(signed)).body.salespersonCode).toBeNull();
  });

  it('are found by state and by words of name, account and salesperson', async () => {
    const blocked = await signIn('gone');
    await change(await find('gone@'), { blocked: true });
    expect((await me(blocked)).status).toBe(401);
    const names = async (query: string) => (await list(query)).items.map((one) => one.name);
    expect(await names('?state=blocked')).toEqual(['Name of gone']);
    expect(await names('?state=linked')).toEqual(['Name of jo']);
    expect(await names('?state=unlinked&search=us.example name of old')).toEqual(['Name of old']);
    expect(await names('?state=linked&search=JO OF US')).toEqual(['Name of jo']);
    await change(await find('gone@'), { blocked: false });
    expect((await me(blocked)).status).toBe(200);
  });

  it('come in pages by name, and local people are none of them', async () => {
    const all = (await list()).items;
    expect(all.every((one) => one.provider === 'entra')).toBe(true);
    const paged: Person[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: Person[]; nextCursor: string | null } = await list(
        `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged.map((one) => one.id)).toEqual(all.map((one) => one.id));
  });

  it('are not linked to a salesperson who is blocked or unknown, and nobody blocks themselves', async () => {
    const jo = await find('jo@');
    for (const [code, problem] of [
      ['OLD', 'blocked'],
      ['NONE', 'unknownCode'],
    ]) {
      const reply = await change(jo, { salespersonCode: code });
      expect([reply.status, problemOf(reply).fields?.map((one) => one.code)]).toEqual([
        400,
        [problem],
      ]);
    }
    const own = await change(await find('boss@'), { blocked: true });
    expect([own.status, problemOf(own).code]).toEqual([403, 'notAllowed']);
  });

  it('are changed by one of ten who try at once; the others are told', async () => {
    await signIn('many');
    const person = await find('many@');
    const replies = await tenAtOnce((at) =>
      change(person, { salespersonCode: at % 2 === 0 ? 'JO' : 'EVA' }),
    );
    expect(replies.map((one) => one.status).sort()).toEqual([200, ...Array(9).fill(412)]);
    expect((await server.send('PATCH', `/people/${person.id}`, {}, { token })).status).toBe(428);
    expect((await change({ ...person, id: 987_654 }, {})).status).toBe(404);
  });

  it('lose their stream soon after being blocked or linked to somebody else (rule 3.9)', async () => {
    const signed = await signIn('listener');
    const blockedSoon = await signIn('blocked-soon');
    using stream = await listen(server.url, signed);
    using other = await listen(server.url, blockedSoon);
    using unconcerned = await listen(server.url, token);
    expect([stream.status, other.status]).toEqual([200, 200]);
    await change(await find('listener@'), { salespersonCode: 'EVA' });
    await eventually(() => stream.ended());
    expect(other.ended()).toBe(false);
    await change(await find('blocked-soon@'), { blocked: true });
    await eventually(() => other.ended());
    expect(unconcerned.ended()).toBe(false);
  });

  it('keep the name that the newest token has (rule 3.10)', async () => {
    await signIn('maiden', { name: 'Maria Maiden' });
    const married = { name: 'Maria Married', preferred_username: 'married@us.example' };
    const later = await issuer.sign(
      { oid: 'maiden', roles: ['salesperson'], ...married },
      { expiresIn: '2h' },
    );
    await me(later);
    await eventually(async () => (await list('?search=Married')).items.length === 1);
    await signIn('maiden', { name: 'Maria Maiden' });
    await me(later);
    expect((await find('married@')).name).toBe('Maria Married');
    expect((await list('?search=Maiden')).items).toEqual([]);
  });

  it('are known to have the add-in when it reports, and not by the pane (rule 3.10)', async () => {
    const signed = await signIn('jo');
    const report = (surface: string) =>
      server.send(
        'POST',
        '/emails',
        {
          captureId: `report-${surface}`,
          from: { address: 'jo@us.example' },
          to: [{ address: 'stranger@far.example' }],
          subject: 'Hello',
          sentAt: new Date().toISOString(),
          client: { surface, platform: 'web', version: '1' },
        },
        { token: signed },
      );
    expect((await report('pane')).status).toBe(201);
    expect((await find('jo@')).lastReportAt).toBeNull();
    expect((await report('launchEvent')).status).toBe(201);
    await eventually(async () => (await find('jo@')).lastReportAt !== null);
  });
});
