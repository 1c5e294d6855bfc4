import { z } from 'zod';
import { endpoint, everyone, writers } from './endpoint.ts';
import {
  correspondenceType,
  deliveryStatus,
  entryStatus,
  evaluation,
  informationFlow,
  initiatedBy,
  language,
  origin,
  scope,
} from './enumerations.ts';
import {
  contactNo,
  day,
  flag,
  instant,
  interactionGroupCode,
  interactionTemplateCode,
  pageOf,
  paging,
  salespersonCode,
  teamCode,
  trail,
} from './fields.ts';
import { interactionDraft } from './interaction-draft.ts';

/** How the contact of a captured entry was found. */
export const matchedBy = z.enum(['address', 'company', 'choice', 'assigned']);
export type MatchedBy = z.infer<typeof matchedBy>;

export const interactionLogEntry = z.object({
  entryNo: z.int(),
  /** Null while somebody has yet to choose among several contacts, and after the contact was erased. */
  contactNo: z.string().nullable(),
  contactName: z.string().nullable(),
  /** As it was on the day. */
  contactCompanyNo: z.string().nullable(),
  contactCompanyName: z.string().nullable(),
  /** The business day in the organisation's time zone. */
  date: day,
  timeOfInteraction: instant.nullable(),
  description: z.string(),
  subject: z.string().nullable(),
  informationFlow: informationFlow.nullable(),
  initiatedBy: initiatedBy.nullable(),
  interactionTemplateCode: z.string().nullable(),
  interactionTemplateDescription: z.string().nullable(),
  interactionGroupCode: z.string().nullable(),
  salespersonCode: z.string().nullable(),
  salespersonName: z.string().nullable(),
  correspondenceType: correspondenceType.nullable(),
  evaluation: evaluation.nullable(),
  cost: z.number(),
  durationMinutes: z.int(),
  origin,
  canceled: z.boolean(),
  canceledAt: instant.nullable(),
  canceledBy: z.string().nullable(),
  postponed: z.boolean(),
  attemptFailed: z.boolean(),
  deliveryStatus: deliveryStatus.nullable(),
  /** The states above in one word. */
  status: entryStatus,
  /** The address or number that was used. */
  contactVia: z.string().nullable(),
  campaignNo: z.string().nullable(),
  campaignTarget: z.boolean(),
  campaignResponse: z.boolean(),
  /** The language row of the template that was used. */
  interactionLanguageCode: language.nullable(),
  /** Numbers of what other systems keep; marketing set-up says where they are read. */
  opportunityNo: z.string().nullable(),
  taskNo: z.string().nullable(),
  attachmentCount: z.int(),
  commentCount: z.int(),
  emailMessageId: z.int().nullable(),
  /** The meeting whose invitation it is, and the one that it says was held. */
  meetingNo: z.int().nullable(),
  heldMeetingNo: z.int().nullable(),
  matchedBy: matchedBy.nullable(),
  ...trail,
});
export type InteractionLogEntry = z.infer<typeof interactionLogEntry>;

/** A note on an entry. */
export const interactionLogEntryCommentLine = z.object({
  lineNo: z.int(),
  date: day,
  code: z.string().nullable(),
  comment: z.string(),
  ...trail,
});
export type InteractionLogEntryCommentLine = z.infer<typeof interactionLogEntryCommentLine>;

/** A file of an entry, for its list. */
export const entryAttachment = z.object({
  id: z.int(),
  fileName: z.string(),
  contentType: z.string(),
  /** In bytes. */
  size: z.int(),
  readOnly: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
});
export type EntryAttachment = z.infer<typeof entryAttachment>;

export const interactionLogEntryDetail = interactionLogEntry.extend({
  attachments: z.array(entryAttachment),
  comments: z.array(interactionLogEntryCommentLine),
});
export type InteractionLogEntryDetail = z.infer<typeof interactionLogEntryDetail>;

export const interactionLogEntryFilter = {
  scope: scope.optional(),
  /** A company brings the entries of its persons along. */
  contactNo: contactNo.optional(),
  contactCompanyNo: contactNo.optional(),
  salespersonCode: salespersonCode.optional(),
  teamCode: teamCode.optional(),
  interactionTemplateCode: interactionTemplateCode.optional(),
  interactionGroupCode: interactionGroupCode.optional(),
  dateFrom: day.optional(),
  dateTo: day.optional(),
  informationFlow: informationFlow.optional(),
  initiatedBy: initiatedBy.optional(),
  correspondenceType: correspondenceType.optional(),
  evaluation: evaluation.optional(),
  origin: origin.optional(),
  canceled: flag.optional(),
  attemptFailed: flag.optional(),
  hasAttachments: flag.optional(),
  status: entryStatus.exclude(['postponed']).optional(),
  campaignNo: z.string().max(20).optional(),
  emailMessageId: z.coerce.number().int().optional(),
  /** Beginnings of words in description, subject, comments, and the names of contact and company; answers come latest logged first. */
  search: z.string().trim().max(100).optional(),
};
export const interactionLogEntryQuery = z.object({ ...paging, ...interactionLogEntryFilter });
export type InteractionLogEntryQuery = z.output<typeof interactionLogEntryQuery>;

export const byEntryNo = z.object({ entryNo: z.coerce.number().int().min(1) });
export const interactionLogTag = 'Interaction log entries';
const tag = interactionLogTag;

export const listInteractionLogEntries = endpoint({
  method: 'get',
  path: '/interaction-log-entries',
  operationId: 'listInteractionLogEntries',
  summary: 'The log, newest first; postponed interactions are not in it',
  tag,
  roles: everyone,
  scope: 'logRead',
  query: interactionLogEntryQuery,
  answers: { 200: pageOf(interactionLogEntry) },
});
export const getInteractionLogEntry = endpoint({
  method: 'get',
  path: '/interaction-log-entries/{entryNo}',
  operationId: 'getInteractionLogEntry',
  summary: 'One entry with its comments and attachments',
  tag,
  roles: everyone,
  scope: 'logRead',
  params: byEntryNo,
  answers: { 200: interactionLogEntryDetail },
});
export const cancelInteractionLogEntry = endpoint({
  method: 'post',
  path: '/interaction-log-entries/{entryNo}/cancel',
  operationId: 'cancelInteractionLogEntry',
  summary: 'Cancel an entry: it stays, struck through, and counts no more',
  tag,
  roles: writers,
  params: byEntryNo,
  versioned: true,
  idempotent: true,
  answers: { 200: interactionLogEntry },
});
export const restoreInteractionLogEntry = endpoint({
  method: 'post',
  path: '/interaction-log-entries/{entryNo}/restore',
  operationId: 'restoreInteractionLogEntry',
  summary: 'Take a cancellation back',
  tag,
  roles: writers,
  params: byEntryNo,
  versioned: true,
  idempotent: true,
  answers: { 200: interactionLogEntry },
});
export const createInteractionLogEntry = endpoint({
  method: 'post',
  path: '/interaction-log-entries',
  operationId: 'createInteractionLogEntry',
  summary: 'Log an interaction',
  tag,
  roles: writers,
  body: interactionDraft,
  idempotent: true,
  answers: { 201: interactionLogEntry },
});
export const interactionLogEntryEndpoints = {
  createInteractionLogEntry,
  listInteractionLogEntries,
  getInteractionLogEntry,
  cancelInteractionLogEntry,
  restoreInteractionLogEntry,
};
