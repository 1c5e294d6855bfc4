import type { api } from '../../server/contract/api.ts';

export type Api = typeof api;
export type CallName = keyof Api;

type Route<Name extends CallName> = `${Api[Name]['method']} ${Api[Name]['path']}`;

/**
 * Method and path of every call. The contract's own definitions would bring zod into the pages;
 * the type keeps these lines equal to them.
 */
export const apiRoutes: { readonly [Name in CallName]: Route<Name> } = {
  getMe: 'get /me',
  signInLocally: 'post /local-sign-in',
  listLocalPeople: 'get /local-sign-in',
  listContacts: 'get /contacts',
  createContact: 'post /contacts',
  getContact: 'get /contacts/{no}',
  changeContact: 'patch /contacts/{no}',
  deleteContact: 'delete /contacts/{no}',
  matchContacts: 'post /contacts/match',
  proposeContact: 'post /contacts/proposal',
  deleteMatchChoice: 'delete /contacts/{no}/match-choices/{id}',
  listSalespeople: 'get /salespeople',
  createSalesperson: 'post /salespeople',
  getSalesperson: 'get /salespeople/{code}',
  changeSalesperson: 'patch /salespeople/{code}',
  deleteSalesperson: 'delete /salespeople/{code}',
  listTeams: 'get /teams',
  createTeam: 'post /teams',
  getTeam: 'get /teams/{code}',
  changeTeam: 'patch /teams/{code}',
  deleteTeam: 'delete /teams/{code}',
  listInteractionGroups: 'get /interaction-groups',
  createInteractionGroup: 'post /interaction-groups',
  getInteractionGroup: 'get /interaction-groups/{code}',
  changeInteractionGroup: 'patch /interaction-groups/{code}',
  deleteInteractionGroup: 'delete /interaction-groups/{code}',
  listInteractionTemplates: 'get /interaction-templates',
  createInteractionTemplate: 'post /interaction-templates',
  getInteractionTemplate: 'get /interaction-templates/{code}',
  changeInteractionTemplate: 'patch /interaction-templates/{code}',
  deleteInteractionTemplate: 'delete /interaction-templates/{code}',
  getInteractionTemplateSetup: 'get /interaction-template-setup',
  putInteractionTemplateSetup: 'put /interaction-template-setup',
  getMarketingSetup: 'get /marketing-setup',
  changeMarketingSetup: 'patch /marketing-setup',
  listNeverLog: 'get /never-log',
  createNeverLog: 'post /never-log',
  deleteNeverLog: 'delete /never-log/{id}',
  logEmail: 'post /emails',
  previewEmail: 'post /emails/preview',
  lookUpEmail: 'post /emails/lookup',
  listInteractionLogEntries: 'get /interaction-log-entries',
  getInteractionLogEntry: 'get /interaction-log-entries/{entryNo}',
  cancelInteractionLogEntry: 'post /interaction-log-entries/{entryNo}/cancel',
  restoreInteractionLogEntry: 'post /interaction-log-entries/{entryNo}/restore',
  listPostponedInteractions: 'get /postponed-interactions',
  assignPostponedInteraction: 'post /postponed-interactions/{entryNo}/assign',
  deletePostponedInteraction: 'delete /postponed-interactions/{entryNo}',
  listCaptureDecisions: 'get /capture-decisions',
  getCaptureSummary: 'get /capture-summary',
  listChanges: 'get /changes',
  openStream: 'get /stream',
  listServiceKeys: 'get /service-keys',
  createServiceKey: 'post /service-keys',
  rotateServiceKey: 'post /service-keys/{id}/rotate',
  revokeServiceKey: 'post /service-keys/{id}/revoke',
};
