import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUpRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListFooter, ListSkeleton, NothingMatches } from './ListStates.tsx';
import type { PagedList } from './use-paged-list.ts';
import { VirtualList, type VirtualListProps } from './VirtualList.tsx';

type Drawn<Item> = Omit<VirtualListProps<Item>, 'items' | 'complete' | 'onNearEnd' | 'footer'>;

interface PagedListViewProps<Item> extends Drawn<Item> {
  list: PagedList<Item>;
  /** What to say when there is nothing and nothing was filtered. */
  empty: ReactNode;
  filtered: boolean;
  onClearFilters(): void;
}

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
  },
  waiting: {
    position: 'absolute',
    top: tokens.spacingVerticalS,
    left: '50%',
    transform: 'translateX(-50%)',
    zIndex: 2,
    boxShadow: tokens.shadow8,
    whiteSpace: 'nowrap',
  },
});

/** A list in whichever state it is. */
export function PagedListView<Item>(props: PagedListViewProps<Item>) {
  const { list, empty, filtered, onClearFilters, ...drawn } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const [generation, setGeneration] = useState(0);
  if (list.loading) return <ListSkeleton rowHeight={props.rowHeight} />;
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (list.items.length === 0 && list.waiting === 0) {
    return filtered ? <NothingMatches onClear={onClearFilters} /> : empty;
  }
  const showWaiting = () => {
    list.showWaiting();
    // A new list starts at its top, where the new entries are.
    setGeneration(generation + 1);
  };
  return (
    <div className={styles.frame}>
      {list.waiting > 0 && (
        <Button
          className={styles.waiting}
          size="small"
          shape="circular"
          icon={<ArrowUpRegular />}
          aria-label={t('list.showNew', { count: list.waiting })}
          onClick={showWaiting}
        >
          {t('list.new', { count: list.waiting })}
        </Button>
      )}
      <VirtualList
        {...drawn}
        key={generation}
        items={list.items}
        complete={!list.hasMore}
        onNearEnd={() => {
          if (!list.loadingMore && !list.moreError) list.loadMore();
        }}
        footer={<ListFooter {...list} count={list.items.length} />}
      />
    </div>
  );
}
