import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LogScreen } from '../interaction/LogScreen.tsx';
import { ListSkeleton } from '../ui/list/ListStates.tsx';
import { PageBoundary } from '../ui/PageBoundary.tsx';
import { type PageName, usePage } from './use-pages.ts';

const screens = {
  log: LogScreen,
  postponed: lazy(async () => ({
    default: (await import('../postponed/PostponedScreen.tsx')).PostponedScreen,
  })),
  contacts: lazy(async () => ({
    default: (await import('../contact/ContactsScreen.tsx')).ContactsScreen,
  })),
  statistics: lazy(async () => ({
    default: (await import('../statistics/StatisticsScreen.tsx')).StatisticsScreen,
  })),
  decisions: lazy(async () => ({
    default: (await import('../capture/DecisionsScreen.tsx')).DecisionsScreen,
  })),
  setup: lazy(async () => ({ default: (await import('../setup/SetupScreen.tsx')).SetupScreen })),
} satisfies Record<PageName, unknown>;

export function Screen() {
  const { t } = useTranslation();
  const page = usePage();
  const Page = screens[page];
  useEffect(() => {
    document.title = `${t(`bar.${page}`)} – ${t('product')}`;
  }, [page, t]);
  return (
    <PageBoundary key={page}>
      <Suspense fallback={<ListSkeleton rowHeight={44} rows={12} />}>
        <Page />
      </Suspense>
    </PageBoundary>
  );
}
