import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CallInput } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { unitOf } from './statistics-period.ts';
import type { StatisticsView } from './statistics-view.ts';

type Query = NonNullable<CallInput<'getStatistics'>['query']>;

/** Figures are looked at, not watched: nobody needs them anew with every mail of the house. */
const freshMilliseconds = 60_000;

function useStatistics({ days, scope, measure }: StatisticsView, asked: Query) {
  const client = useClient();
  const query = { ...days, scope, measure, ...asked };
  return useQuery({
    queryKey: ['statistics', query],
    queryFn: ({ signal }) => client.call('getStatistics', { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: freshMilliseconds,
  });
}

/** Contacts that are drawn; the others are one rest. */
const maxContacts = 25;

/** Each answer brings two dimensions: what is counted once is not asked for again. */
export function useFigures(view: StatisticsView) {
  const limit = 200;
  return {
    periods: useStatistics(view, {
      groupBy: unitOf(view.days),
      splitBy: 'group',
      compare: 'true',
      contacts: 'true',
    }),
    groups: useStatistics(view, { groupBy: 'group', splitBy: 'template', limit }),
    teams: useStatistics(view, { groupBy: 'team', splitBy: 'salesperson', limit }),
    contacts: useStatistics(view, { groupBy: 'contact', limit: maxContacts }),
  };
}

export type AllFigures = ReturnType<typeof useFigures>;
