import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import { OfflineBar } from './OfflineBar.tsx';
import { PaneMenu } from './PaneMenu.tsx';
import { PaneSkeleton } from './PaneSkeleton.tsx';
import { usePane } from './pane-context.tsx';
import { RefreshButton } from './RefreshButton.tsx';

const DiagnosticsPage = lazy(async () => ({
  default: (await import('./DiagnosticsPage.tsx')).DiagnosticsPage,
}));

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  head: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    gap: tokens.spacingHorizontalXS,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1 },
  main: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    outline: 'none',
    overflowWrap: 'anywhere',
  },
});

/** Name, refresh and menu; help is reached also where nobody is signed in. */
export function PaneFrame({ me, children }: { me: Me | null; children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { view } = usePane();
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <Text as="h1" weight="semibold">
          {t('product')}
        </Text>
        <span className={styles.grow} />
        <RefreshButton />
        <PaneMenu me={me} />
      </header>
      <OfflineBar />
      <main className={styles.main} tabIndex={-1}>
        <Suspense fallback={<PaneSkeleton />}>
          {view.name === 'diagnostics' ? <DiagnosticsPage me={me} /> : children}
        </Suspense>
      </main>
    </div>
  );
}
