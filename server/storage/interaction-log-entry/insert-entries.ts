import type { Insertable } from 'kysely';
import type { InformationFlow, Origin } from '../../contract/enumerations.ts';
import type { MatchedBy } from '../../contract/interaction-log-entry.ts';
import { businessDay } from '../../domain/business-day.ts';
import type { Setup, SetupTemplate } from '../../domain/setup/setup.ts';
import { followIds, holdOffMerges } from '../contact/follow-merge.ts';
import type { Flag, InteractionLogEntryTable } from '../database.ts';
import type { Handle } from '../storage.ts';

/** What was captured of an interaction, whatever brought it. */
export interface CapturedInteraction {
  template: SetupTemplate;
  contactId: number | null;
  companyId: number | null;
  /** It waits for somebody to choose whom this address or number means. */
  asksFor: string | null;
  at: number;
  flow: InformationFlow | null;
  salespersonId: number | null;
  origin: Origin;
  via: string | null;
  matchedBy: MatchedBy | null;
}

const flag = (value: boolean): Flag => (value ? 1 : 0);

/** The columns every captured entry has; docs/domain.md 5. */
export const capturedEntry = (
  one: CapturedInteraction,
  { setup, by, now }: { setup: Setup; by: string; now: number },
) => ({
  contact_id: one.contactId,
  contact_company_id: one.companyId,
  date: businessDay(one.at, setup.timeZone),
  time_of_interaction: one.at,
  sort_time: one.at,
  description: one.template.description,
  subject: null as string | null,
  information_flow: one.flow,
  initiated_by: one.flow === 'outbound' ? 'us' : 'them',
  interaction_template_id: one.template.id,
  interaction_group_id: one.template.groupId,
  salesperson_id: one.salespersonId,
  correspondence_type: one.template.correspondenceType as string | null,
  evaluation: null,
  cost: one.template.unitCost,
  duration_minutes: one.template.unitDurationMinutes,
  origin: one.origin,
  postponed: flag(one.asksFor !== null),
  attempt_failed: flag(false),
  contact_via: one.via,
  campaign_no: one.template.campaignNo,
  campaign_target: flag(one.template.campaignTarget),
  campaign_response: flag(one.template.campaignResponse),
  email_message_id: null as number | null,
  call_id: null as number | null,
  meeting_id: null as number | null,
  held_meeting_id: null as number | null,
  match_address: one.asksFor,
  matched_by: one.matchedBy,
  created_at: now,
  created_by: by,
  changed_at: now,
  changed_by: by,
});

/** What is not said is not so: nothing begins canceled. */
export type NewEntry = Omit<
  Insertable<InteractionLogEntryTable>,
  'canceled' | 'canceled_at' | 'canceled_by' | 'delivery_status'
>;

/** A contact may have been merged since it was found: what is logged goes where it went. */
const ofContactsThatStay = async (
  handle: Handle,
  rows: readonly NewEntry[],
): Promise<readonly NewEntry[]> => {
  const ids = rows.flatMap((row) => [row.contact_id ?? [], row.contact_company_id ?? []].flat());
  if (ids.length === 0) return rows;
  await holdOffMerges(handle);
  const follow = await followIds(handle, ids);
  return ids.every((id) => follow(id) === id)
    ? rows
    : rows.map((row) => ({
        ...row,
        contact_id: row.contact_id == null ? null : follow(row.contact_id),
        contact_company_id: row.contact_company_id == null ? null : follow(row.contact_company_id),
      }));
};

/** Writes entries, and what the search knows of them; answers their numbers in order. */
export const insertEntries = async (
  handle: Handle,
  found: readonly NewEntry[],
): Promise<number[]> => {
  const { sql, engine } = handle;
  const rows = await ofContactsThatStay(handle, found);
  const numbers = await engine.insert(sql, 'interaction_log_entry', 'entry_no', rows);
  await engine.indexEntries(sql, numbers);
  return numbers;
};
