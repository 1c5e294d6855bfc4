import { z } from 'zod';
import { endpoint, everyone, writers } from './endpoint.ts';
import { scope } from './enumerations.ts';
import { contactNo, day, instant, pageOf, paging, salespersonCode } from './fields.ts';
import { interactionDraft, missing } from './interaction-draft.ts';
import {
  entryAttachment,
  interactionLogEntry,
  interactionLogEntryCommentLine,
} from './interaction-log-entry.ts';

/** A contact to choose, with what makes it recognisable. */
export const contactCandidate = z.object({
  no: z.string(),
  name: z.string(),
  companyName: z.string().nullable(),
  lastInteractionDate: day.nullable(),
  lastInteractionDescription: z.string().nullable(),
});
export type ContactCandidate = z.infer<typeof contactCandidate>;

/** Why something waits: a draft to finish, a call without its note, a contact to choose. */
export const postponedGroup = z.enum(['toFinish', 'needsNote', 'chooseContact']);
export type PostponedGroup = z.infer<typeof postponedGroup>;

export const postponedInteraction = interactionLogEntry.extend({
  group: postponedGroup,
  missing: z.array(missing),
  /** Who has it open, and until when nobody else may change it; null when nobody has. */
  resumedBy: z.string().nullable(),
  resumedUntil: instant.nullable(),
  /** Whoever asks is the one who has it open. */
  resumedByMe: z.boolean(),
  /** Where the contact is missing: those that carry the address or number. */
  candidates: z.array(contactCandidate),
});
export type PostponedInteraction = z.infer<typeof postponedInteraction>;

/** All of a draft, to go on where it was left. */
export const postponedInteractionDetail = postponedInteraction.extend({
  comments: z.array(interactionLogEntryCommentLine),
  attachments: z.array(entryAttachment),
});
export type PostponedInteractionDetail = z.infer<typeof postponedInteractionDetail>;

const byEntryNo = z.object({ entryNo: z.coerce.number().int().min(1) });
export const assignment = z
  .object({
    contactNo,
    /** From now on this address or number means this contact, for everyone. */
    remember: z.boolean().default(false),
  })
  .strict();

export const postponedCounts = z.object({
  toFinish: z.int(),
  needsNote: z.int(),
  chooseContact: z.int(),
});
export type PostponedCounts = z.infer<typeof postponedCounts>;

const tag = 'Postponed interactions';

export const listPostponedInteractions = endpoint({
  method: 'get',
  path: '/postponed-interactions',
  operationId: 'listPostponedInteractions',
  summary: 'What waits for somebody to finish it',
  tag,
  roles: everyone,
  scope: 'logRead',
  query: z.object({
    ...paging,
    scope: scope.optional(),
    salespersonCode: salespersonCode.optional(),
    /** Of this contact, or of somebody it may be. A company brings its persons along. */
    contactNo: contactNo.optional(),
    emailMessageId: z.coerce.number().int().optional(),
    missing: missing.optional(),
    group: postponedGroup.optional(),
  }),
  answers: { 200: pageOf(postponedInteraction) },
});
export const countPostponedInteractions = endpoint({
  method: 'get',
  path: '/postponed-interactions/counts',
  operationId: 'countPostponedInteractions',
  summary: 'How many wait, by what they wait for',
  tag,
  roles: everyone,
  scope: 'logRead',
  query: z.object({
    scope: scope.optional(),
    salespersonCode: salespersonCode.optional(),
    contactNo: contactNo.optional(),
  }),
  answers: { 200: postponedCounts },
});
export const postponeInteraction = endpoint({
  method: 'post',
  path: '/postponed-interactions',
  operationId: 'postponeInteraction',
  summary: 'Keep a draft for later, however incomplete',
  tag,
  roles: writers,
  body: interactionDraft,
  idempotent: true,
  answers: { 201: postponedInteractionDetail },
});
export const changePostponedInteraction = endpoint({
  method: 'patch',
  path: '/postponed-interactions/{entryNo}',
  operationId: 'changePostponedInteraction',
  summary: 'Save a draft; it stays postponed',
  tag,
  roles: writers,
  params: byEntryNo,
  body: interactionDraft,
  versioned: true,
  idempotent: true,
  answers: { 200: postponedInteractionDetail },
});
export const resumePostponedInteraction = endpoint({
  method: 'post',
  path: '/postponed-interactions/{entryNo}/resume',
  operationId: 'resumePostponedInteraction',
  summary: 'Take a draft up: for 15 minutes nobody else can change it',
  tag,
  roles: writers,
  params: byEntryNo,
  answers: { 200: postponedInteractionDetail },
});
export const releasePostponedInteraction = endpoint({
  method: 'post',
  path: '/postponed-interactions/{entryNo}/release',
  operationId: 'releasePostponedInteraction',
  summary: 'Put a draft down again, so that others need not wait',
  tag,
  roles: writers,
  params: byEntryNo,
  answers: { 204: null },
});
export const finishPostponedInteraction = endpoint({
  method: 'post',
  path: '/postponed-interactions/{entryNo}/finish',
  operationId: 'finishPostponedInteraction',
  summary: 'Log exactly this interaction, with the last changes',
  tag,
  roles: writers,
  params: byEntryNo,
  body: interactionDraft,
  versioned: true,
  idempotent: true,
  answers: { 200: interactionLogEntry },
});
export const restorePostponedInteraction = endpoint({
  method: 'post',
  path: '/postponed-interactions/{entryNo}/restore',
  operationId: 'restorePostponedInteraction',
  summary: 'Take back that a postponed interaction was discarded',
  tag,
  roles: writers,
  params: byEntryNo,
  idempotent: true,
  answers: { 200: postponedInteractionDetail },
});
export const assignPostponedInteraction = endpoint({
  method: 'post',
  path: '/postponed-interactions/{entryNo}/assign',
  operationId: 'assignPostponedInteraction',
  summary: 'Choose the contact; the interaction is logged',
  tag,
  roles: writers,
  params: byEntryNo,
  body: assignment,
  versioned: true,
  idempotent: true,
  answers: { 200: interactionLogEntry },
});
export const deletePostponedInteraction = endpoint({
  method: 'delete',
  path: '/postponed-interactions/{entryNo}',
  operationId: 'deletePostponedInteraction',
  summary: 'Discard a postponed interaction; it can be restored for a day',
  tag,
  roles: writers,
  params: byEntryNo,
  versioned: true,
  idempotent: true,
  answers: { 204: null },
});
export const postponedInteractionEndpoints = {
  listPostponedInteractions,
  countPostponedInteractions,
  postponeInteraction,
  changePostponedInteraction,
  resumePostponedInteraction,
  releasePostponedInteraction,
  finishPostponedInteraction,
  restorePostponedInteraction,
  assignPostponedInteraction,
  deletePostponedInteraction,
};
