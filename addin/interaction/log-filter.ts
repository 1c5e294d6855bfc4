import type { EntryStatus } from '../../server/contract/enumerations.ts';
import type { CallInput } from '../ui/api-client.ts';
import type { Route } from '../ui/route.ts';

export type LogQuery = NonNullable<CallInput<'listInteractionLogEntries'>['query']>;

/** The filters of the log, by the names they have in the address and in the API. */
export const logFilters = [
  'search',
  'dateFrom',
  'dateTo',
  'salespersonCode',
  'teamCode',
  'contactNo',
  'interactionTemplateCode',
  'interactionGroupCode',
  'informationFlow',
  'origin',
  'hasAttachments',
  'status',
  'canceled',
] as const;
export type LogFilterName = (typeof logFilters)[number];
export type LogFilter = Record<LogFilterName, string | null>;

/** What an entry of the log can be, in one word. */
export const statuses = [
  'logged',
  'attemptFailed',
  'inProgress',
  'deliveryError',
  'canceled',
] as const satisfies readonly EntryStatus[];

const day = /^\d{4}-\d{2}-\d{2}$/;
const allowed: Partial<Record<LogFilterName, (value: string) => boolean>> = {
  dateFrom: (value) => day.test(value),
  dateTo: (value) => day.test(value),
  informationFlow: (value) => value === 'inbound' || value === 'outbound',
  hasAttachments: (value) => value === 'true',
  status: (value) => statuses.some((one) => one === value),
  canceled: (value) => value === 'false',
};

/** An address may have been typed or cut: what makes no sense is no filter. */
export function filterIn({ query }: Route): LogFilter {
  const read = (name: LogFilterName) => {
    const value = query.get(name);
    if (!value) return null;
    return (allowed[name]?.(value) ?? true) ? value : null;
  };
  return Object.fromEntries(logFilters.map((name) => [name, read(name)])) as LogFilter;
}

export const noFilter: LogFilter = Object.fromEntries(
  logFilters.map((name) => [name, null]),
) as LogFilter;

export const isFiltered = (filter: LogFilter): boolean =>
  logFilters.some((name) => filter[name] !== null);
