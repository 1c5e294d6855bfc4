import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import { OfflineBar } from './OfflineBar.tsx';
import { PaneMenu } from './PaneMenu.tsx';
import { PaneSkeleton } from './PaneSkeleton.tsx';
import { usePane } from './pane-context.tsx';
import { RefreshButton } from './RefreshButton.tsx';
import { useMailItem } from './use-mail-item.ts';

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
    minHeight: '36px',
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  /** Outlook itself names the add-in above; this names the mail that a pinned pane speaks of. */
  about: { flexGrow: 1, minWidth: 0, color: tokens.colorNeutralForeground2 },
  main: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    outline: 'none',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** Name, refresh and menu; help is reached also where nobody is signed in. */
export function PaneFrame({ me, children }: { me: Me | null; children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { view } = usePane();
  const item = useMailItem();
  const subject = item?.kind === 'reading' ? item.subject || t('decisions.noSubject') : '';
  const about = view.name === 'addContact' ? view.person.address : subject;
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <h1 className={styles.unseen}>{t('product')}</h1>
        <Text size={200} truncate wrap={false} className={styles.about} title={about}>
          {about}
        </Text>
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
