import { z } from 'zod';
import { codedEndpoints } from './coded-endpoints.ts';
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

const endpoints = codedEndpoints({
  path: '/interaction-templates',
  names: ['InteractionTemplate', 'InteractionTemplates'],
  tag: 'Interaction templates',
  code: interactionTemplateCode,
  row: interactionTemplate,
  create: newInteractionTemplate,
  change: interactionTemplateChange,
  query: z.object({
    ...paging,
    limit: z.coerce.number().int().min(1).max(200).default(200),
    interactionGroupCode: interactionGroupCode.optional(),
  }),
  deletable: 'unless it is used',
});
export const interactionTemplateEndpoints = {
  listInteractionTemplates: endpoints.list,
  createInteractionTemplate: endpoints.create,
  getInteractionTemplate: endpoints.get,
  changeInteractionTemplate: endpoints.change,
  deleteInteractionTemplate: endpoints.delete,
};
