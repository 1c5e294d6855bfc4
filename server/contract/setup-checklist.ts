import { z } from 'zod';
import { administrators, endpoint } from './endpoint.ts';
import { day, instant } from './fields.ts';

/** What has to be done before everybody can work, in the order one does it. */
export const checklistKey = z.enum([
  'publicAddress',
  'signIn',
  'administrator',
  'database',
  'organisation',
  'ownDomains',
  'emailTemplate',
  'salespeople',
  'people',
  'contacts',
  'neverLog',
  'addIn',
  'serviceKeys',
]);
export type ChecklistKey = z.infer<typeof checklistKey>;

/** `attention`: it works, but not for everybody or not for long. */
export const checklistState = z.enum(['done', 'todo', 'attention']);

/** Where nothing shows that somebody has looked: an administrator says so. */
export const confirmableKey = checklistKey.extract(['organisation', 'neverLog']);
export type ConfirmableKey = z.infer<typeof confirmableKey>;

export const checklistItem = z.object({
  key: checklistKey,
  state: checklistState,
  /** How many there are of what the line speaks of, and of how many; at most 10,000 are counted. */
  count: z.int().nullable(),
  total: z.int().nullable(),
  /** Who or what is concerned, at most twenty; codes, names, warnings as they stand. */
  names: z.array(z.string()),
  /** When an administrator looked at it and said so. */
  confirmedOn: day.nullable(),
});
export type ChecklistItem = z.infer<typeof checklistItem>;

export const notSeenReason = z.enum(['nobodyLinked', 'neverSeen', 'addInSilent']);

/** A salesperson whose mail is not logged yet, and why. */
export const notSeen = z.object({
  reason: notSeenReason,
  salespersonCode: z.string(),
  name: z.string(),
  userName: z.string().nullable(),
  lastSeenAt: instant.nullable(),
  lastReportAt: instant.nullable(),
});
export type NotSeen = z.infer<typeof notSeen>;

export const setupChecklist = z.object({
  items: z.array(checklistItem),
  /** At most 200; `notSeenCount` is how many there are. */
  notSeen: z.array(notSeen),
  notSeenCount: z.int(),
  /** The address to send people to. */
  publicUrl: z.string(),
});
export type SetupChecklist = z.infer<typeof setupChecklist>;

const tag = 'Set-up';

export const getSetupChecklist = endpoint({
  method: 'get',
  path: '/setup-checklist',
  operationId: 'getSetupChecklist',
  summary: 'What is set up, what is missing, and who has not been seen yet',
  tag,
  roles: administrators,
  answers: { 200: setupChecklist },
});
export const confirmChecklistItem = endpoint({
  method: 'post',
  path: '/setup-checklist/{key}/confirm',
  operationId: 'confirmChecklistItem',
  summary: 'Say that one has looked at it and it stays as it is',
  tag,
  roles: administrators,
  params: z.object({ key: confirmableKey }),
  idempotent: true,
  answers: { 204: null },
});
export const setupChecklistEndpoints = { getSetupChecklist, confirmChecklistItem };
