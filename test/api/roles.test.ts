import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api, apiRoot } from '../../server/contract/api.ts';
import type { Endpoint } from '../../server/contract/endpoint.ts';
import { serviceKeyScope } from '../../server/contract/enumerations.ts';
import type { ServiceKey, ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import { type ApiServer, embeddedServer } from '../support/servers.ts';
import { clientId, startTokenIssuer, type TokenIssuer, tenantId } from '../support/token-issuer.ts';

const endpoints: Record<string, Endpoint> = api;

/**
 * Who may call what (rules 2.9, 10.7, 10.8), written by hand and not read from the definitions: the
 * roles (R reader, S salesperson, M manager, A administrator), then the scope that opens it to
 * service keys; without a scope no key is admitted.
 */
const expected: Record<string, string> = {
  getMe: 'everybody',
  getSignIn: 'without signing in',
  listLocalPeople: 'without signing in',
  signInLocally: 'without signing in',

  importContacts: 'MA contactsImport',
  getContactImportProgress: 'MA contactsImport',

  listContacts: 'RSMA contactsRead',
  getContact: 'RSMA contactsRead',
  createContact: 'SMA contactsWrite',
  changeContact: 'SMA contactsWrite',
  deleteContact: 'MA contactsWrite',
  deleteMatchChoice: 'SMA contactsWrite',
  mergeContact: 'MA contactsWrite',
  undoContactMerge: 'MA contactsWrite',
  listDuplicateContacts: 'RSMA contactsRead',
  keepContactsApart: 'SMA contactsWrite',
  listMissedInteractions: 'SMA',
  attachMissedInteractions: 'SMA',
  moveContactEntries: 'SMA',
  eraseContact: 'A',
  listUnknownCorrespondents: 'SMA',
  hideUnknownCorrespondent: 'SMA',
  showUnknownCorrespondent: 'SMA',
  matchContacts: 'RSMA contactsRead',
  proposeContact: 'SMA contactsRead',

  listSalespeople: 'RSMA setupRead',
  getSalesperson: 'RSMA setupRead',
  createSalesperson: 'A',
  changeSalesperson: 'A',
  deleteSalesperson: 'A',
  letSalespersonLeave: 'A',

  getSetupChecklist: 'A',
  confirmChecklistItem: 'A',

  listPeople: 'A',
  changePerson: 'A',

  listTeams: 'RSMA setupRead',
  getTeam: 'RSMA setupRead',
  createTeam: 'A',
  changeTeam: 'A',
  deleteTeam: 'A',

  listInteractionGroups: 'RSMA setupRead',
  getInteractionGroup: 'RSMA setupRead',
  createInteractionGroup: 'A',
  changeInteractionGroup: 'A',
  deleteInteractionGroup: 'A',

  listInteractionTemplates: 'RSMA setupRead',
  getInteractionTemplate: 'RSMA setupRead',
  createInteractionTemplate: 'A',
  changeInteractionTemplate: 'A',
  deleteInteractionTemplate: 'A',
  putTemplateLanguage: 'A',
  deleteTemplateLanguage: 'A',
  mergeInteractionTemplate: 'A',
  mergeInteractionGroup: 'A',

  getInteractionTemplateSetup: 'RSMA setupRead',
  putInteractionTemplateSetup: 'A',
  getMarketingSetup: 'RSMA setupRead',
  changeMarketingSetup: 'A',

  listNeverLog: 'RSMA setupRead',
  createNeverLog: 'SMA',
  deleteNeverLog: 'SMA',

  logEmail: 'SMA emailsReport',
  previewEmail: 'SMA emailsReport',
  lookUpEmail: 'RSMA emailsReport',
  logCall: 'SMA callsReport',
  previewCall: 'SMA callsReport',
  logMeetingInvitation: 'SMA emailsReport',
  previewMeetingInvitation: 'SMA emailsReport',
  lookUpMeeting: 'RSMA emailsReport',
  logHeldMeeting: 'SMA',

  listInteractionLogEntries: 'RSMA logRead',
  getInteractionLogEntry: 'RSMA logRead',
  createAttachment: 'SMA',
  getAttachment: 'RSMA logRead',
  putAttachmentPart: 'SMA',
  completeAttachment: 'SMA',
  getAttachmentContent: 'RSMA logRead',
  deleteAttachment: 'SMA',
  addEntryAttachment: 'SMA',
  removeEntryAttachment: 'SMA',
  createInteractionLogEntry: 'SMA',
  cancelInteractionLogEntry: 'SMA',
  restoreInteractionLogEntry: 'SMA',
  changeInteractionLogEntries: 'SMA',
  evaluateInteractionLogEntry: 'SMA',
  addInteractionLogEntryComment: 'SMA',
  changeInteractionLogEntryComment: 'SMA',
  deleteInteractionLogEntryComment: 'SMA',
  deleteCanceledInteractionLogEntries: 'MA',
  getDeleteCanceledProgress: 'MA',
  exportInteractionLogEntries: 'RSMA logRead',

  listPostponedInteractions: 'RSMA logRead',
  countPostponedInteractions: 'RSMA logRead',
  postponeInteraction: 'SMA',
  changePostponedInteraction: 'SMA',
  resumePostponedInteraction: 'SMA',
  releasePostponedInteraction: 'SMA',
  finishPostponedInteraction: 'SMA',
  restorePostponedInteraction: 'SMA',
  assignPostponedInteraction: 'SMA',
  deletePostponedInteraction: 'SMA',

  listCaptureDecisions: 'RSMA logRead',
  getCaptureSummary: 'RSMA',
  getStatistics: 'RSMA logRead',
  listChanges: 'RSMA logRead',
  openStream: 'RSMA logRead',

  listServiceKeys: 'A',
  createServiceKey: 'A',
  rotateServiceKey: 'A',
  revokeServiceKey: 'A',

  askWhatIf: 'SMA',
  listRuleApplications: 'SMA',
  getRuleApplication: 'SMA',
  applyRuleChange: 'SMA',
  undoRuleApplication: 'SMA',

  listAudit: 'A',
  exportAudit: 'A',
};

const letters = { R: 'reader', S: 'salesperson', M: 'manager', A: 'administrator' } as const;
const everybody = 'everybody';
const withoutSigningIn = 'without signing in';

const readLine = (line: string) => {
  if (line === everybody || line === withoutSigningIn) return { admitted: line, scope: null };
  const [admitted = '', scope = null] = line.split(' ');
  return { admitted, scope };
};

/** Somebody whose token or secret is believed. */
interface Caller {
  who: string;
  bearer: string;
}

const startCallers = async (server: ApiServer, issuer: TokenIssuer) => {
  const person = async (who: string, roles: string[]): Promise<Caller> => ({
    who,
    bearer: await issuer.sign({ oid: who, roles }),
  });
  const people = [
    ...(await Promise.all(Object.values(letters).map((role) => person(role, [role])))),
    await person('no role', []),
    await person('an unknown role', ['owner']),
  ];
  const blocked = await person('blocked', Object.values(letters));
  const administrator = people.find(({ who }) => who === 'administrator')?.bearer ?? '';
  const createKey = async (name: string, scopes: string[]) => {
    const { body } = await server.send<ServiceKeyWithSecret>(
      'POST',
      '/service-keys',
      { name, scopes },
      { token: administrator },
    );
    return body;
  };
  const keys: Caller[] = [];
  for (const scope of serviceKeyScope.options)
    keys.push({ who: scope, bearer: (await createKey(scope, [scope])).secret });
  const empty = await createKey('no scope', ['logRead']);
  const revoked = await createKey('revoked', serviceKeyScope.options);
  await server.send<ServiceKey>('POST', `/service-keys/${revoked.id}/revoke`, undefined, {
    token: administrator,
    version: revoked.version,
  });
  await server.send('GET', '/me', undefined, { token: blocked.bearer });
  await server.beside((storage) =>
    storage.write(async ({ sql }) => {
      await sql.updateTable('person').set({ blocked: 1 }).where('oid', '=', 'blocked').execute();
      await sql
        .updateTable('service_key')
        .set({ scopes: '[]' })
        .where('id', '=', empty.id)
        .execute();
      await sql
        .updateTable('setup_revision')
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .execute();
    }),
  );
  keys.push({ who: 'no scope', bearer: empty.secret });
  const strangers = [
    blocked,
    { who: 'a revoked key', bearer: revoked.secret },
    { who: 'an unknown key', bearer: `ilk_${'A'.repeat(43)}` },
  ];
  return { people, keys, strangers };
};

describe('every route, asked by every role and every service key (rules 2.9, 10.7, 10.8)', () => {
  let issuer: TokenIssuer;
  let server: ApiServer;
  let callers: Awaited<ReturnType<typeof startCallers>>;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
    server = await embeddedServer.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
    callers = await startCallers(server, issuer);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  /** Asks with nothing but a token: who is admitted gets another answer than 401 and 403. */
  const statusOf = async ({ method, path }: Endpoint, bearer: string | undefined) => {
    const route = path.replaceAll(/\{\w+\}/g, '987654');
    const answer = await fetch(`${server.url}${apiRoot}${route}`, {
      method: method.toUpperCase(),
      headers: bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` },
    });
    await answer.body?.cancel();
    return answer.status;
  };

  const admittedOf = async (endpoint: Endpoint, asking: readonly Caller[]): Promise<string[]> => {
    const admitted: string[] = [];
    for (const { who, bearer } of asking) {
      const status = await statusOf(endpoint, bearer);
      expect([who, status]).not.toEqual([who, 401]);
      expect([who, status]).not.toEqual([who, 429]);
      expect([who, status]).not.toEqual([who, 500]);
      if (status !== 403) admitted.push(who);
    }
    return admitted;
  };

  it('has a line for every endpoint of the contract', () => {
    const missing = Object.keys(endpoints).filter((id) => expected[id] === undefined);
    const advice = missing.map(
      (id) => `Decide who may call it, and add to \`expected\` above:  ${id}: 'RSMA logRead',`,
    );
    expect(advice).toEqual([]);
    expect(Object.keys(expected).filter((id) => endpoints[id] === undefined)).toEqual([]);
    for (const [key, { operationId }] of Object.entries(endpoints)) expect(operationId).toBe(key);
  });

  describe.each(Object.values(endpoints))('$method $path', (endpoint) => {
    const { admitted, scope } = readLine(expected[endpoint.operationId] ?? '');

    if (admitted === withoutSigningIn) {
      it('needs no token', async () => {
        expect([200, 400, 404]).toContain(await statusOf(endpoint, undefined));
      });
      return;
    }

    it(`admits ${admitted}`, async () => {
      expect(await admittedOf(endpoint, callers.people)).toEqual(
        admitted === everybody
          ? callers.people.map(({ who }) => who)
          : [...admitted].map((letter) => letters[letter as keyof typeof letters]),
      );
    });

    it(`admits ${scope === null ? 'no key' : `keys with ${scope}`}`, async () => {
      expect(await admittedOf(endpoint, callers.keys)).toEqual(scope === null ? [] : [scope]);
    });

    it('refuses nobody, a blocked person, and keys that are no more', async () => {
      expect(await statusOf(endpoint, undefined)).toBe(401);
      for (const { who, bearer } of callers.strangers)
        expect([who, await statusOf(endpoint, bearer)]).toEqual([who, 401]);
    });
  });
});
