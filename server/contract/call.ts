import { z } from 'zod';
import { decision } from './capture-decision.ts';
import { endpoint, writers } from './endpoint.ts';
import { informationFlow } from './enumerations.ts';
import { instant } from './fields.ts';
import { interactionLogEntry } from './interaction-log-entry.ts';
import { ruleChange } from './what-if.ts';

/**
 * A report of one finished call. It documents the shape; what arrives is cleaned (docs/domain.md 14)
 * and refused only when it cannot be told which call it was, which way it went, or with whom.
 */
export const callReport = z.object({
  /** The reporter's own: a repeat is recognised by it. */
  callId: z.string(),
  direction: informationFlow,
  /** The other side's. Read with the organisation's country when it has none. */
  number: z.string().optional(),
  startedAt: instant,
  /** 0 when nobody answered. */
  talkSeconds: z.int().min(0),
  /** Default: the salesperson of the token. */
  salespersonCode: z.string().optional(),
  /** Who it was; without it the number is looked up. */
  contactNo: z.string().optional(),
  /** A note on the entry. */
  comment: z.string().optional(),
});
export type CallReport = z.input<typeof callReport>;

export const callResult = z.object({
  callId: z.string(),
  entries: z.array(interactionLogEntry),
  decisions: z.array(decision),
});
export type CallResult = z.infer<typeof callResult>;

export const logCall = endpoint({
  method: 'post',
  path: '/calls',
  operationId: 'logCall',
  summary: 'A call was made or received: log it once',
  tag: 'Calls',
  roles: writers,
  scope: 'callsReport',
  body: callReport,
  capture: true,
  answers: { 201: callResult, 200: callResult },
});
/** What logging a call would do now; nothing is stored. */
export const callPreview = z.object({
  /** Whose call it would be; null when nobody can tell. */
  salespersonCode: z.string().nullable(),
  decision: decision.extend({ contactName: z.string().nullable() }),
});
export type CallPreview = z.infer<typeof callPreview>;

export const previewCall = endpoint({
  method: 'post',
  path: '/calls/preview',
  operationId: 'previewCall',
  summary: 'What logging this call would do, also by set-up that is not saved yet',
  tag: 'Calls',
  roles: writers,
  scope: 'callsReport',
  body: callReport.partial().extend({ change: ruleChange.optional() }),
  capture: true,
  answers: { 200: callPreview },
});
export const callEndpoints = { logCall, previewCall };
