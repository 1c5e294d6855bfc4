import { z } from 'zod';
import { endpoint, writers } from './endpoint.ts';
import {
  contactNo,
  durationMinutes,
  instant,
  interactionTemplateCode,
  optionalLine,
  salespersonCode,
} from './fields.ts';
import { draftComment } from './interaction-draft.ts';
import { interactionLogEntry } from './interaction-log-entry.ts';

/** The most contacts one meeting is logged with at once. */
export const maxHeldContacts = 100;

/** A meeting that was held, with those who took part: one entry for each. */
export const heldMeeting = z
  .object({
    /** The appointment it was; a second time logs nobody twice. Without one the Idempotency-Key tells. */
    meeting: z
      .object({
        meetingId: z.string().trim().min(1).max(200),
        itemId: z.string().trim().min(1).max(1000),
        iCalUId: z.string().trim().min(1).max(1000),
        /** Where the item id is from. */
        platform: z.string().trim().max(50),
      })
      .partial()
      .strict()
      .refine(({ meetingId, itemId, iCalUId }) => (meetingId ?? itemId ?? iCalUId) !== undefined, {
        message: 'Name meetingId, itemId or iCalUId',
        path: ['meetingId'],
      })
      .optional(),
    contactNos: z.array(contactNo).min(1).max(maxHeldContacts),
    interactionTemplateCode,
    /** Default: the template's. */
    description: optionalLine(1000).optional(),
    startsAt: instant,
    /** Default: the template's. */
    durationMinutes: durationMinutes.optional(),
    /** A note on each entry. */
    comment: draftComment.shape.comment.optional(),
    salespersonCode: salespersonCode.optional(),
  })
  .strict();
export type HeldMeeting = z.output<typeof heldMeeting>;

export const heldMeetingResult = z.object({
  /** Null without an appointment. */
  meetingNo: z.int().nullable(),
  /** Of all the contacts that were named, also of those that were logged before. */
  entries: z.array(interactionLogEntry),
});
export type HeldMeetingResult = z.infer<typeof heldMeetingResult>;

export const logHeldMeeting = endpoint({
  method: 'post',
  path: '/held-meetings',
  operationId: 'logHeldMeeting',
  summary: 'Log that a meeting was held, with each contact that took part',
  tag: 'Meetings',
  roles: writers,
  body: heldMeeting,
  idempotent: true,
  /** 200: all of them were logged before. */
  answers: { 201: heldMeetingResult, 200: heldMeetingResult },
});
export const heldMeetingEndpoints = { logHeldMeeting };
