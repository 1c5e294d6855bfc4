import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api, apiRoot } from '../../server/contract/api.ts';
import type { Endpoint } from '../../server/contract/endpoint.ts';
import { type ApiServer, embeddedServer } from '../support/servers.ts';
import { clientId, startTokenIssuer, type TokenIssuer, tenantId } from '../support/token-issuer.ts';

const endpoints: Record<string, Endpoint> = api;

/** Who may call what (rule 10.7), spelled out: R reader, S salesperson, M manager, A administrator. */
const expected: Record<string, string> = {
  getMe: 'everybody',
  listLocalPeople: 'without signing in',
  signInLocally: 'without signing in',

  listContacts: 'RSMA',
  getContact: 'RSMA',
  createContact: 'SMA',
  changeContact: 'SMA',
  deleteContact: 'MA',
  deleteMatchChoice: 'SMA',

  listSalespeople: 'RSMA',
  getSalesperson: 'RSMA',
  createSalesperson: 'A',
  changeSalesperson: 'A',
  deleteSalesperson: 'A',

  listTeams: 'RSMA',
  getTeam: 'RSMA',
  createTeam: 'A',
  changeTeam: 'A',
  deleteTeam: 'A',

  listInteractionGroups: 'RSMA',
  getInteractionGroup: 'RSMA',
  createInteractionGroup: 'A',
  changeInteractionGroup: 'A',
  deleteInteractionGroup: 'A',

  listInteractionTemplates: 'RSMA',
  getInteractionTemplate: 'RSMA',
  createInteractionTemplate: 'A',
  changeInteractionTemplate: 'A',
  deleteInteractionTemplate: 'A',

  getInteractionTemplateSetup: 'RSMA',
  putInteractionTemplateSetup: 'A',
  getMarketingSetup: 'RSMA',
  changeMarketingSetup: 'A',

  listNeverLog: 'RSMA',
  createNeverLog: 'SMA',
  deleteNeverLog: 'SMA',

  logEmail: 'SMA',
  previewEmail: 'SMA',
  lookUpEmail: 'RSMA',

  listInteractionLogEntries: 'RSMA',
  getInteractionLogEntry: 'RSMA',
  cancelInteractionLogEntry: 'SMA',
  restoreInteractionLogEntry: 'SMA',

  listPostponedInteractions: 'RSMA',
  assignPostponedInteraction: 'SMA',
  deletePostponedInteraction: 'SMA',

  listCaptureDecisions: 'RSMA',
  listChanges: 'RSMA',
  openStream: 'RSMA',
};

const letters = { R: 'reader', S: 'salesperson', M: 'manager', A: 'administrator' } as const;

describe('route and role (rule 10.7)', () => {
  let issuer: TokenIssuer;
  let server: ApiServer;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    issuer = await startTokenIssuer();
    server = await embeddedServer.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
    for (const role of Object.values(letters))
      tokens.set(role, await issuer.sign({ oid: role, roles: [role] }));
    tokens.set('no role', await issuer.sign({ oid: 'no role', roles: [] }));
    tokens.set('an unknown role', await issuer.sign({ oid: 'unknown', roles: ['owner'] }));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  /** Asks with nothing but a token: who is admitted gets another answer than 401 and 403. */
  const statusOf = async ({ method, path }: Endpoint, token: string | undefined) => {
    const route = path.replaceAll(/\{\w+\}/g, '987654');
    const answer = await fetch(`${server.url}${apiRoot}${route}`, {
      method: method.toUpperCase(),
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    });
    await answer.body?.cancel();
    return answer.status;
  };

  it('is decided for every endpoint of the contract', () => {
    expect(Object.keys(expected).sort()).toEqual(
      Object.values(endpoints)
        .map((one) => one.operationId)
        .sort(),
    );
    expect(Object.entries(endpoints).map(([key, { operationId }]) => [key, operationId])).toEqual(
      Object.keys(endpoints).map((key) => [key, key]),
    );
  });

  describe.each(Object.values(endpoints))('$method $path', (endpoint) => {
    const wanted = expected[endpoint.operationId] ?? '';

    it(`admits ${wanted}`, async () => {
      if (wanted === 'without signing in') {
        // With a provider there is no local sign-in; sign-in.test.ts asks for it without a token.
        expect(endpoint.roles).toBe('anonymous');
        expect(await statusOf(endpoint, undefined)).toBe(404);
        return;
      }
      expect(await statusOf(endpoint, undefined)).toBe(401);
      const admitted: string[] = [];
      for (const [who, token] of tokens) {
        const status = await statusOf(endpoint, token);
        expect([who, status]).not.toEqual([who, 401]);
        expect([who, status]).not.toEqual([who, 500]);
        if (status !== 403) admitted.push(who);
      }
      expect(admitted).toEqual(
        wanted === 'everybody'
          ? [...tokens.keys()]
          : [...wanted].map((letter) => letters[letter as keyof typeof letters]),
      );
    });
  });
});
