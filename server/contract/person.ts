import { z } from 'zod';
import { administrators, endpoint } from './endpoint.ts';
import { role } from './enumerations.ts';
import { instant, pageOf, paging, salespersonCode, version } from './fields.ts';

/** Somebody who signs in; acts as a salesperson only once an administrator has linked the two. */
export const person = z.object({
  id: z.int(),
  name: z.string(),
  userName: z.string(),
  provider: z.enum(['entra', 'local']),
  /** Of the last token; what a local person has. */
  roles: z.array(role),
  salespersonCode: salespersonCode.nullable(),
  salespersonName: z.string().nullable(),
  /** Whose address the user name is today; only while the person is linked to nobody. */
  suggestedSalespersonCode: salespersonCode.nullable(),
  /** Null for local people, who are there before they are seen. */
  firstSeenAt: instant.nullable(),
  /** To the hour. */
  lastSeenAt: instant.nullable(),
  /** When the add-in last reported a sent mail in this person's name; to the hour. */
  lastReportAt: instant.nullable(),
  blocked: z.boolean(),
  version,
});
export type Person = z.infer<typeof person>;

export const personState = z.enum(['linked', 'unlinked', 'blocked']);
export type PersonState = z.infer<typeof personState>;

export const personChange = z
  .object({ salespersonCode: salespersonCode.nullable(), blocked: z.boolean() })
  .partial()
  .strict();
export type PersonChange = z.output<typeof personChange>;

const tag = 'People';

export const listPeople = endpoint({
  method: 'get',
  path: '/people',
  operationId: 'listPeople',
  summary: 'Who may sign in, by name; linked and unlinked leave those out who are blocked',
  tag,
  roles: administrators,
  query: z.object({
    ...paging,
    state: personState.optional(),
    search: z.string().trim().max(100).optional(),
  }),
  answers: { 200: pageOf(person) },
});
export const changePerson = endpoint({
  method: 'patch',
  path: '/people/{id}',
  operationId: 'changePerson',
  summary: 'Link a person to a salesperson, or block one; holds with the next request everywhere',
  tag,
  roles: administrators,
  params: z.object({ id: z.coerce.number().int() }),
  body: personChange,
  versioned: true,
  idempotent: true,
  answers: { 200: person },
});
export const personEndpoints = { listPeople, changePerson };
