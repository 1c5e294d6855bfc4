import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from '../../../server/contract/fields.ts';

export type Key = string | number;
export type Pages<Item> = InfiniteData<Page<Item>, string | null>;

export function itemsOf<Item>(pages: Pages<Item> | undefined): Item[] {
  return pages?.pages.flatMap((page) => page.items) ?? [];
}

/** Those of a newly read first page that are not in the list yet. */
export function arrivalsIn<Item>(
  head: Page<Item>,
  pages: Pages<Item>,
  keyOf: (item: Item) => Key,
): Item[] {
  const known = new Set(itemsOf(pages).map(keyOf));
  return head.items.filter((item) => !known.has(keyOf(item)));
}

/** Shows changed rows as they are now, without moving any. */
export function withChanged<Item>(
  pages: Pages<Item>,
  changed: readonly Item[],
  keyOf: (item: Item) => Key,
): Pages<Item> {
  const newest = new Map(changed.map((item) => [keyOf(item), item]));
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => newest.get(keyOf(item)) ?? item),
    })),
  };
}

export function without<Item>(
  pages: Pages<Item>,
  key: Key,
  keyOf: (item: Item) => Key,
): Pages<Item> {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => keyOf(item) !== key),
    })),
  };
}

/** Puts the first page in front; starts over when there may be a gap between it and the rest. */
export function withHead<Item>(
  pages: Pages<Item>,
  head: Page<Item>,
  keyOf: (item: Item) => Key,
): Pages<Item> {
  const reaches = arrivalsIn(head, pages, keyOf).length < head.items.length;
  if (!reaches || head.nextCursor === null) return { pages: [head], pageParams: [null] };
  const inHead = new Set(head.items.map(keyOf));
  const [first, ...rest] = pages.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => !inHead.has(keyOf(item))),
  }));
  if (!first) return { pages: [head], pageParams: [null] };
  return { ...pages, pages: [{ ...first, items: [...head.items, ...first.items] }, ...rest] };
}
