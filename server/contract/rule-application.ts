import { z } from 'zod';
import { endpoint, writers } from './endpoint.ts';
import { instant, line, pageOf, paging, trail } from './fields.ts';
import { ruleChange, versionOfChange, whatIfDays } from './what-if.ts';

/** What becomes of entries that a new never-log line would have kept from being logged. */
export const unwantedEntries = z.enum(['cancel', 'erase']);
export type UnwantedEntries = z.infer<typeof unwantedEntries>;

export const ruleApplicationState = z.enum(['running', 'done', 'undoing', 'undone', 'interrupted']);

/** Why an entry could not be put back. */
export const keptReason = z.enum(['changedSince', 'deletedSince', 'erased']);
export type KeptReason = z.infer<typeof keptReason>;

export const ruleApplication = z.object({
  id: z.int(),
  name: z.string(),
  change: ruleChange,
  days: z.int(),
  unwantedEntries,
  /** `interrupted`: the server stopped before it had gone through all. */
  state: ruleApplicationState,
  /** Mails and calls that were looked at, of how many. */
  examined: z.int(),
  toExamine: z.int(),
  created: z.int(),
  canceled: z.int(),
  restored: z.int(),
  changed: z.int(),
  erased: z.int(),
  undoneAt: instant.nullable(),
  undoneBy: z.string().nullable(),
  /** Entries put back as they were. */
  putBack: z.int(),
  /** Entries that stay as they are, though it was undone. */
  kept: z.int(),
  /** Whether the set-up itself was put back; null while nobody has undone it. */
  setupPutBack: z.boolean().nullable(),
  ...trail,
});
export type RuleApplication = z.infer<typeof ruleApplication>;

export const ruleApplicationDetail = ruleApplication.extend({
  /** The first hundred of those that stay. */
  keptEntries: z.array(z.object({ entryNo: z.int(), reason: keptReason })),
});
export type RuleApplicationDetail = z.infer<typeof ruleApplicationDetail>;

export const newRuleApplication = z
  .object({
    name: line(100),
    change: ruleChange,
    /** Of the template set-up or the template: the one it was changed from. */
    version: versionOfChange,
    days: whatIfDays,
    unwantedEntries: unwantedEntries.default('cancel'),
  })
  .strict();
export type NewRuleApplication = z.output<typeof newRuleApplication>;

const tag = 'What if';
const one = z.object({ id: z.coerce.number().int() });

export const listRuleApplications = endpoint({
  method: 'get',
  path: '/rule-applications',
  operationId: 'listRuleApplications',
  summary: 'Changes that were applied backwards: one’s own; all of them for administrators',
  tag,
  roles: writers,
  query: z.object(paging),
  answers: { 200: pageOf(ruleApplication) },
});
export const getRuleApplication = endpoint({
  method: 'get',
  path: '/rule-applications/{id}',
  operationId: 'getRuleApplication',
  summary: 'How far it is, what it did, and what could not be undone',
  tag,
  roles: writers,
  params: one,
  answers: { 200: ruleApplicationDetail },
});
export const applyRuleChange = endpoint({
  method: 'post',
  path: '/rule-applications',
  operationId: 'applyRuleChange',
  summary: 'Save a change and apply it to the last days, as one named change that can be undone',
  tag,
  roles: writers,
  body: newRuleApplication,
  idempotent: true,
  answers: { 201: ruleApplicationDetail },
});
export const undoRuleApplication = endpoint({
  method: 'post',
  path: '/rule-applications/{id}/undo',
  operationId: 'undoRuleApplication',
  summary: 'Put back what it changed, where nobody has changed it since',
  tag,
  roles: writers,
  params: one,
  versioned: true,
  idempotent: true,
  answers: { 200: ruleApplicationDetail },
});
export const ruleApplicationEndpoints = {
  listRuleApplications,
  getRuleApplication,
  applyRuleChange,
  undoRuleApplication,
};
