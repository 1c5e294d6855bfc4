import { z } from 'zod';
import { endpoint, everyone } from './endpoint.ts';
import { informationFlow } from './enumerations.ts';
import { day, instant, pageOf, paging, salespersonCode } from './fields.ts';

export const participantRole = z.enum(['from', 'to', 'cc', 'bcc']);
export type ParticipantRole = z.infer<typeof participantRole>;

export const captureOutcome = z.enum(['logged', 'postponed', 'notLogged']);
export type CaptureOutcome = z.infer<typeof captureOutcome>;

/** Why a participant or a whole message was logged, postponed or not logged. */
export const captureReason = z.enum([
  'matchedContact',
  'matchedCompany',
  'matchedChoice',
  'assigned',
  'severalContacts',
  'discarded',
  'notAContact',
  'ownSalesperson',
  'ownDomain',
  'neverLog',
  'privacyBlocked',
  'unreadableAddress',
  'unresolvedRecipient',
  'tooManyRecipients',
  'recipientRemoved',
  'noTemplate',
  'noSender',
  'unknownSender',
  'noSalespersonRecipient',
  'noSalesperson',
  'unreadableNumber',
  'unknownContact',
  'internalMail',
  'sensitivityLabel',
  'markedPrivate',
  'organizerNotOurs',
  'meetingCanceled',
  'internalMeeting',
  'privateMeeting',
]);
export type CaptureReason = z.infer<typeof captureReason>;

/** What was decided about one participant; without address where privacy asks for it. */
export const decision = z.object({
  /** Of a call: the number. */
  address: z.string().nullable(),
  role: participantRole.nullable(),
  outcome: captureOutcome,
  reason: captureReason,
  /** What decided: the set-up key, the list, the remembered choice. */
  rule: z.string().optional(),
  contactNo: z.string().optional(),
});
export type Decision = z.infer<typeof decision>;

/** A decision as it is kept, with the message or the call it was about. */
export const captureDecision = decision.extend({
  id: z.int(),
  date: day,
  /** Of a call: when it began. */
  sentAt: instant,
  /** Null where it is about a call or a meeting. */
  emailMessageId: z.int().nullable(),
  /** The invitation it is about. */
  meeting: z
    .object({
      meetingNo: z.int(),
      startsAt: instant.nullable(),
      endsAt: instant.nullable(),
      location: z.string().nullable(),
      canceled: z.boolean(),
    })
    .nullable(),
  call: z
    .object({
      direction: informationFlow,
      /** Null where privacy asks for it. */
      number: z.string().nullable(),
      talkSeconds: z.int(),
      /** The note of a call that has no entry to keep it. */
      comment: z.string().nullable(),
    })
    .nullable(),
  entryNo: z.int().nullable(),
  name: z.string().nullable(),
  contactName: z.string().nullable(),
  subject: z.string().nullable(),
  fromAddress: z.string().nullable(),
  salespersonCode: z.string().nullable(),
});
export type CaptureDecision = z.infer<typeof captureDecision>;

/** Private mails leave a count and nothing else. */
const privateCount = z.object({ date: day, reason: captureReason, count: z.int() });

export const listCaptureDecisions = endpoint({
  method: 'get',
  path: '/capture-decisions',
  operationId: 'listCaptureDecisions',
  summary:
    'Why something was or was not logged: of one’s own mails and calls; of all for administrators',
  tag: 'Capture decisions',
  roles: everyone,
  scope: 'logRead',
  query: z.object({
    ...paging,
    /** Part of a participant's or sender's address, or of a number. */
    address: z.string().trim().max(254).optional(),
    dateFrom: day.optional(),
    dateTo: day.optional(),
    outcome: captureOutcome.optional(),
    reason: captureReason.optional(),
    salespersonCode: salespersonCode.optional(),
    emailMessageId: z.coerce.number().int().optional(),
    meetingNo: z.coerce.number().int().optional(),
    entryNo: z.coerce.number().int().optional(),
  }),
  answers: {
    200: pageOf(captureDecision).extend({ privateCounts: z.array(privateCount) }),
  },
});

/** What became of a salesperson's mails of one day; each message counts once. */
export const captureSummary = z.object({
  date: day,
  /** Messages sent that day, private ones aside: the sum of the next four. */
  seen: z.int(),
  logged: z.int(),
  /** Nothing logged yet: somebody has to choose among contacts. */
  postponed: z.int(),
  /** Nobody among the recipients is a contact. */
  notContacts: z.int(),
  /** Not logged for another reason: no template, a never-log line, a discarded choice. */
  notLogged: z.int(),
  /** Private messages, sent or received; nothing else is known of them. */
  private: z.int(),
});
export type CaptureSummary = z.infer<typeof captureSummary>;

export const getCaptureSummary = endpoint({
  method: 'get',
  path: '/capture-summary',
  operationId: 'getCaptureSummary',
  summary: 'What became of one’s own mails of a day',
  tag: 'Capture decisions',
  roles: everyone,
  query: z.object({
    /** Default: today in the organisation's time zone. */
    date: day.optional(),
  }),
  answers: { 200: captureSummary },
});
export const captureDecisionEndpoints = { listCaptureDecisions, getCaptureSummary };
