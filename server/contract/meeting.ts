import { z } from 'zod';
import { decision } from './capture-decision.ts';
import { emailPreview } from './email.ts';
import { endpoint, everyone, writers } from './endpoint.ts';
import { instant } from './fields.ts';
import { interactionLogEntry } from './interaction-log-entry.ts';

const participant = z.object({ address: z.string(), name: z.string().optional() });

/**
 * A report that an invitation to a meeting, an update of it or its cancellation was sent. It documents
 * the shape; what arrives is cleaned (docs/domain.md 20) and refused only when it cannot be told
 * which meeting it was or who took part.
 */
export const meetingReport = z.object({
  /** Ours, stamped on the appointment. */
  meetingId: z.string().optional(),
  /** The calendar's own; of one occurrence, its series'. */
  itemId: z.string().optional(),
  iCalUId: z.string().optional(),
  sentAt: instant,
  /** Tells two reports of one moment apart; the higher is the newer. */
  sequence: z.int().optional(),
  subject: z.string().nullable().optional(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  location: z.string().nullable().optional(),
  organizer: participant,
  requiredAttendees: z.array(participant).optional(),
  optionalAttendees: z.array(participant).optional(),
  sensitivityLabelId: z.string().optional(),
  sensitivity: z.string().optional(),
  canceled: z.boolean().optional(),
  /** One date of a series went out by itself: it tells who was added, and nothing of the others. */
  occurrence: z.boolean().optional(),
  /** The client could not read all attendees. */
  incomplete: z.boolean().optional(),
  /** Somebody asks for it to be logged: who was no contact before is looked up once more. */
  asked: z.boolean().optional(),
  client: z
    .object({
      surface: z.enum(['launchEvent', 'pane']),
      platform: z.string().optional(),
      version: z.string().optional(),
    })
    .optional(),
});
export type MeetingReport = z.input<typeof meetingReport>;

export const meetingResult = z.object({
  /** Null for a private meeting, of which nothing is kept. */
  meetingNo: z.int().nullable(),
  canceled: z.boolean(),
  /** One for each invited contact. */
  entries: z.array(interactionLogEntry),
  /** Attendees have the roles of a mail: required `to`, optional `cc`; the organizer `from`. */
  decisions: z.array(decision),
});
export type MeetingResult = z.infer<typeof meetingResult>;

export const meetingLookup = z
  .object({
    meetingId: z.string().max(200).optional(),
    itemId: z.string().max(1000).optional(),
    iCalUId: z.string().max(1000).optional(),
  })
  .strict()
  .refine((value) => Object.values(value).some((one) => one !== undefined), {
    message: 'Name meetingId, itemId or iCalUId',
    path: ['meetingId'],
  });

export const meetingLookupResult = meetingResult.extend({
  known: z.boolean(),
  /** Entries that say that it was held. */
  held: z.array(interactionLogEntry),
  reportedBy: z.string().nullable(),
  reportedAt: instant.nullable(),
});
export type MeetingLookupResult = z.infer<typeof meetingLookupResult>;

const tag = 'Meetings';
const mebibyte = 1024 * 1024;

export const logMeetingInvitation = endpoint({
  method: 'post',
  path: '/meeting-invitations',
  operationId: 'logMeetingInvitation',
  summary: 'An invitation, an update or a cancellation was sent: log it once with every contact',
  tag,
  roles: writers,
  scope: 'emailsReport',
  body: meetingReport,
  capture: true,
  bodyLimit: mebibyte,
  answers: { 201: meetingResult, 200: meetingResult },
});
export const previewMeetingInvitation = endpoint({
  method: 'post',
  path: '/meeting-invitations/preview',
  operationId: 'previewMeetingInvitation',
  summary: 'What logging this invitation would do',
  tag,
  roles: writers,
  scope: 'emailsReport',
  body: meetingReport.partial(),
  capture: true,
  bodyLimit: mebibyte,
  answers: { 200: emailPreview },
});
export const lookUpMeeting = endpoint({
  method: 'post',
  path: '/meeting-invitations/lookup',
  operationId: 'lookUpMeeting',
  summary: 'Whether the invitation to a meeting is logged',
  tag,
  roles: everyone,
  scope: 'emailsReport',
  body: meetingLookup,
  answers: { 200: meetingLookupResult },
});
export const meetingEndpoints = {
  logMeetingInvitation,
  previewMeetingInvitation,
  lookUpMeeting,
};
