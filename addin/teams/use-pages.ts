import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../ui/route.ts';
import { useClient, useMe } from '../ui/session.tsx';
import { useChanges } from '../ui/use-changes.ts';

const names = ['log', 'postponed', 'contacts', 'statistics', 'decisions', 'setup'] as const;
export type PageName = (typeof names)[number];

export interface PageLink {
  name: PageName;
  text: string;
  count: number;
}

const isPage = (name: string | undefined): name is PageName => names.some((page) => page === name);

export function usePage(): PageName {
  const [name] = useRoute().path;
  return isPage(name) ? name : 'log';
}

/** At most as many as one page of the list holds: beyond, the badge says 99+ anyway. */
function usePostponedCount(): number {
  const client = useClient();
  const queries = useQueryClient();
  const { salespersonCode } = useMe();
  const scope = salespersonCode === null ? 'all' : 'mine';
  const key = ['postponed-count', scope];
  const count = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      client.call('listPostponedInteractions', { query: { scope, limit: 100 }, signal }),
  });
  useChanges(
    ['interactionLogEntry', 'setup'],
    () => void queries.invalidateQueries({ queryKey: key }),
  );
  return count.data?.items.length ?? 0;
}

/** The pages of the bar; each shows what its reader may see. */
export function usePages(): PageLink[] {
  const { t } = useTranslation();
  const postponed = usePostponedCount();
  return names.map((name) => ({
    name,
    text: t(`bar.${name}`),
    count: name === 'postponed' ? postponed : 0,
  }));
}
