import { z } from 'zod';
import { administrators, endpoint, everyone } from './endpoint.ts';
import {
  correspondenceType,
  informationFlow,
  initiatedBy,
  language,
  wizardAction,
} from './enumerations.ts';
import {
  durationMinutes,
  interactionGroupCode,
  interactionTemplateCode,
  line,
  money,
  optionalLine,
  pageOf,
  paging,
  trail,
} from './fields.ts';

export const interactionTemplate = z.object({
  code: interactionTemplateCode,
  description: line(100),
  interactionGroupCode,
  unitCost: money,
  unitDurationMinutes: durationMinutes,
  informationFlow: informationFlow.nullable(),
  initiatedBy: initiatedBy.nullable(),
  correspondenceType: correspondenceType.nullable(),
  ignoreContactCorrespondenceType: z.boolean(),
  languageCode: language.nullable(),
  wizardAction: wizardAction.nullable(),
  campaignNo: z.string().nullable(),
  campaignTarget: z.boolean(),
  campaignResponse: z.boolean(),
  blocked: z.boolean(),
  ...trail,
});
export type InteractionTemplate = z.infer<typeof interactionTemplate>;

const writable = z.object({
  code: interactionTemplateCode,
  description: line(100),
  interactionGroupCode,
  unitCost: money.optional(),
  unitDurationMinutes: durationMinutes.optional(),
  informationFlow: informationFlow.nullable().optional(),
  initiatedBy: initiatedBy.nullable().optional(),
  correspondenceType: correspondenceType.nullable().optional(),
  ignoreContactCorrespondenceType: z.boolean().optional(),
  languageCode: language.nullable().optional(),
  wizardAction: wizardAction.nullable().optional(),
  campaignNo: optionalLine(20).optional(),
  campaignTarget: z.boolean().optional(),
  campaignResponse: z.boolean().optional(),
  blocked: z.boolean().optional(),
});
export const newInteractionTemplate = writable.strict();
export type NewInteractionTemplate = z.output<typeof newInteractionTemplate>;
export const interactionTemplateChange = writable.partial().strict();
export type InteractionTemplateChange = z.output<typeof interactionTemplateChange>;

const byCode = z.object({ code: interactionTemplateCode });
const tag = 'Interaction templates';

export const listInteractionTemplates = endpoint({
  method: 'get',
  path: '/interaction-templates',
  operationId: 'listInteractionTemplates',
  summary: 'Interaction templates by code',
  tag,
  roles: everyone,
  query: z.object({
    ...paging,
    limit: z.coerce.number().int().min(1).max(200).default(200),
    interactionGroupCode: interactionGroupCode.optional(),
  }),
  answers: { 200: pageOf(interactionTemplate) },
});
export const createInteractionTemplate = endpoint({
  method: 'post',
  path: '/interaction-templates',
  operationId: 'createInteractionTemplate',
  summary: 'Create an interaction template',
  tag,
  roles: administrators,
  body: newInteractionTemplate,
  idempotent: true,
  answers: { 201: interactionTemplate },
});
export const getInteractionTemplate = endpoint({
  method: 'get',
  path: '/interaction-templates/{code}',
  operationId: 'getInteractionTemplate',
  summary: 'One interaction template',
  tag,
  roles: everyone,
  params: byCode,
  answers: { 200: interactionTemplate },
});
export const changeInteractionTemplate = endpoint({
  method: 'patch',
  path: '/interaction-templates/{code}',
  operationId: 'changeInteractionTemplate',
  summary: 'Change an interaction template; what is logged keeps its values',
  tag,
  roles: administrators,
  params: byCode,
  body: interactionTemplateChange,
  versioned: true,
  idempotent: true,
  answers: { 200: interactionTemplate },
});
export const deleteInteractionTemplate = endpoint({
  method: 'delete',
  path: '/interaction-templates/{code}',
  operationId: 'deleteInteractionTemplate',
  summary: 'Delete an interaction template that is used nowhere',
  tag,
  roles: administrators,
  params: byCode,
  versioned: true,
  idempotent: true,
  answers: { 204: null },
});
export const interactionTemplateEndpoints = {
  listInteractionTemplates,
  createInteractionTemplate,
  getInteractionTemplate,
  changeInteractionTemplate,
  deleteInteractionTemplate,
};
