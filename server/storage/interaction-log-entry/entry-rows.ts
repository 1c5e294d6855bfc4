import type { Language } from '../../contract/enumerations.ts';
import type { InteractionLogEntry } from '../../contract/interaction-log-entry.ts';
import { entryStatus } from '../../domain/interaction-log-entry/entry-status.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { InteractionLogEntryTable } from '../database.ts';
import type { Handle } from '../storage.ts';

/** Entries with the names of contact and company; codes come from the set-up in memory. */
export const selectEntries = ({ sql }: Handle) =>
  sql
    .selectFrom('interaction_log_entry as e')
    .leftJoin('contact as c', 'c.id', 'e.contact_id')
    .leftJoin('contact as k', 'k.id', 'e.contact_company_id')
    .selectAll('e')
    .select([
      'c.no as contact_no',
      'c.name as contact_name',
      'k.no as contact_company_no',
      'k.name as contact_company_name',
    ]);

type Stored<T> = { [K in keyof T]: T[K] extends { __select__: infer S } ? S : T[K] };

export type EntryRow = Stored<Omit<InteractionLogEntryTable, 'entry_no' | 'version'>> & {
  entry_no: number;
  version: number;
  contact_no: string | null;
  contact_name: string | null;
  contact_company_no: string | null;
  contact_company_name: string | null;
};

const dayMilliseconds = 86_400_000;
const maxDays = 5000;
const days = new Map<number, string>();

/** As `toISOString`, which takes most of the time of a page: the days repeat, and are remembered. */
const instant = (value: number): string => {
  const day = Math.floor(value / dayMilliseconds);
  let date = days.get(day);
  if (date === undefined) {
    if (days.size >= maxDays) days.clear();
    date = new Date(day * dayMilliseconds).toISOString().slice(0, 11);
    days.set(day, date);
  }
  const rest = value - day * dayMilliseconds;
  const two = (part: number) => (part < 10 ? `0${part}` : `${part}`);
  const milliseconds = rest % 1000;
  const seconds = (rest - milliseconds) / 1000;
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${date}${time}.${milliseconds < 100 ? '0' : ''}${two(milliseconds)}Z`;
};

const instantOrNull = (value: number | null): string | null =>
  value === null ? null : instant(value);

/** The entry as it leaves the server. */
export const presentEntry = (row: EntryRow, setup: Setup): InteractionLogEntry => {
  const template =
    row.interaction_template_id === null
      ? undefined
      : setup.templates.get(row.interaction_template_id);
  const salesperson =
    row.salesperson_id === null ? undefined : setup.salespeople.get(row.salesperson_id);
  return {
    entryNo: row.entry_no,
    contactNo: row.contact_no,
    contactName: row.contact_name,
    contactCompanyNo: row.contact_company_no,
    contactCompanyName: row.contact_company_name,
    date: row.date,
    timeOfInteraction: instantOrNull(row.time_of_interaction),
    description: row.description,
    subject: row.subject,
    informationFlow: row.information_flow as InteractionLogEntry['informationFlow'],
    initiatedBy: row.initiated_by as InteractionLogEntry['initiatedBy'],
    interactionTemplateCode: template?.code ?? null,
    interactionTemplateDescription: template?.description ?? null,
    interactionGroupCode:
      row.interaction_group_id === null
        ? null
        : (setup.groups.get(row.interaction_group_id)?.code ?? null),
    salespersonCode: salesperson?.code ?? null,
    salespersonName: salesperson?.name ?? null,
    correspondenceType: row.correspondence_type as InteractionLogEntry['correspondenceType'],
    evaluation: row.evaluation as InteractionLogEntry['evaluation'],
    cost: row.cost / 100,
    durationMinutes: row.duration_minutes,
    origin: row.origin as InteractionLogEntry['origin'],
    canceled: row.canceled === 1,
    canceledAt: instantOrNull(row.canceled_at),
    canceledBy: row.canceled_by,
    postponed: row.postponed === 1,
    attemptFailed: row.attempt_failed === 1,
    deliveryStatus: row.delivery_status as InteractionLogEntry['deliveryStatus'],
    status: entryStatus({
      canceled: row.canceled === 1,
      postponed: row.postponed === 1,
      attemptFailed: row.attempt_failed === 1,
      deliveryStatus: row.delivery_status as InteractionLogEntry['deliveryStatus'],
    }),
    contactVia: row.contact_via,
    campaignNo: row.campaign_no,
    campaignTarget: row.campaign_target === 1,
    campaignResponse: row.campaign_response === 1,
    interactionLanguageCode: row.interaction_language_code as Language | null,
    opportunityNo: row.opportunity_no,
    taskNo: row.task_no,
    attachmentCount: row.attachment_count,
    commentCount: row.comment_count,
    emailMessageId: row.email_message_id,
    meetingNo: row.meeting_id,
    heldMeetingNo: row.held_meeting_id,
    matchedBy: row.matched_by as InteractionLogEntry['matchedBy'],
    version: row.version,
    createdAt: instant(row.created_at),
    createdBy: row.created_by,
    changedAt: instant(row.changed_at),
    changedBy: row.changed_by,
  };
};

/** What a search looks at, but for the comments. */
export const searchableText = (row: EntryRow): string =>
  [row.description, row.subject, row.contact_name, row.contact_company_name].join(' ');
