import { z } from 'zod';
import { administrators, endpoint, writers } from './endpoint.ts';
import { informationFlow } from './enumerations.ts';
import { contactNo, day, instant, salespersonCode } from './fields.ts';

/** A mail, a call or an invitation with an address or a number of the contact that was not logged at the time. */
export const missedInteraction = z.object({
  decisionId: z.int(),
  kind: z.enum(['email', 'call', 'meeting']),
  /** As it was used: an address or a number. */
  via: z.string(),
  date: day,
  at: instant,
  subject: z.string().nullable(),
  direction: informationFlow.nullable(),
  salespersonCode: salespersonCode.nullable(),
});
export type MissedInteraction = z.infer<typeof missedInteraction>;

export const missedInteractions = z.object({
  count: z.int(),
  /** The newest hundred. */
  items: z.array(missedInteraction),
});
export type MissedInteractions = z.infer<typeof missedInteractions>;

/** What became of what was missed. */
export const attachedInteractions = z.object({
  logged: z.int(),
  /** Several contacts have the address: somebody has to choose. */
  postponed: z.int(),
  /** Never-log, privacy, no template. */
  notLogged: z.int(),
  /** Beyond what one call attaches. */
  left: z.int(),
});
export type AttachedInteractions = z.infer<typeof attachedInteractions>;

export const entryMove = z
  .object({
    /** The address or number that does not belong to the contact. */
    via: z.string().trim().min(1).max(254),
    /** The contact the entries belong to; null cancels them. */
    to: contactNo.nullable(),
    dryRun: z.boolean().default(false),
  })
  .strict();
export type EntryMove = z.output<typeof entryMove>;

export const movedEntries = z.object({
  /** Those the caller may change. */
  entries: z.int(),
  /** Others that were matched by it and belong to somebody else. */
  notYours: z.int(),
  /** The contact they went to has an entry of the same message or call: one stays. */
  collapsed: z.int(),
});
export type MovedEntries = z.infer<typeof movedEntries>;

/** Counts of what goes; the name is in none of it. */
export const erasedContact = z.object({
  entries: z.int(),
  emailAddresses: z.int(),
  phoneNumbers: z.int(),
  messages: z.int(),
  auditLines: z.int(),
  /** Contacts that were merged into it, which go along. */
  mergedContacts: z.int(),
});
export type ErasedContact = z.infer<typeof erasedContact>;

const tag = 'Contacts';
const byNo = z.object({ no: contactNo });

export const listMissedInteractions = endpoint({
  method: 'get',
  path: '/contacts/{no}/missed',
  operationId: 'listMissedInteractions',
  summary:
    'What was not logged while nobody had the contact’s addresses: one’s own mails and calls',
  tag,
  roles: writers,
  params: byNo,
  answers: { 200: missedInteractions },
});
export const attachMissedInteractions = endpoint({
  method: 'post',
  path: '/contacts/{no}/attach-missed',
  operationId: 'attachMissedInteractions',
  summary: 'Log what was missed, by the rules of capturing',
  tag,
  roles: writers,
  params: byNo,
  body: z.object({ decisionIds: z.array(z.int()).max(500).optional() }).strict(),
  idempotent: true,
  answers: { 200: attachedInteractions },
});
export const moveContactEntries = endpoint({
  method: 'post',
  path: '/contacts/{no}/move-entries',
  operationId: 'moveContactEntries',
  summary: 'Move or cancel what was logged by an address that is another’s',
  tag,
  roles: writers,
  params: byNo,
  body: entryMove,
  idempotent: true,
  answers: { 200: movedEntries },
});
export const eraseContact = endpoint({
  method: 'post',
  path: '/contacts/{no}/erase',
  operationId: 'eraseContact',
  summary: 'Erase whom the log is about: name and addresses go, also from what was logged',
  tag,
  roles: administrators,
  params: byNo,
  body: z.object({ dryRun: z.boolean().default(false) }).strict(),
  idempotent: true,
  answers: { 200: erasedContact },
});
export const contactHistoryEndpoints = {
  listMissedInteractions,
  attachMissedInteractions,
  moveContactEntries,
  eraseContact,
};
