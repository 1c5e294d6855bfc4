import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { Change } from '../../server/contract/change.ts';
import type {
  ContactDetail,
  ContactListItem,
  ContactProposal,
} from '../../server/contract/contact.ts';
import type { EmailLookupResult } from '../../server/contract/email.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { InteractionLogEntriesChanged } from '../../server/contract/interaction-log-entry-change.ts';
import type { MeetingLookupResult } from '../../server/contract/meeting.ts';
import type { PostponedCounts } from '../../server/contract/postponed-interaction.ts';
import { type ProblemCode, problemStatus } from '../../server/contract/problem.ts';
import type { Statistics } from '../../server/contract/statistics.ts';
import { freshCaptureId, type Person } from './organisation.ts';

/** What a salesperson has logged: the rows that others see, or do not. */
export interface Rows {
  /** JO, EVA or LARS. */
  code: string;
  entryNo: number;
  canceledEntryNo: number;
  postponedEntryNo: number;
  captureId: string;
  /** A file of the entry. */
  attachmentId: number;
  /** Of an invitation to the contact. */
  meetingId: string;
  /** A contact that only this salesperson has met, and its address. */
  contactNo: string;
  address: string;
}

/** Whether somebody sees rows through one call of the API. */
type Sees = (person: Person, rows: Rows) => Promise<boolean>;
/** The status with which somebody's change of rows is answered; the version it names is stale. */
type Changes = (person: Person, rows: Rows) => Promise<number>;

export type Probe =
  /** Shows what the rule of seeing lets through. */
  | { kind: 'sees'; ask: Sees; writersOnly?: boolean }
  /** Shows to the salesperson and to administrators (rule 10.6). */
  | { kind: 'own'; ask: Sees }
  /** Changes what is seen and one's own, a manager's or an administrator's (rule 5.12). */
  | { kind: 'changes'; ask: Changes }
  /** Reports in the name of the salesperson: one's own, or an administrator's (rule 6.8). */
  | { kind: 'reports'; ask: Changes }
  /** Shows, in a test of its own below. */
  | { kind: 'elsewhere' }
  /** Touches nothing that belongs to a salesperson. */
  | { kind: 'noRows' };

type Items<T> = { items: T[] };
const stale = { version: 987_654 };

const sees = (ask: Sees): Probe => ({ kind: 'sees', ask });
const changes = (ask: Changes): Probe => ({ kind: 'changes', ask });
const noRows: Probe = { kind: 'noRows' };

const listed = async (person: Person, route: string, entryNo: number) =>
  (await person.get<Items<InteractionLogEntry>>(route)).body.items.some(
    (one) => one.entryNo === entryNo,
  );
const changed = (route: (rows: Rows) => string, method = 'POST', body?: unknown): Probe =>
  changes(async (person, rows) => (await person.send(method, route(rows), body, stale)).status);
const isShown = ({ status }: { status: number }): boolean => {
  if (status !== 200 && status !== 404) throw new Error(`Answered ${status}`);
  return status === 200;
};
/** Takes no version, and is done where a change would only be refused for its stale one. */
const lasting = (act: string): Probe =>
  changes(async (person, { postponedEntryNo }) => {
    const route = `/postponed-interactions/${postponedEntryNo}/${act}`;
    const { status } = await person.send('POST', route);
    const release = `/postponed-interactions/${postponedEntryNo}/release`;
    if (status === 200) await person.send('POST', release);
    return status < 300 ? 412 : status;
  });
const hasLast = (found: { lastInteractionDate: string | null } | undefined): boolean =>
  found?.lastInteractionDate != null;

/** A line for every endpoint, by hand: how it touches rows of salespeople. */
export const probes: Record<string, Probe> = {
  getMe: noRows,
  getSignIn: noRows,
  signInLocally: noRows,
  listLocalPeople: noRows,

  listContacts: sees(async (person, { code }) => {
    const route = `/contacts?search=met+by+${code}`;
    const { body } = await person.get<Items<ContactListItem>>(route);
    return hasLast(body.items[0]);
  }),
  getContact: sees(async (person, { contactNo }) => {
    const { body } = await person.get<ContactDetail>(`/contacts/${contactNo}`);
    return body.figures.noOfInteractions > 0;
  }),
  matchContacts: sees(async (person, { address }) => {
    const { body } = await person.send<Items<{ contacts: ContactListItem[] }>>(
      'POST',
      '/contacts/match',
      { emailAddresses: [address] },
    );
    return hasLast(body.items[0]?.contacts[0]);
  }),
  proposeContact: {
    kind: 'sees',
    writersOnly: true,
    ask: async (person, { address }) => {
      const { body } = await person.send<Partial<ContactProposal>>('POST', '/contacts/proposal', {
        emailAddress: address,
      });
      const same = body.duplicates?.find(({ why }) => why === 'sameAddress');
      return hasLast(same?.contact);
    },
  },
  importContacts: noRows,
  getContactImportProgress: noRows,
  createContact: noRows,
  changeContact: noRows,
  deleteContact: noRows,
  deleteMatchChoice: noRows,

  mergeContact: noRows,
  undoContactMerge: noRows,
  listDuplicateContacts: { kind: 'elsewhere' },
  keepContactsApart: noRows,
  listMissedInteractions: { kind: 'elsewhere' },
  attachMissedInteractions: { kind: 'elsewhere' },
  moveContactEntries: { kind: 'elsewhere' },
  eraseContact: noRows,
  listUnknownCorrespondents: { kind: 'elsewhere' },
  hideUnknownCorrespondent: { kind: 'elsewhere' },
  showUnknownCorrespondent: { kind: 'elsewhere' },

  listSalespeople: noRows,
  createSalesperson: noRows,
  getSalesperson: noRows,
  changeSalesperson: noRows,
  deleteSalesperson: noRows,
  letSalespersonLeave: noRows,
  listPeople: noRows,
  changePerson: noRows,
  listTeams: noRows,
  createTeam: noRows,
  getTeam: noRows,
  changeTeam: noRows,
  deleteTeam: noRows,
  listInteractionGroups: noRows,
  createInteractionGroup: noRows,
  getInteractionGroup: noRows,
  changeInteractionGroup: noRows,
  deleteInteractionGroup: noRows,
  listInteractionTemplates: noRows,
  createInteractionTemplate: noRows,
  getInteractionTemplate: noRows,
  changeInteractionTemplate: noRows,
  deleteInteractionTemplate: noRows,
  putTemplateLanguage: noRows,
  deleteTemplateLanguage: noRows,
  mergeInteractionTemplate: noRows,
  mergeInteractionGroup: noRows,
  getInteractionTemplateSetup: noRows,
  putInteractionTemplateSetup: noRows,
  getMarketingSetup: noRows,
  changeMarketingSetup: noRows,
  listNeverLog: { kind: 'elsewhere' },
  askWhatIf: { kind: 'elsewhere' },
  listRuleApplications: { kind: 'elsewhere' },
  getRuleApplication: { kind: 'elsewhere' },
  applyRuleChange: { kind: 'elsewhere' },
  undoRuleApplication: { kind: 'elsewhere' },
  createNeverLog: { kind: 'elsewhere' },
  deleteNeverLog: { kind: 'elsewhere' },

  logEmail: {
    kind: 'reports',
    ask: async (person, { code, address }) =>
      (
        await person.send('POST', '/emails', {
          captureId: freshCaptureId(),
          from: { address: `${code.toLowerCase()}@us.example` },
          // Nobody’s: nothing is logged by it.
          to: [{ address: `nobody.${address}` }],
          sentAt: new Date().toISOString(),
        })
      ).status,
  },
  logCall: {
    kind: 'reports',
    ask: async (person, { code }) =>
      (
        await person.send('POST', '/calls', {
          callId: freshCaptureId(),
          direction: 'outbound',
          number: '+358 50 000 0000',
          startedAt: new Date().toISOString(),
          talkSeconds: 0,
          salespersonCode: code,
        })
      ).status,
  },
  logMeetingInvitation: {
    kind: 'reports',
    ask: async (person, { code, address }) =>
      (
        await person.send('POST', '/meeting-invitations', {
          meetingId: freshCaptureId(),
          organizer: { address: `${code.toLowerCase()}@us.example` },
          requiredAttendees: [{ address: `nobody.${address}` }],
          sentAt: new Date().toISOString(),
        })
      ).status,
  },
  previewMeetingInvitation: noRows,
  logHeldMeeting: { kind: 'elsewhere' },
  lookUpMeeting: sees(async (person, { meetingId }) => {
    const { body } = await person.send<MeetingLookupResult>('POST', '/meeting-invitations/lookup', {
      meetingId,
    });
    return body.entries.length > 0;
  }),
  previewEmail: noRows,
  previewCall: noRows,
  lookUpEmail: sees(async (person, { captureId, entryNo }) => {
    const { body } = await person.send<EmailLookupResult>('POST', '/emails/lookup', { captureId });
    return body.entries.some((one) => one.entryNo === entryNo);
  }),

  listInteractionLogEntries: sees(async (person, { code, entryNo, contactNo }) => {
    const shown: boolean[] = [];
    for (const query of [
      '',
      '?search=quarter',
      '?scope=all',
      `?contactNo=${contactNo}`,
      `?salespersonCode=${code}`,
    ])
      shown.push(await listed(person, `/interaction-log-entries${query}`, entryNo));
    if (new Set(shown).size !== 1) throw new Error(`The filters disagree: ${shown.join()}`);
    return shown[0] === true;
  }),
  getInteractionLogEntry: sees(async (person, { entryNo, postponedEntryNo }) => {
    const one = await person.get(`/interaction-log-entries/${entryNo}`);
    const postponed = await person.get(`/interaction-log-entries/${postponedEntryNo}`);
    if (one.status !== postponed.status || ![200, 404].includes(one.status))
      throw new Error(`Answered ${one.status} and ${postponed.status}`);
    return one.status === 200;
  }),
  createAttachment: noRows,
  putAttachmentPart: noRows,
  completeAttachment: noRows,
  deleteAttachment: noRows,
  getAttachment: sees(async (person, { attachmentId }) =>
    isShown(await person.get(`/attachments/${attachmentId}`)),
  ),
  getAttachmentContent: sees(async (person, { attachmentId }) =>
    isShown(await person.send('HEAD', `/attachments/${attachmentId}/content`)),
  ),
  addEntryAttachment: changed(
    ({ entryNo }) => `/interaction-log-entries/${entryNo}/attachments`,
    'POST',
    { attachmentId: 1 },
  ),
  removeEntryAttachment: changed(
    ({ entryNo, attachmentId }) =>
      `/interaction-log-entries/${entryNo}/attachments/${attachmentId}`,
    'DELETE',
  ),
  createInteractionLogEntry: { kind: 'elsewhere' },
  cancelInteractionLogEntry: changed(({ entryNo }) => `/interaction-log-entries/${entryNo}/cancel`),
  restoreInteractionLogEntry: changed(
    ({ canceledEntryNo }) => `/interaction-log-entries/${canceledEntryNo}/restore`,
  ),
  changeInteractionLogEntries: changes(async (person, { entryNo }) => {
    const { body } = await person.send<InteractionLogEntriesChanged>(
      'POST',
      '/interaction-log-entries/change',
      { action: 'cancel', entries: [{ entryNo, version: stale.version }] },
    );
    const code = body.results?.[0]?.code;
    return problemStatus[(code ?? 'notAllowed') as ProblemCode];
  }),
  evaluateInteractionLogEntry: changed(
    ({ entryNo }) => `/interaction-log-entries/${entryNo}/evaluate`,
    'POST',
    { evaluation: 'positive' },
  ),
  // It overwrites nothing, and so has no version that could be stale.
  addInteractionLogEntryComment: changes(async (person, { entryNo }) => {
    const route = `/interaction-log-entries/${entryNo}/comments`;
    const { status } = await person.send('POST', route, { comment: 'Seen' });
    return status === 201 ? problemStatus.versionOutdated : status;
  }),
  changeInteractionLogEntryComment: { kind: 'elsewhere' },
  deleteInteractionLogEntryComment: { kind: 'elsewhere' },
  deleteCanceledInteractionLogEntries: { kind: 'elsewhere' },
  getDeleteCanceledProgress: noRows,
  exportInteractionLogEntries: { kind: 'elsewhere' },
  listPostponedInteractions: sees((person, { postponedEntryNo }) =>
    listed(person, '/postponed-interactions', postponedEntryNo),
  ),
  countPostponedInteractions: sees(async (person, { contactNo, code }) => {
    const route = `/postponed-interactions/counts?salespersonCode=${code}`;
    const { body } = await person.get<PostponedCounts>(route);
    const none = await person.get<PostponedCounts>(`${route}&contactNo=${contactNo}`);
    if (none.body.chooseContact !== 0) throw new Error('Nothing waits for that contact');
    return body.chooseContact > 0;
  }),
  postponeInteraction: { kind: 'elsewhere' },
  changePostponedInteraction: changed(
    ({ postponedEntryNo }) => `/postponed-interactions/${postponedEntryNo}`,
    'PATCH',
    {},
  ),
  resumePostponedInteraction: lasting('resume'),
  releasePostponedInteraction: lasting('release'),
  finishPostponedInteraction: changed(
    ({ postponedEntryNo }) => `/postponed-interactions/${postponedEntryNo}/finish`,
    'POST',
    {},
  ),
  restorePostponedInteraction: lasting('restore'),
  assignPostponedInteraction: changed(
    ({ postponedEntryNo }) => `/postponed-interactions/${postponedEntryNo}/assign`,
    'POST',
    { contactNo: 'CT000001' },
  ),
  deletePostponedInteraction: changed(
    ({ postponedEntryNo }) => `/postponed-interactions/${postponedEntryNo}`,
    'DELETE',
  ),

  listCaptureDecisions: {
    kind: 'own',
    ask: async (person, { code, entryNo }) => {
      const all = await person.get<Items<CaptureDecision>>('/capture-decisions?limit=200');
      const asked = await person.get<Items<CaptureDecision>>(
        `/capture-decisions?salespersonCode=${code}&entryNo=${entryNo}`,
      );
      const shown = all.body.items.some((one) => one.entryNo === entryNo);
      if (shown !== asked.body.items.length > 0) throw new Error('The filters disagree');
      return shown;
    },
  },
  getCaptureSummary: { kind: 'elsewhere' },
  getStatistics: sees(async (person, { code, contactNo }) => {
    const { body } = await person.get<Statistics>(
      `/statistics?groupBy=salesperson&contactNo=${contactNo}`,
    );
    const isSeen = body.items.some(({ key }) => key === code);
    if (isSeen !== body.total.interactions > 0) throw new Error('What is not seen is counted');
    return isSeen;
  }),
  listChanges: sees(async (person, { entryNo }) => {
    const { body } = await person.get<Items<Change>>('/changes?limit=1000');
    return body.items.some(
      ({ entity, key }) => entity === 'interactionLogEntry' && key === String(entryNo),
    );
  }),
  openStream: { kind: 'elsewhere' },

  getSetupChecklist: noRows,
  confirmChecklistItem: noRows,
  listServiceKeys: noRows,
  createServiceKey: noRows,
  rotateServiceKey: noRows,
  revokeServiceKey: noRows,
  listAudit: noRows,
  exportAudit: noRows,
};
