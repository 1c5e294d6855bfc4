import { type ExpressionWrapper, expressionBuilder, sql as raw, type SqlBool } from 'kysely';
import type { InteractionLogFilter } from '../../contract/interaction-log-export.ts';
import type { Actor } from '../../domain/actor.ts';
import { widestSpan } from '../../domain/business-day.ts';
import { withinScope } from '../../domain/seeing.ts';
import { idsInEntries } from '../../domain/setup/merged-rows.ts';
import {
  groupByCode,
  type Setup,
  salespersonByCode,
  templateByCode,
} from '../../domain/setup/setup.ts';
import { followNo } from '../contact/follow-merge.ts';
import type { InteractionLogEntryTable } from '../database.ts';
import { preparedByShape } from '../prepared.ts';
import type { Engine, Handle } from '../storage.ts';
import { type EntryRow, selectEntries } from './entry-rows.ts';

/** What an entry has to be; all of them together. */
export type EntryCondition =
  | { column: EntryColumn; operator: '=' | '>=' | '<=' | '<'; value: string | number }
  | { column: EntryColumn; operator: 'in'; value: readonly number[] }
  | { column: 'delivery_status'; operator: 'is null' }
  | { operator: 'after'; time: number; entryNo: number }
  | { operator: 'hasAttachments'; value: boolean };

type EntryColumn =
  | 'contact_id'
  | 'contact_company_id'
  | 'salesperson_id'
  | 'interaction_template_id'
  | 'interaction_group_id'
  | 'date'
  | 'sort_time'
  | 'entry_no'
  | 'postponed'
  | 'canceled'
  | 'attempt_failed'
  | 'delivery_status'
  | (typeof plainFilters)[number][1];

const plainFilters = [
  ['informationFlow', 'information_flow'],
  ['initiatedBy', 'initiated_by'],
  ['correspondenceType', 'correspondence_type'],
  ['evaluation', 'evaluation'],
  ['origin', 'origin'],
  ['campaignNo', 'campaign_no'],
  ['emailMessageId', 'email_message_id'],
] as const;

const is = (column: EntryColumn, value: string | number): EntryCondition => ({
  column,
  operator: '=',
  value,
});

/** The same order of states as `entryStatus` has. */
const statusConditions = {
  canceled: [is('canceled', 1)],
  deliveryError: [is('canceled', 0), is('delivery_status', 'error')],
  inProgress: [is('canceled', 0), is('delivery_status', 'inProgress')],
  attemptFailed: [
    is('canceled', 0),
    { column: 'delivery_status', operator: 'is null' },
    is('attempt_failed', 1),
  ],
  logged: [
    is('canceled', 0),
    { column: 'delivery_status', operator: 'is null' },
    is('attempt_failed', 0),
  ],
} as const satisfies Record<NonNullable<InteractionLogFilter['status']>, readonly EntryCondition[]>;

const plainConditions = (query: InteractionLogFilter): EntryCondition[] => {
  const conditions = [is('postponed', 0)];
  for (const [field, column] of plainFilters) {
    const value = query[field];
    if (value !== undefined) conditions.push(is(column, value));
  }
  if (query.canceled !== undefined) conditions.push(is('canceled', query.canceled ? 1 : 0));
  if (query.attemptFailed !== undefined)
    conditions.push(is('attempt_failed', query.attemptFailed ? 1 : 0));
  if (query.status !== undefined) conditions.push(...statusConditions[query.status]);
  if (query.hasAttachments !== undefined)
    conditions.push({ operator: 'hasAttachments', value: query.hasAttachments });
  if (query.dateFrom !== undefined)
    conditions.push(
      { column: 'sort_time', operator: '>=', value: widestSpan(query.dateFrom).from },
      { column: 'date', operator: '>=', value: query.dateFrom },
    );
  if (query.dateTo !== undefined)
    conditions.push(
      { column: 'sort_time', operator: '<', value: widestSpan(query.dateTo).to },
      { column: 'date', operator: '<=', value: query.dateTo },
    );
  return conditions;
};

/** Null when a code names nothing, so that nothing can match. */
const codeConditions = (setup: Setup, query: InteractionLogFilter): EntryCondition[] | null => {
  const named = [
    [
      'salesperson_id',
      query.salespersonCode,
      salespersonByCode(setup, query.salespersonCode ?? ''),
      [],
    ],
    [
      'interaction_template_id',
      query.interactionTemplateCode,
      templateByCode(setup, query.interactionTemplateCode ?? ''),
      setup.mergedTemplates,
    ],
    [
      'interaction_group_id',
      query.interactionGroupCode,
      groupByCode(setup, query.interactionGroupCode ?? ''),
      setup.mergedGroups,
    ],
  ] as const;
  const conditions: EntryCondition[] = [];
  for (const [column, code, row, merged] of named) {
    if (code === undefined) continue;
    if (row === undefined) return null;
    const ids = idsInEntries(row.id, merged);
    conditions.push(ids.length === 1 ? is(column, row.id) : { column, operator: 'in', value: ids });
  }
  return conditions;
};

const seeingConditions = (
  setup: Setup,
  actor: Actor,
  query: InteractionLogFilter,
): EntryCondition[] | null => {
  const conditions: EntryCondition[] = [];
  const seen = withinScope(setup, actor, query.scope);
  if (seen !== 'everyone') {
    const [only] = seen;
    if (only === undefined) return null;
    conditions.push(
      seen.size === 1
        ? is('salesperson_id', only)
        : { column: 'salesperson_id', operator: 'in', value: [...seen] },
    );
  }
  if (query.teamCode === undefined) return conditions;
  const team = [...setup.teams.values()].find((one) => one.code === query.teamCode);
  const members = [...setup.salespeople.values()].filter((one) => one.teamId === team?.id);
  if (team === undefined || members.length === 0) return null;
  const value = members.map((one) => one.id);
  return [...conditions, { column: 'salesperson_id', operator: 'in', value }];
};

/** A company brings its persons' entries along. */
const contactConditions = async (
  handle: Handle,
  query: InteractionLogFilter,
): Promise<EntryCondition[] | null> => {
  const conditions: EntryCondition[] = [];
  for (const field of ['contactNo', 'contactCompanyNo'] as const) {
    const no = query[field];
    if (no === undefined) continue;
    const contact = await followNo(handle, no);
    if (contact === null) return null;
    const byCompany = field === 'contactCompanyNo' || contact.type === 'company';
    conditions.push(is(byCompany ? 'contact_company_id' : 'contact_id', contact.id));
  }
  return conditions;
};

/** What a query asks for and the actor may see; null when nothing can be it. */
export const entryConditions = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: InteractionLogFilter,
): Promise<EntryCondition[] | null> => {
  const codes = codeConditions(setup, query);
  const seeing = seeingConditions(setup, actor, query);
  if (codes === null || seeing === null) return null;
  const contacts = await contactConditions(handle, query);
  return contacts === null ? null : [...contacts, ...plainConditions(query), ...codes, ...seeing];
};

const shapeOf = (condition: EntryCondition): string => {
  if (condition.operator === 'after') return 'after';
  if (condition.operator === 'hasAttachments') return `attachments${condition.value}`;
  return `${condition.column}${condition.operator}`;
};

const valuesOf = (condition: EntryCondition, at: number): [string, unknown][] => {
  if (condition.operator === 'is null') return [];
  if (condition.operator === 'after')
    return [
      [`time${at}`, condition.time],
      [`entryNo${at}`, condition.entryNo],
    ];
  if (condition.operator === 'hasAttachments') return [];
  return [
    [`${at}`, condition.operator === 'in' ? JSON.stringify(condition.value) : condition.value],
  ];
};

const entries = expressionBuilder<{ e: InteractionLogEntryTable }, 'e'>();

/** All conditions on entries that the query calls `e`; the values come by their names. */
const whereAll = (
  engine: Engine,
  conditions: readonly EntryCondition[],
  slot: (name: string) => never,
): ExpressionWrapper<{ e: InteractionLogEntryTable }, 'e', SqlBool> =>
  entries.and(
    conditions.map((condition, at) => {
      if (condition.operator === 'after')
        return entries.and([
          entries('e.sort_time', '<=', slot(`time${at}`)),
          entries.or([
            entries('e.sort_time', '<', slot(`time${at}`)),
            entries('e.entry_no', '<', slot(`entryNo${at}`)),
          ]),
        ]);
      // Written out, and no parameter: only then is the index of those few taken.
      if (condition.operator === 'hasAttachments')
        return entries.and([
          condition.value
            ? raw<boolean>`e.attachment_count > 0`
            : raw<boolean>`e.attachment_count = 0`,
        ]);
      if (condition.operator === 'is null') return entries(`e.${condition.column}`, 'is', null);
      return condition.operator === 'in'
        ? engine.isInList(entries, `e.${condition.column}`, slot(`${at}`), 'number')
        : entries(`e.${condition.column}`, condition.operator, slot(`${at}`));
    }),
  );

/** As a condition of any query over entries that it calls `e`. */
export const meetsAll = (engine: Engine, conditions: readonly EntryCondition[]) => {
  const values = Object.fromEntries(conditions.flatMap(valuesOf));
  return whereAll(engine, conditions, (name) => values[name] as never);
};

const select = preparedByShape<EntryRow>();

/** Entries that meet all conditions, newest first. */
export const findEntries = (
  handle: Handle,
  conditions: readonly EntryCondition[],
  count: number,
): Promise<EntryRow[]> => {
  const shape = `${conditions.map(shapeOf).join()} ${count}`;
  const values = Object.fromEntries(conditions.flatMap(valuesOf));
  return select(handle, shape, values, ({ engine }, slot) => {
    const query = selectEntries(handle).where(whereAll(engine, conditions, slot));
    return engine.first(query.orderBy('e.sort_time', 'desc').orderBy('e.entry_no', 'desc'), count);
  });
};
