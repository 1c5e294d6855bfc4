import type { AttachmentStore } from '../domain/attachment/attachment-store.ts';
import type { AuditStore } from '../domain/audit/audit-store.ts';
import type { CallStore } from '../domain/call/call-store.ts';
import type { CaptureDecisionStore } from '../domain/capture-decision/capture-decision-store.ts';
import type { ChangeStore } from '../domain/change/change-store.ts';
import type { ContactStore } from '../domain/contact/contact-store.ts';
import type { ContactHistoryStore } from '../domain/contact-history/contact-history-store.ts';
import type { ContactImportStore } from '../domain/contact-import/contact-import-store.ts';
import type { ContactMergeStore } from '../domain/contact-merge/contact-merge-store.ts';
import type { EmailStore } from '../domain/email/email-store.ts';
import type { InteractionGroupStore } from '../domain/interaction-group/interaction-group-store.ts';
import type { InteractionLogEntryStore } from '../domain/interaction-log-entry/interaction-log-entry-store.ts';
import type { InteractionTemplateStore } from '../domain/interaction-template/interaction-template-store.ts';
import type { MeetingStore } from '../domain/meeting/meeting-store.ts';
import type { NeverLogStore } from '../domain/never-log/never-log-store.ts';
import type { PersonStore } from '../domain/person/person-store.ts';
import type { PostponedInteractionStore } from '../domain/postponed-interaction/postponed-interaction-store.ts';
import type { SalespersonStore } from '../domain/salesperson/salesperson-store.ts';
import type { ServiceKeyStore } from '../domain/service-key/service-key-store.ts';
import type { InteractionTemplateSetupStore } from '../domain/setup/interaction-template-setup-store.ts';
import type { MarketingSetupStore } from '../domain/setup/marketing-setup-store.ts';
import type { SetupChecklistStore } from '../domain/setup-checklist/setup-checklist-store.ts';
import type { StatisticsStore } from '../domain/statistics/statistics-store.ts';
import type { TeamStore } from '../domain/team/team-store.ts';
import type { UnknownCorrespondentStore } from '../domain/unknown-correspondent/unknown-correspondent-store.ts';
import type { WhatIfStore } from '../domain/what-if/what-if-store.ts';

/** What the API needs of the storage; main hands it in. */
export interface Stores {
  contacts: ContactStore;
  contactMerges: ContactMergeStore;
  contactHistory: ContactHistoryStore;
  unknownCorrespondents: UnknownCorrespondentStore;
  contactImport: ContactImportStore;
  salespeople: SalespersonStore;
  teams: TeamStore;
  interactionGroups: InteractionGroupStore;
  interactionTemplates: InteractionTemplateStore;
  interactionTemplateSetup: InteractionTemplateSetupStore;
  marketingSetup: MarketingSetupStore;
  neverLog: NeverLogStore;
  emails: EmailStore;
  calls: CallStore;
  meetings: MeetingStore;
  entries: InteractionLogEntryStore;
  attachments: AttachmentStore;
  postponed: PostponedInteractionStore;
  captureDecisions: CaptureDecisionStore;
  statistics: StatisticsStore;
  changes: ChangeStore;
  people: PersonStore;
  setupChecklist: SetupChecklistStore;
  serviceKeys: ServiceKeyStore;
  audit: AuditStore;
  whatIf: WhatIfStore;
  /** Resolves when the database answers, with warnings about its settings. */
  ready(): Promise<string[]>;
}
