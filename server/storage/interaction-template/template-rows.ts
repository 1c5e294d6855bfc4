import type { InteractionTemplate } from '../../contract/interaction-template.ts';
import { notFound } from '../../domain/domain-error.ts';
import { presentTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';

export const selectTemplates = ({ sql }: Handle) =>
  sql
    .selectFrom('interaction_template as t')
    .innerJoin('interaction_group as g', 'g.id', 't.interaction_group_id')
    .selectAll('t')
    .select('g.code as interaction_group_code');

type TemplateRow = Awaited<
  ReturnType<ReturnType<typeof selectTemplates>['executeTakeFirstOrThrow']>
>;

export const findTemplate = async (handle: Handle, code: string): Promise<TemplateRow> => {
  const row = await selectTemplates(handle).where('t.code', '=', code).executeTakeFirst();
  if (row === undefined) throw notFound('interaction template', code);
  return row;
};

export const presentTemplate = (row: TemplateRow): InteractionTemplate => ({
  code: row.code,
  description: row.description,
  interactionGroupCode: row.interaction_group_code,
  unitCost: row.unit_cost / 100,
  unitDurationMinutes: row.unit_duration_minutes,
  informationFlow: row.information_flow as InteractionTemplate['informationFlow'],
  initiatedBy: row.initiated_by as InteractionTemplate['initiatedBy'],
  correspondenceType: row.correspondence_type as InteractionTemplate['correspondenceType'],
  ignoreContactCorrespondenceType: row.ignore_contact_correspondence_type === 1,
  languageCode: row.language_code as InteractionTemplate['languageCode'],
  wizardAction: row.wizard_action as InteractionTemplate['wizardAction'],
  campaignNo: row.campaign_no,
  campaignTarget: row.campaign_target === 1,
  campaignResponse: row.campaign_response === 1,
  blocked: row.blocked === 1,
  ...presentTrail(row),
});

/** The template's values without who wrote them. */
export type TemplateValues = Omit<
  InteractionTemplate,
  'version' | 'createdAt' | 'createdBy' | 'changedAt' | 'changedBy'
>;

export const templateColumns = (values: TemplateValues, groupId: number) => ({
  code: values.code,
  description: values.description,
  interaction_group_id: groupId,
  unit_cost: Math.round(values.unitCost * 100),
  unit_duration_minutes: values.unitDurationMinutes,
  information_flow: values.informationFlow,
  initiated_by: values.initiatedBy,
  correspondence_type: values.correspondenceType,
  ignore_contact_correspondence_type: values.ignoreContactCorrespondenceType
    ? (1 as const)
    : (0 as const),
  language_code: values.languageCode,
  wizard_action: values.wizardAction,
  campaign_no: values.campaignNo,
  campaign_target: values.campaignTarget ? (1 as const) : (0 as const),
  campaign_response: values.campaignResponse ? (1 as const) : (0 as const),
  blocked: values.blocked ? (1 as const) : (0 as const),
});
