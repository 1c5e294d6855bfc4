import type { StatisticsItem } from '../../server/contract/statistics.ts';
import { hashOf, type QueryValues } from '../ui/route.ts';
import type { Days } from './statistics-period.ts';
import type { StatisticsView } from './statistics-view.ts';

export type Dimension = 'group' | 'template' | 'salesperson' | 'team' | 'contact';

const filterNames = {
  group: 'interactionGroupCode',
  template: 'interactionTemplateCode',
  salesperson: 'salespersonCode',
  team: 'teamCode',
  contact: 'contactNo',
} as const satisfies Record<Dimension, string>;

/** The entries that were counted: canceled ones were not. */
export const logLink = ({ scope }: StatisticsView, days: Days, filter: QueryValues = {}): string =>
  hashOf(['log'], { ...days, scope, canceled: false, ...filter });

/** None for what has no code: the log has no filter for that. */
export const logLinkOf = (
  view: StatisticsView,
  by: Dimension,
  key: StatisticsItem['key'],
): string | undefined =>
  key === null ? undefined : logLink(view, view.days, { [filterNames[by]]: key });
