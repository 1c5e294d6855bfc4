import { z } from 'zod';
import { administrators, endpoint } from './endpoint.ts';
import { day, salespersonCode } from './fields.ts';

export const leaving = z
  .object({
    /** The last day on which the addresses were the leaver's; not in the future. */
    leavingDate: day,
    /** Who takes over; without one everything stays where it is until somebody does. */
    successorCode: salespersonCode.nullable().default(null),
    dryRun: z.boolean().default(false),
  })
  .strict();
export type Leaving = z.output<typeof leaving>;

export const leavingResult = z.object({
  salespersonCode,
  leavingDate: day,
  successorCode: salespersonCode.nullable(),
  dryRun: z.boolean(),
  /** People who can no longer sign in. */
  people: z.int(),
  /** Addresses that end on the day. */
  addresses: z.int(),
  /** Handed over to the successor; without one, left with the leaver. So are the next two. */
  contacts: z.int(),
  postponedInteractions: z.int(),
  sharedMailboxes: z.int(),
  /** New contacts came to the leaver; they come to the successor, or to nobody. */
  defaultSalesperson: z.boolean(),
  /** Salespeople in whose name the leaver may no longer send. */
  delegations: z.int(),
  /** Shared mailboxes the leaver may no longer send from. */
  sharedMailboxGrants: z.int(),
});
export type LeavingResult = z.infer<typeof leavingResult>;

export const letSalespersonLeave = endpoint({
  method: 'post',
  path: '/salespeople/{code}/leave',
  operationId: 'letSalespersonLeave',
  summary: 'Somebody leaves: block, end the addresses, hand over; repeating it changes nothing',
  tag: 'Salespeople',
  roles: administrators,
  params: z.object({ code: salespersonCode }),
  body: leaving,
  idempotent: true,
  answers: { 200: leavingResult },
});
export const leaverEndpoints = { letSalespersonLeave };
