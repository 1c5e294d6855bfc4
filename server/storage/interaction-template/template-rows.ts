import type { InteractionTemplate, TemplateLanguage } from '../../contract/interaction-template.ts';
import { DomainError, notFound } from '../../domain/domain-error.ts';
import type { TemplateValues } from '../../domain/interaction-template/check-template.ts';
import { presentTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { readLanguages, type TemplateLanguageRow } from './template-languages.ts';

export const selectTemplates = ({ sql }: Handle) =>
  sql
    .selectFrom('interaction_template as t')
    .innerJoin('interaction_group as g', 'g.id', 't.interaction_group_id')
    .selectAll('t')
    .select('g.code as interaction_group_code');

export type TemplateRow = Awaited<
  ReturnType<ReturnType<typeof selectTemplates>['executeTakeFirstOrThrow']>
>;

export const findTemplate = async (handle: Handle, code: string): Promise<TemplateRow> => {
  const row = await selectTemplates(handle).where('t.code', '=', code).executeTakeFirst();
  if (row === undefined) throw notFound('interaction template', code);
  if (row.merged_into_id === null) return row;
  const into = await selectTemplates(handle)
    .where('t.id', '=', row.merged_into_id)
    .executeTakeFirstOrThrow();
  throw new DomainError(
    'gone',
    `The interaction template ${code} was merged into ${into.code}. Use that one.`,
  );
};

const presentTemplate = (
  row: TemplateRow,
  languages: readonly TemplateLanguageRow[],
): InteractionTemplate => ({
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
  languages: languages
    .filter((one) => one.interaction_template_id === row.id)
    .map((one) => ({
      languageCode: one.language_code as TemplateLanguage['languageCode'],
      description: one.description,
      attachmentId: one.attachment_id,
    })),
  wizardAction: row.wizard_action as InteractionTemplate['wizardAction'],
  campaignNo: row.campaign_no,
  campaignTarget: row.campaign_target === 1,
  campaignResponse: row.campaign_response === 1,
  blocked: row.blocked === 1,
  ...presentTrail(row),
});

/** The rows with their languages, in the same order. */
export const presentTemplates = async (
  handle: Handle,
  rows: readonly TemplateRow[],
): Promise<InteractionTemplate[]> => {
  const languages = await readLanguages(
    handle,
    rows.map((row) => row.id),
  );
  return rows.map((row) => presentTemplate(row, languages));
};

export const loadTemplate = async (handle: Handle, code: string): Promise<InteractionTemplate> => {
  const row = await findTemplate(handle, code);
  return presentTemplate(row, await readLanguages(handle, [row.id]));
};

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
