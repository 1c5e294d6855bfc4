import { z } from 'zod';
import { endpoint, everyone } from './endpoint.ts';
import { instant } from './fields.ts';

export const changedEntity = z.enum(['interactionLogEntry', 'contact', 'captureDecision', 'setup']);

/** A hint to refetch: what changed, not how. */
export const change = z.object({
  id: z.int(),
  at: instant,
  entity: changedEntity,
  /** The entry's number, the contact's number or `*` for many, the name of the set-up table. */
  key: z.string(),
  action: z.enum(['created', 'changed', 'deleted']),
});
export type Change = z.infer<typeof change>;

export const listChanges = endpoint({
  method: 'get',
  path: '/changes',
  operationId: 'listChanges',
  summary: 'What changed after a number; rows near the end may come again',
  tag: 'Changes',
  roles: everyone,
  scope: 'logRead',
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answers: { 200: z.object({ items: z.array(change), last: z.int() }) },
});
/** Server-sent events: `id` is the change's number, `data` a change as JSON. */
export const openStream = endpoint({
  method: 'get',
  path: '/stream',
  operationId: 'openStream',
  summary: 'Changes as server-sent events; takes Last-Event-ID, ends when the token does',
  tag: 'Changes',
  roles: everyone,
  scope: 'logRead',
  answerType: 'text/event-stream',
  answers: { 200: z.string() },
});
export const changeEndpoints = { listChanges, openStream };
