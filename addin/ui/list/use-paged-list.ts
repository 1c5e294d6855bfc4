import { useAnnounce } from '@fluentui/react-components';
import { type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../server/contract/change.ts';
import type { Page } from '../../../server/contract/fields.ts';
import { useChanges } from '../use-changes.ts';
import {
  arrivalsIn,
  itemsOf,
  type Key,
  type Pages,
  withChanged,
  withHead,
  without,
} from './paged-list.ts';

export interface ListSource<Item> {
  key: QueryKey;
  load(cursor: string | undefined, signal?: AbortSignal): Promise<Page<Item>>;
  keyOf(item: Item): Key;
  /** Which changes may bring new rows. */
  entities: readonly Change['entity'][];
  /** Somebody reads here: what arrives waits. */
  hold: boolean;
}

export interface PagedList<Item> {
  items: Item[];
  loading: boolean;
  error: unknown;
  retry(): void;
  hasMore: boolean;
  loadingMore: boolean;
  moreError: unknown;
  loadMore(): void;
  waiting: number;
  showWaiting(): void;
  /** Shows a row as it is now. */
  replace(item: Item): void;
  remove(key: Key): void;
}

export function usePagedList<Item>(source: ListSource<Item>): PagedList<Item> {
  const queries = useQueryClient();
  const query = useInfiniteQuery<Page<Item>, Error, Pages<Item>, QueryKey, string | null>({
    queryKey: source.key,
    queryFn: ({ pageParam, signal }) => source.load(pageParam ?? undefined, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    // While nobody shows it nobody listens for its changes: the next one reads it anew.
    gcTime: 0,
  });
  const pages = query.data;
  const items = useMemo(() => itemsOf(pages), [pages]);
  const update = useCallback(
    (change: (pages: Pages<Item>) => Pages<Item>) =>
      queries.setQueryData<Pages<Item>>(source.key, (old) => old && change(old)),
    [queries, source.key],
  );
  const arrivals = useArrivals(source, pages, update);
  const { fetchNextPage, refetch } = query;

  return {
    items,
    loading: query.isPending,
    error: query.isError && !pages ? query.error : null,
    retry: () => void refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    moreError: query.isFetchNextPageError ? query.error : null,
    loadMore: () => void fetchNextPage(),
    ...arrivals,
    replace: (item) => update((old) => withChanged(old, [item], source.keyOf)),
    remove: (key) => update((old) => without(old, key, source.keyOf)),
  };
}

/** Reads the first page again when something changed, and keeps what is new until it may move. */
function useArrivals<Item>(
  source: ListSource<Item>,
  pages: Pages<Item> | undefined,
  update: (change: (pages: Pages<Item>) => Pages<Item>) => void,
) {
  const { announce } = useAnnounce();
  const { t } = useTranslation();
  const [held, setHeld] = useState<{ key: string; head: Page<Item> } | null>(null);
  const key = JSON.stringify(source.key);
  const head = held?.key === key ? held.head : null;
  const waiting = head && pages ? arrivalsIn(head, pages, source.keyOf).length : 0;

  const show = (page: Page<Item>) => {
    update((old) => withHead(old, page, source.keyOf));
    setHeld(null);
  };
  useChanges(source.entities, () => {
    if (!pages) return;
    source.load(undefined).then(
      (page) => {
        const count = arrivalsIn(page, pages, source.keyOf).length;
        if (count > 0) announce(t('list.new', { count }), { polite: true });
        if (!source.hold) return show(page);
        update((old) => withChanged(old, page.items, source.keyOf));
        setHeld({ key, head: page });
      },
      // A hint that leads nowhere is followed by the next one, or by the reader's own retry.
      () => undefined,
    );
  });
  return {
    waiting,
    showWaiting: () => {
      if (head) show(head);
    },
  };
}
