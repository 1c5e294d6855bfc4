import { z } from 'zod';
import { administrators, type BodyOf, endpoint } from './endpoint.ts';
import { language } from './enumerations.ts';
import { interactionGroupCode, interactionTemplateCode } from './fields.ts';
import { interactionTemplateSetupKeys } from './interaction-template-setup.ts';

const dryRun = z.boolean().default(false);

const templateMerge = z.object({
  code: interactionTemplateCode,
  into: interactionTemplateCode,
  dryRun: z.boolean(),
  /** Log entries, postponed ones among them, that become the other template's. */
  entries: z.int(),
  /** Kinds of events that the other template logs from now on. */
  setupKeys: z.array(z.enum(interactionTemplateSetupKeys)),
  /** Kinds that a blocked template did not log, and that go on not being logged. */
  setupKeysCleared: z.array(z.enum(interactionTemplateSetupKeys)),
  /** Language rows that the other lacked, and those that are given up because it has its own. */
  languages: z.array(language),
  languagesGivenUp: z.array(language),
});
export type TemplateMerge = z.infer<typeof templateMerge>;

const groupMerge = z.object({
  code: interactionGroupCode,
  into: interactionGroupCode,
  dryRun: z.boolean(),
  entries: z.int(),
  /** Templates that belong to the other group from now on. */
  templates: z.array(interactionTemplateCode),
});
export type GroupMerge = z.infer<typeof groupMerge>;

export const mergeInteractionTemplate = endpoint({
  method: 'post',
  path: '/interaction-templates/{code}/merge',
  operationId: 'mergeInteractionTemplate',
  summary: 'Merge a template into another, which gets its entries and its place in the set-up',
  tag: 'Interaction templates',
  roles: administrators,
  params: z.object({ code: interactionTemplateCode }),
  body: z.object({ into: interactionTemplateCode, dryRun }).strict(),
  idempotent: true,
  answers: { 200: templateMerge },
});
export const mergeInteractionGroup = endpoint({
  method: 'post',
  path: '/interaction-groups/{code}/merge',
  operationId: 'mergeInteractionGroup',
  summary: 'Merge a group into another, which gets its templates and its entries',
  tag: 'Interaction groups',
  roles: administrators,
  params: z.object({ code: interactionGroupCode }),
  body: z.object({ into: interactionGroupCode, dryRun }).strict(),
  idempotent: true,
  answers: { 200: groupMerge },
});
export type MergeRequest = BodyOf<typeof mergeInteractionTemplate>;
export const mergeEndpoints = { mergeInteractionTemplate, mergeInteractionGroup };
