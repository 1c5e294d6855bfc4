import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { useChanges } from '../ui/use-changes.ts';

type Whose = NonNullable<CallInput<'countPostponedInteractions'>['query']>;

/** How many wait, by what they wait for; of whom the query says. */
export function usePostponedCounts(query: Whose) {
  const client = useClient();
  const queries = useQueryClient();
  useChanges(
    ['interactionLogEntry', 'setup'],
    () => void queries.invalidateQueries({ queryKey: ['postponed-count'] }),
  );
  return useQuery({
    queryKey: ['postponed-count', query],
    queryFn: ({ signal }) => client.call('countPostponedInteractions', { query, signal }),
  });
}
