import type { Key } from './paged-list.ts';

/** What a list draws below each other: its rows, and the headings they stand under. */
export type Line<Item> =
  | { kind: 'heading'; key: string; heading: string }
  | { kind: 'row'; key: Key; item: Item };

export function linesOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  headingOf: ((item: Item) => string) | undefined,
): Line<Item>[] {
  const lines: Line<Item>[] = [];
  let last: string | undefined;
  for (const item of items) {
    const heading = headingOf?.(item);
    if (heading !== undefined && heading !== last) {
      lines.push({ kind: 'heading', key: `heading ${heading} ${lines.length}`, heading });
      last = heading;
    }
    lines.push({ kind: 'row', key: keyOf(item), item });
  }
  return lines;
}
