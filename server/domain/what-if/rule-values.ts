import type { RuledField } from '../../contract/what-if.ts';

/** The columns of an entry that follow from the set-up, as they are stored. */
export interface RuleValues {
  interaction_template_id: number | null;
  interaction_group_id: number | null;
  description: string;
  cost: number;
  duration_minutes: number;
  correspondence_type: string | null;
  campaign_no: string | null;
  campaign_target: number;
  campaign_response: number;
}
export type RuleColumn = keyof RuleValues;

/** Column → what the API calls it. */
export const ruledFields: Record<RuleColumn, RuledField> = {
  interaction_template_id: 'interactionTemplateCode',
  interaction_group_id: 'interactionGroupCode',
  description: 'description',
  cost: 'cost',
  duration_minutes: 'durationMinutes',
  correspondence_type: 'correspondenceType',
  campaign_no: 'campaignNo',
  campaign_target: 'campaignTarget',
  campaign_response: 'campaignResponse',
};
export const ruleColumns = Object.keys(ruledFields) as RuleColumn[];

/** Those alone, of a row that has more. */
export const ruleValuesOf = (row: RuleValues): RuleValues =>
  Object.fromEntries(ruleColumns.map((column) => [column, row[column]])) as unknown as RuleValues;
