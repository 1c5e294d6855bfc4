import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  skeleton: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
  short: { width: '60%' },
});

/** The height of a contact and its line of truth, so that nothing jumps. */
export function PaneSkeleton() {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Skeleton className={styles.skeleton} aria-label={t('list.loading')} aria-busy>
      <SkeletonItem size={24} />
      <SkeletonItem size={16} className={styles.short} />
      <SkeletonItem size={32} />
      <SkeletonItem size={16} className={styles.short} />
      <SkeletonItem size={20} />
      <SkeletonItem size={20} />
      <SkeletonItem size={20} />
    </Skeleton>
  );
}
