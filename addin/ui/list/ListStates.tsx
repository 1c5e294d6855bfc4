import {
  Button,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Spinner,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence, requestIdOf } from '../error-sentence.ts';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    maxWidth: '420px',
    marginInline: 'auto',
  },
  hint: { color: tokens.colorNeutralForeground2 },
  id: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
  skeletonRow: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalL}`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  footer: {
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingVerticalM,
    color: tokens.colorNeutralForeground3,
  },
});

export function ListSkeleton({ rowHeight, rows = 10 }: { rowHeight: number; rows?: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t('list.loading')} aria-busy>
      {Array.from({ length: rows }, (_, index) => `row ${index}`).map((key) => (
        <div key={key} className={styles.skeletonRow} style={{ height: rowHeight }}>
          <SkeletonItem shape="circle" size={20} />
          <SkeletonItem size={16} />
        </div>
      ))}
    </Skeleton>
  );
}

export function EmptyState(props: { title: string; hint: string; action?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.state}>
      <Title3 as="h2">{props.title}</Title3>
      <Text align="center" className={styles.hint}>
        {props.hint}
      </Text>
      {props.action && <div className={styles.actions}>{props.action}</div>}
    </div>
  );
}

export function NothingMatches({ onClear }: { onClear(): void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('list.noMatch')}
      hint={t('list.noMatchHint')}
      action={<Button onClick={onClear}>{t('actions.clearFilters')}</Button>}
    />
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?(): void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const id = requestIdOf(error);
  return (
    <div className={styles.state} role="alert">
      <Title3 as="h2">{t('problem.loadTitle')}</Title3>
      <Text align="center" className={styles.hint}>
        {errorSentence(error, t)}
      </Text>
      {id && (
        <Text size={200} className={styles.id}>
          {t('problem.requestId', { id })}
        </Text>
      )}
      {onRetry && (
        <div className={styles.actions}>
          <Button onClick={onRetry}>{t('actions.retry')}</Button>
        </div>
      )}
    </div>
  );
}

interface ListFooterProps {
  count: number;
  hasMore: boolean;
  loadingMore: boolean;
  moreError: unknown;
  loadMore(): void;
}

export function ListFooter({ count, hasMore, loadingMore, moreError, loadMore }: ListFooterProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (loadingMore) {
    return (
      <div className={styles.footer}>
        <Spinner size="tiny" label={t('list.loadingMore')} />
      </div>
    );
  }
  if (!hasMore) return <div className={styles.footer}>{t('list.end', { count })}</div>;
  return (
    <div className={styles.footer} role={moreError ? 'alert' : undefined}>
      {moreError ? <Text>{t('list.moreFailed')}</Text> : null}
      <Button appearance="subtle" onClick={loadMore}>
        {moreError ? t('actions.retry') : t('actions.loadMore')}
      </Button>
    </div>
  );
}
