import { useTranslation } from 'react-i18next';
import { usePostponedCounts } from '../postponed/use-postponed-counts.ts';
import { useRoute } from '../ui/route.ts';
import { useMe } from '../ui/session.tsx';

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

function usePostponedCount(): number {
  const { salespersonCode } = useMe();
  const counts = usePostponedCounts({ scope: salespersonCode === null ? 'all' : 'mine' }).data;
  return counts ? counts.toFinish + counts.needsNote + counts.chooseContact : 0;
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
