import { describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { EmailLookupResult, EmailResult } from '../../server/contract/email.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import type { Me } from '../../server/contract/me.ts';
import type { Person } from '../../server/contract/person.ts';
import { servers } from '../support/servers.ts';
import { clientId, startTokenIssuer, tenantId } from '../support/token-issuer.ts';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const dayOf = (instant: string) => instant.slice(0, 10);
const address = 'anna@us.example';

describe.each(servers())('an address that is given to somebody else, on the $name', (kind) => {
  it('inherits nothing: no link, no suggestion, no sight of what was the leaver’s (rules 3.2, 3.12)', async () => {
    await using issuer = await startTokenIssuer();
    await using server = await kind.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
    const sign = (claims: JWTPayload) =>
      issuer.sign({ preferred_username: address, roles: ['salesperson'], ...claims });
    const boss = await sign({ oid: 'boss', name: 'Boss', roles: ['administrator'] });
    const oldAnna = await sign({ oid: 'old-anna', name: 'Anna Andersson' });
    const newAnna = await sign({ oid: 'new-anna', name: 'Anna Andersson' });

    const ask = async <T>(
      token: string,
      method: string,
      route: string,
      body?: unknown,
      version?: number,
    ) => (await server.send<T>(method, route, body, { token, ...(version && { version }) })).body;
    const people = async (search: string) =>
      (await ask<{ items: Person[] }>(boss, 'GET', `/people?search=${search}`)).items;
    const me = (token: string) => server.send<Me>('GET', '/me', undefined, { token });
    const report = (token: string, captureId: string, sentAt: string) =>
      ask<EmailResult>(token, 'POST', '/emails', {
        captureId,
        from: { address },
        to: [{ address: 'bjorn@dahl.example' }, { address: 'stranger@far.example' }],
        subject: captureId,
        sentAt,
      });
    const lookUp = (token: string, captureId: string) =>
      ask<EmailLookupResult>(token, 'POST', '/emails/lookup', { captureId });
    const log = async (token: string) =>
      (await ask<{ items: InteractionLogEntry[] }>(token, 'GET', '/interaction-log-entries')).items;

    await ask(boss, 'POST', '/salespeople', {
      code: 'ANNA',
      name: 'Anna Andersson',
      emailAddresses: [{ address }],
    });
    await ask(boss, 'POST', '/contacts', {
      type: 'person',
      name: 'Björn Dahl',
      emailAddresses: ['bjorn@dahl.example'],
    });
    const { version } = await ask<MarketingSetup>(boss, 'GET', '/marketing-setup');
    await ask(boss, 'PATCH', '/marketing-setup', { visibility: 'owner' }, version);

    await me(oldAnna);
    const [old] = await people('anna');
    expect(old?.suggestedSalespersonCode).toBe('ANNA');
    await ask(boss, 'PATCH', `/people/${old?.id}`, { salespersonCode: 'ANNA' }, old?.version);
    const first = await report(oldAnna, 'before she left', daysAgo(5));
    expect(first.entries.map((one) => one.salespersonCode)).toEqual(['ANNA']);

    const leavingDate = dayOf(daysAgo(3));
    await ask(boss, 'POST', '/salespeople/ANNA/leave', { leavingDate, successorCode: null });
    expect((await me(oldAnna)).status).toBe(401);

    expect((await me(newAnna)).body).toMatchObject({
      name: 'Anna Andersson',
      salespersonCode: null,
    });
    const [newcomer] = (await people('anna')).filter((one) => !one.blocked && one.id !== old?.id);
    expect(newcomer).toMatchObject({
      userName: address,
      salespersonCode: null,
      suggestedSalespersonCode: null,
    });
    expect(await log(newAnna)).toEqual([]);
    const seen = await lookUp(newAnna, 'before she left');
    expect([seen.entries, seen.decisions]).toEqual([[], []]);

    await ask(boss, 'POST', '/salespeople', {
      code: 'ANNA2',
      name: 'Anna Andersson',
      emailAddresses: [{ address, startingDate: dayOf(daysAgo(1)) }],
    });
    expect((await people('anna')).find((one) => one.id === newcomer?.id)).toMatchObject({
      suggestedSalespersonCode: 'ANNA2',
    });
    await ask(
      boss,
      'PATCH',
      `/people/${newcomer?.id}`,
      { salespersonCode: 'ANNA2' },
      newcomer?.version,
    );
    const second = await report(newAnna, 'after she came', daysAgo(0));
    expect(second.entries.map((one) => one.salespersonCode)).toEqual(['ANNA2']);
    const late = await report(boss, 'seen late', daysAgo(4));
    expect(late.entries.map((one) => one.salespersonCode)).toEqual(['ANNA']);
    expect((await log(newAnna)).map((one) => one.subject)).toEqual(['after she came']);
    expect((await log(boss)).map((one) => [one.subject, one.salespersonCode])).toEqual([
      ['after she came', 'ANNA2'],
      ['seen late', 'ANNA'],
      ['before she left', 'ANNA'],
    ]);
  });
});
