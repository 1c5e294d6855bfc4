import { attachmentEndpoints } from './attachment.ts';
import { auditEndpoints } from './audit.ts';
import { callEndpoints } from './call.ts';
import { captureDecisionEndpoints } from './capture-decision.ts';
import { changeEndpoints } from './change.ts';
import { contactEndpoints } from './contact.ts';
import { contactHistoryEndpoints } from './contact-history.ts';
import { contactImportEndpoints } from './contact-import.ts';
import { contactMergeEndpoints } from './contact-merge.ts';
import { deleteCanceledEndpoints } from './delete-canceled.ts';
import { emailEndpoints } from './email.ts';
import { heldMeetingEndpoints } from './held-meeting.ts';
import { interactionGroupEndpoints } from './interaction-group.ts';
import { interactionLogEntryEndpoints } from './interaction-log-entry.ts';
import { interactionLogEntryChangeEndpoints } from './interaction-log-entry-change.ts';
import { interactionLogExportEndpoints } from './interaction-log-export.ts';
import { interactionTemplateEndpoints } from './interaction-template.ts';
import { interactionTemplateSetupEndpoints } from './interaction-template-setup.ts';
import { leaverEndpoints } from './leaver.ts';
import { marketingSetupEndpoints } from './marketing-setup.ts';
import { meEndpoints } from './me.ts';
import { meetingEndpoints } from './meeting.ts';
import { mergeEndpoints } from './merge.ts';
import { neverLogEndpoints } from './never-log.ts';
import { personEndpoints } from './person.ts';
import { postponedInteractionEndpoints } from './postponed-interaction.ts';
import { ruleApplicationEndpoints } from './rule-application.ts';
import { salespersonEndpoints } from './salesperson.ts';
import { serviceKeyEndpoints } from './service-key.ts';
import { setupChecklistEndpoints } from './setup-checklist.ts';
import { statisticsEndpoints } from './statistics.ts';
import { teamEndpoints } from './team.ts';
import { unknownCorrespondentEndpoints } from './unknown-correspondent.ts';
import { whatIfEndpoints } from './what-if.ts';

export const apiRoot = '/api/v1';

/** Every call of the API. */
export const api = {
  ...meEndpoints,
  ...contactImportEndpoints,
  ...contactEndpoints,
  ...contactMergeEndpoints,
  ...contactHistoryEndpoints,
  ...unknownCorrespondentEndpoints,
  ...salespersonEndpoints,
  ...leaverEndpoints,
  ...personEndpoints,
  ...setupChecklistEndpoints,
  ...teamEndpoints,
  ...interactionGroupEndpoints,
  ...interactionTemplateEndpoints,
  ...mergeEndpoints,
  ...interactionTemplateSetupEndpoints,
  ...marketingSetupEndpoints,
  ...neverLogEndpoints,
  ...emailEndpoints,
  ...callEndpoints,
  ...meetingEndpoints,
  ...heldMeetingEndpoints,
  ...interactionLogEntryEndpoints,
  ...attachmentEndpoints,
  ...interactionLogEntryChangeEndpoints,
  ...deleteCanceledEndpoints,
  ...interactionLogExportEndpoints,
  ...postponedInteractionEndpoints,
  ...captureDecisionEndpoints,
  ...statisticsEndpoints,
  ...changeEndpoints,
  ...serviceKeyEndpoints,
  ...auditEndpoints,
  ...whatIfEndpoints,
  ...ruleApplicationEndpoints,
};
