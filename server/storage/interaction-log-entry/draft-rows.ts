import type { Language } from '../../contract/enumerations.ts';
import { businessDay, startOfDay } from '../../domain/business-day.ts';
import type { InteractionDraft } from '../../domain/interaction-log-entry/interaction-draft.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { entryAttachmentIds } from '../attachment/entry-attachments.ts';
import type { Handle } from '../storage.ts';
import { listCommentLines } from './comment-lines.ts';
import { findSideContact } from './draft-sides.ts';
import type { EntryRow } from './entry-rows.ts';
import type { DraftContext, SettledDraft, StoredDraft } from './settle-draft.ts';

/** The columns of a draft; one without a day lies on the day it is kept. */
export const draftColumns = (
  { draft, contact, template, salespersonId }: SettledDraft,
  { setup, now }: DraftContext,
) => {
  const time = draft.timeOfInteraction === null ? null : Date.parse(draft.timeOfInteraction);
  const date = draft.date ?? businessDay(now, setup.timeZone);
  return {
    contact_id: contact?.id ?? null,
    contact_company_id: contact?.companyId ?? null,
    date,
    time_of_interaction: time,
    sort_time: time ?? startOfDay(date, setup.timeZone),
    description: draft.description ?? '',
    subject: draft.subject,
    information_flow: draft.informationFlow,
    initiated_by: draft.initiatedBy,
    interaction_template_id: template?.id ?? null,
    interaction_group_id: template?.groupId ?? null,
    salesperson_id: salespersonId,
    correspondence_type: draft.correspondenceType,
    evaluation: draft.evaluation,
    cost: Math.round(draft.cost * 100),
    duration_minutes: draft.durationMinutes,
    attempt_failed: draft.attemptFailed ? (1 as const) : (0 as const),
    contact_via: draft.contactVia,
    campaign_no: draft.campaignNo,
    campaign_target: draft.campaignTarget ? (1 as const) : (0 as const),
    campaign_response: draft.campaignResponse ? (1 as const) : (0 as const),
    interaction_language_code: draft.interactionLanguageCode,
    opportunity_no: draft.opportunityNo,
    task_no: draft.taskNo,
  };
};

/** What was captured stays as it was captured, whatever template or contact is chosen (5.5, 5.6). */
const capturedFields = ['informationFlow', 'initiatedBy', 'correspondenceType'] as const;

const keptFields = ({ origin }: EntryRow): StoredDraft['keeps'] => {
  if (origin === 'manual') return [];
  return origin === 'call' ? [...capturedFields, 'durationMinutes'] : capturedFields;
};

/** A postponed interaction as the draft it is. */
export const loadDraft = async (
  handle: Handle,
  setup: Setup,
  row: EntryRow,
): Promise<StoredDraft> => {
  const template =
    row.interaction_template_id === null
      ? null
      : (setup.templates.get(row.interaction_template_id) ?? null);
  const time = row.time_of_interaction;
  const draft: InteractionDraft = {
    contactNo: row.contact_no,
    interactionTemplateCode: template?.code ?? null,
    description: row.description === '' ? null : row.description,
    salespersonCode:
      row.salesperson_id === null
        ? null
        : (setup.salespeople.get(row.salesperson_id)?.code ?? null),
    interactionLanguageCode: row.interaction_language_code as Language | null,
    date: row.date,
    timeOfInteraction: time === null ? null : new Date(time).toISOString(),
    informationFlow: row.information_flow as InteractionDraft['informationFlow'],
    initiatedBy: row.initiated_by as InteractionDraft['initiatedBy'],
    correspondenceType: row.correspondence_type as InteractionDraft['correspondenceType'],
    subject: row.subject,
    cost: row.cost / 100,
    durationMinutes: row.duration_minutes,
    evaluation: row.evaluation as InteractionDraft['evaluation'],
    attemptFailed: row.attempt_failed === 1,
    contactVia: row.contact_via,
    campaignNo: row.campaign_no,
    campaignTarget: row.campaign_target === 1,
    campaignResponse: row.campaign_response === 1,
    opportunityNo: row.opportunity_no,
    taskNo: row.task_no,
    comments: (await listCommentLines(handle, row.entry_no)).map(
      ({ lineNo, date, code, comment }) => ({ lineNo, date, code, comment }),
    ),
    attachmentIds: await entryAttachmentIds(handle, row.entry_no),
  };
  const contact =
    row.contact_id === null ? null : await findSideContact(handle, setup, { id: row.contact_id });
  return { entryNo: row.entry_no, draft, contact, template, keeps: keptFields(row) };
};
