import type { InteractionLogEntryQuery } from '../../contract/interaction-log-entry.ts';
import type { Actor } from '../../domain/actor.ts';
import { widestSpan } from '../../domain/business-day.ts';
import { withinScope } from '../../domain/seeing.ts';
import { type Setup, salespersonByCode, templateByCode } from '../../domain/setup/setup.ts';
import type { Handle } from '../storage.ts';
import { selectEntries } from './entry-rows.ts';

/** The words of a search, as the text index counts them. */
export const searchWords = (search: string | undefined): string[] =>
  (search ?? '').match(/[\p{L}\p{N}]+/gu)?.slice(0, 10) ?? [];

type Select = ReturnType<typeof selectEntries>;

const plainFilters = [
  ['informationFlow', 'information_flow'],
  ['initiatedBy', 'initiated_by'],
  ['correspondenceType', 'correspondence_type'],
  ['evaluation', 'evaluation'],
  ['origin', 'origin'],
  ['campaignNo', 'campaign_no'],
  ['emailMessageId', 'email_message_id'],
] as const;

const filterPlain = (select: Select, query: InteractionLogEntryQuery): Select => {
  let filtered = select.where('e.postponed', '=', 0);
  for (const [field, column] of plainFilters) {
    const value = query[field];
    if (value !== undefined) filtered = filtered.where(`e.${column}`, '=', value);
  }
  if (query.canceled !== undefined)
    filtered = filtered.where('e.canceled', '=', query.canceled ? 1 : 0);
  if (query.attemptFailed !== undefined)
    filtered = filtered.where('e.attempt_failed', '=', query.attemptFailed ? 1 : 0);
  if (query.dateFrom !== undefined)
    filtered = filtered
      .where('e.sort_time', '>=', widestSpan(query.dateFrom).from)
      .where('e.date', '>=', query.dateFrom);
  if (query.dateTo !== undefined)
    filtered = filtered
      .where('e.sort_time', '<', widestSpan(query.dateTo).to)
      .where('e.date', '<=', query.dateTo);
  return filtered;
};

/** Ids of what the codes name; null when one names nothing, so that nothing can match. */
const codeIds = (setup: Setup, query: InteractionLogEntryQuery) => {
  const ids: {
    column: 'salesperson_id' | 'interaction_template_id' | 'interaction_group_id';
    id: number;
  }[] = [];
  const add = (
    column: (typeof ids)[number]['column'],
    code: string | undefined,
    id: number | undefined,
  ) => {
    if (code === undefined) return true;
    if (id === undefined) return false;
    ids.push({ column, id });
    return true;
  };
  const group = [...setup.groups.values()].find((one) => one.code === query.interactionGroupCode);
  const known =
    add(
      'salesperson_id',
      query.salespersonCode,
      salespersonByCode(setup, query.salespersonCode ?? '')?.id,
    ) &&
    add(
      'interaction_template_id',
      query.interactionTemplateCode,
      templateByCode(setup, query.interactionTemplateCode ?? '')?.id,
    ) &&
    add('interaction_group_id', query.interactionGroupCode, group?.id);
  return known ? ids : null;
};

const contactIds = async ({ sql }: Handle, no: string) =>
  sql.selectFrom('contact').select(['id', 'type']).where('no', '=', no).executeTakeFirst();

const filterContacts = async (
  handle: Handle,
  select: Select,
  query: InteractionLogEntryQuery,
): Promise<Select | null> => {
  let filtered = select;
  for (const field of ['contactNo', 'contactCompanyNo'] as const) {
    const no = query[field];
    if (no === undefined) continue;
    const contact = await contactIds(handle, no);
    if (contact === undefined) return null;
    const byCompany = field === 'contactCompanyNo' || contact.type === 'company';
    filtered = filtered.where(byCompany ? 'e.contact_company_id' : 'e.contact_id', '=', contact.id);
  }
  return filtered;
};

/** The entries a query asks for and the actor may see, unordered; null when there can be none. */
export const filterEntries = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: InteractionLogEntryQuery,
): Promise<Select | null> => {
  const ids = codeIds(setup, query);
  if (ids === null) return null;
  let select: Select | null = filterPlain(selectEntries(handle), query);
  for (const { column, id } of ids) select = select.where(`e.${column}`, '=', id);
  select = await filterContacts(handle, select, query);
  if (select === null) return null;

  const seen = withinScope(setup, actor, query.scope);
  if (seen !== 'everyone') {
    if (seen.size === 0) return null;
    const [only] = seen;
    select =
      seen.size === 1 && only !== undefined
        ? select.where('e.salesperson_id', '=', only)
        : select.where('e.salesperson_id', 'in', [...seen]);
  }
  if (query.teamCode === undefined) return select;
  const team = [...setup.teams.values()].find((one) => one.code === query.teamCode);
  const members = [...setup.salespeople.values()].filter((one) => one.teamId === team?.id);
  return team === undefined || members.length === 0
    ? null
    : select.where(
        'e.salesperson_id',
        'in',
        members.map((one) => one.id),
      );
};
