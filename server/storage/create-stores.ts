import type { VirusScanner } from '../domain/attachment/virus-scanner.ts';
import { createAttachmentStore } from './attachment/attachment-store.ts';
import { createAuditStore } from './audit/audit-store.ts';
import { createCallStore } from './call/call-store.ts';
import { createCaptureDecisionStore } from './capture-decision/capture-decision-store.ts';
import { createChangeStore } from './change/change-store.ts';
import { createContactStore } from './contact/contact-store.ts';
import { createContactHistoryStore } from './contact-history/contact-history-store.ts';
import { createContactImportStore } from './contact-import/contact-import-store.ts';
import { createContactMergeStore } from './contact-merge/contact-merge-store.ts';
import { createEmailStore } from './email/email-store.ts';
import { createPrivateIdentities, createPrivateMeetings } from './email/private-email.ts';
import { createInteractionGroupStore } from './interaction-group/interaction-group-store.ts';
import { createInteractionLogEntryStore } from './interaction-log-entry/interaction-log-entry-store.ts';
import { createInteractionTemplateStore } from './interaction-template/interaction-template-store.ts';
import { createMeetingStore } from './meeting/meeting-store.ts';
import { createNeverLogStore } from './never-log/never-log-store.ts';
import { createPersonPresence } from './person/person-presence.ts';
import { createPersonStore } from './person/person-store.ts';
import { createPostponedInteractionStore } from './postponed-interaction/postponed-interaction-store.ts';
import { createSalespersonStore } from './salesperson/salesperson-store.ts';
import { createServiceKeyStore } from './service-key/service-key-store.ts';
import { createInteractionTemplateSetupStore } from './setup/interaction-template-setup-store.ts';
import { createMarketingSetupStore } from './setup/marketing-setup-store.ts';
import type { ReadSetup } from './setup/setup-snapshot.ts';
import { createSetupChecklistStore } from './setup-checklist/setup-checklist-store.ts';
import { createStatisticsStore } from './statistics/statistics-store.ts';
import type { Storage } from './storage.ts';
import { createTeamStore } from './team/team-store.ts';
import { createUnknownCorrespondentStore } from './unknown-correspondent/unknown-correspondent-store.ts';
import { createWhatIfStore } from './what-if/what-if-store.ts';

/** Every store over one storage, as the API takes them. */
export const createStores = (
  storage: Storage,
  readSetup: ReadSetup,
  {
    secret,
    onError,
    scanner = null,
  }: { secret: Buffer; onError: (error: unknown) => void; scanner?: VirusScanner | null },
) => ({
  contacts: createContactStore(storage, readSetup),
  contactMerges: createContactMergeStore(storage, readSetup),
  contactHistory: createContactHistoryStore(storage, readSetup),
  unknownCorrespondents: createUnknownCorrespondentStore(storage, readSetup),
  contactImport: createContactImportStore(storage, readSetup),
  salespeople: createSalespersonStore(storage),
  teams: createTeamStore(storage),
  interactionGroups: createInteractionGroupStore(storage),
  interactionTemplates: createInteractionTemplateStore(storage),
  interactionTemplateSetup: createInteractionTemplateSetupStore(storage),
  marketingSetup: createMarketingSetupStore(storage),
  neverLog: createNeverLogStore(storage),
  emails: createEmailStore(storage, readSetup, createPrivateIdentities(secret)),
  calls: createCallStore(storage, readSetup),
  meetings: createMeetingStore(storage, readSetup, createPrivateMeetings(secret)),
  entries: createInteractionLogEntryStore(storage, readSetup),
  attachments: createAttachmentStore(storage, readSetup, scanner),
  postponed: createPostponedInteractionStore(storage, readSetup),
  captureDecisions: createCaptureDecisionStore(storage, readSetup),
  statistics: createStatisticsStore(storage, readSetup),
  changes: createChangeStore(storage, readSetup, onError),
  people: createPersonStore(storage, readSetup, createPersonPresence(storage, onError)),
  setupChecklist: createSetupChecklistStore(storage, readSetup),
  audit: createAuditStore(storage, readSetup),
  whatIf: createWhatIfStore(storage, readSetup, onError),
  serviceKeys: createServiceKeyStore(storage, readSetup, onError),
  async ready() {
    await readSetup(storage.read);
    return storage.warnings();
  },
});
