import { z } from 'zod';
import { codedEndpoints } from './coded-endpoints.ts';
import { administrators, type BodyOf, endpoint } from './endpoint.ts';
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

/** What a template has in one language: the description of its interactions, and a file. */
const templateLanguage = z
  .object({
    languageCode: language,
    description: line(100),
    attachmentId: z.int().nullable().default(null),
  })
  .strict();
export type TemplateLanguage = z.output<typeof templateLanguage>;

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
  /** Of contacts in whose language there is no row; it has a row itself. */
  languageCode: language.nullable(),
  languages: z.array(templateLanguage),
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
  /** All rows; one of the default language that is left out takes the default along. */
  languages: z.array(templateLanguage).max(language.options.length).optional(),
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

const tag = 'Interaction templates';
const languageParams = z.object({ code: interactionTemplateCode, languageCode: language });

export const putTemplateLanguage = endpoint({
  method: 'put',
  path: '/interaction-templates/{code}/languages/{languageCode}',
  operationId: 'putTemplateLanguage',
  summary: 'Add or replace what a template has in a language; another languageCode renames the row',
  tag,
  roles: administrators,
  params: languageParams,
  body: templateLanguage.partial({ languageCode: true }).strict(),
  versioned: true,
  idempotent: true,
  answers: { 200: interactionTemplate },
});
export const deleteTemplateLanguage = endpoint({
  method: 'delete',
  path: '/interaction-templates/{code}/languages/{languageCode}',
  operationId: 'deleteTemplateLanguage',
  summary: 'Take a language off a template; if it was the default, there is none any more',
  tag,
  roles: administrators,
  params: languageParams,
  versioned: true,
  idempotent: true,
  answers: { 200: interactionTemplate },
});
export type TemplateLanguageChange = BodyOf<typeof putTemplateLanguage>;

export const interactionTemplateEndpoints = {
  listInteractionTemplates: endpoints.list,
  createInteractionTemplate: endpoints.create,
  getInteractionTemplate: endpoints.get,
  changeInteractionTemplate: endpoints.change,
  deleteInteractionTemplate: endpoints.delete,
  putTemplateLanguage,
  deleteTemplateLanguage,
};
