import { z } from 'zod';
import { endpoint, everyone, writers } from './endpoint.ts';
import { scope } from './enumerations.ts';
import { contactNo, day, pageOf, paging, salespersonCode } from './fields.ts';
import { interactionLogEntry } from './interaction-log-entry.ts';

/** A contact to choose, with what makes it recognisable. */
export const contactCandidate = z.object({
  no: z.string(),
  name: z.string(),
  companyName: z.string().nullable(),
  lastInteractionDate: day.nullable(),
  lastInteractionDescription: z.string().nullable(),
});
export type ContactCandidate = z.infer<typeof contactCandidate>;

/** What still has to be known before it can be logged. */
export const missing = z.enum(['contact', 'template', 'salesperson', 'description', 'note']);

export const postponedInteraction = interactionLogEntry.extend({
  missing: z.array(missing),
  /** Where the contact is missing: those that carry the address or number. */
  candidates: z.array(contactCandidate),
});
export type PostponedInteraction = z.infer<typeof postponedInteraction>;

const byEntryNo = z.object({ entryNo: z.coerce.number().int().min(1) });
export const assignment = z
  .object({
    contactNo,
    /** From now on this address or number means this contact, for everyone. */
    remember: z.boolean().default(false),
  })
  .strict();

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
  }),
  answers: { 200: pageOf(postponedInteraction) },
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
  summary: 'Discard a postponed interaction',
  tag,
  roles: writers,
  params: byEntryNo,
  versioned: true,
  idempotent: true,
  answers: { 204: null },
});
export const postponedInteractionEndpoints = {
  listPostponedInteractions,
  assignPostponedInteraction,
  deletePostponedInteraction,
};
