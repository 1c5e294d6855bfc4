import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import { ListSkeleton } from '../ui/list/ListStates.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { Bar } from './Bar.tsx';
import { BarMenu } from './BarMenu.tsx';
import { TabFinder } from './TabFinder.tsx';
import { usePage } from './use-pages.ts';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flexGrow: 1 },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, outline: 'none' },
});

interface FrameProps {
  me: Me | null;
  avatar: ReactNode;
  children?: ReactNode;
}

export function Frame({ me, avatar, children }: FrameProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  const page = usePage();
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        {me && (narrow ? <BarMenu /> : <Bar />)}
        {!me && <Text weight="semibold">{t('product')}</Text>}
        <span className={styles.grow} />
        {me && <TabFinder />}
        {avatar}
      </header>
      <main className={styles.main} tabIndex={-1}>
        <h1 className={styles.unseen}>{me ? t(`bar.${page}`) : t('product')}</h1>
        {children ?? <ListSkeleton rowHeight={44} rows={12} />}
      </main>
    </div>
  );
}
