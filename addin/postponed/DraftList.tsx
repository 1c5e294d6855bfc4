import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { ErrorState, ListFooter, ListSkeleton } from '../ui/list/ListStates.tsx';
import type { PagedList } from '../ui/list/use-paged-list.ts';
import { DraftCard } from './DraftCard.tsx';
import { useDraftActions } from './use-draft-actions.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxWidth: '960px',
  },
});

interface DraftListProps {
  list: PagedList<PostponedInteraction>;
  count: number;
  wantedEntryNo: number;
}

/** What somebody began to write down and has still to finish. */
export function DraftList({ list, count, wantedEntryNo }: DraftListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const actions = useDraftActions();
  if (!list.loading && !list.error && list.items.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('postponed.toFinish')}>
      <div className={styles.head}>
        <Subtitle2 as="h2">
          {t('postponed.toFinish')}
          {count > 0 && ` (${count})`}
        </Subtitle2>
        {list.waiting > 0 && (
          <Button size="small" shape="circular" onClick={list.showWaiting}>
            {t('list.new', { count: list.waiting })}
          </Button>
        )}
      </div>
      {list.loading && <ListSkeleton rowHeight={96} rows={2} />}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      <ul className={styles.list} aria-label={t('postponed.draftsLabel')}>
        {list.items.map((interaction) => (
          <DraftCard
            key={interaction.entryNo}
            interaction={interaction}
            wanted={interaction.entryNo === wantedEntryNo}
            actions={actions}
          />
        ))}
      </ul>
      {list.hasMore && <ListFooter {...list} count={list.items.length} />}
    </section>
  );
}
