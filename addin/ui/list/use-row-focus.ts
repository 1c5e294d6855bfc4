import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Line } from './lines.ts';
import type { Key } from './paged-list.ts';

interface RowFocusInput<Item> {
  lines: readonly Line<Item>[];
  active: number;
  setActiveKey(key: Key): void;
  reveal(index: number): void;
  openKey: Key | null;
  onEnter(line: Row<Item>): void;
  /** Space on a row, or Shift with an arrow key on the row it leads to. */
  onSelect?: ((line: Row<Item>, how: 'toggle' | 'extend') => void) | undefined;
}

type Row<Item> = Extract<Line<Item>, { kind: 'row' }>;

const page = 10;

function targetOf(key: string, rows: readonly number[], active: number): number | undefined {
  const at = rows.indexOf(active);
  if (key === 'ArrowDown') return rows[at + 1];
  if (key === 'ArrowUp') return rows[at - 1];
  if (key === 'PageDown') return rows[Math.min(at + page, rows.length - 1)];
  if (key === 'PageUp') return rows[Math.max(at - page, 0)];
  if (key === 'Home') return rows[0];
  return key === 'End' ? rows.at(-1) : undefined;
}

export interface RowFocus<Item> {
  register(key: Key, element: HTMLElement | null): void;
  onRowKeyDown(line: Row<Item>): (event: KeyboardEvent) => void;
  onKeyDown(event: KeyboardEvent): void;
}

/** One tab stop for the list; arrow keys move it, and it comes back when a panel closes. */
export function useRowFocus<Item>(input: RowFocusInput<Item>): RowFocus<Item> {
  const elements = useRef(new Map<Key, HTMLElement>());
  const wanted = useRef<Key | null>(null);
  const wasOpen = useRef(input.openKey);

  useEffect(() => {
    if (wasOpen.current !== null && input.openKey === null) wanted.current = wasOpen.current;
    wasOpen.current = input.openKey;
    const element = wanted.current === null ? undefined : elements.current.get(wanted.current);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  return {
    register(key: Key, element: HTMLElement | null) {
      if (element) elements.current.set(key, element);
      else elements.current.delete(key);
    },
    onRowKeyDown: (line: Row<Item>) => (event: KeyboardEvent) => {
      if (event.target !== event.currentTarget) return;
      if (event.key === 'Enter') input.onEnter(line);
      if (event.key === ' ' && input.onSelect) {
        event.preventDefault();
        input.onSelect(line, 'toggle');
      }
    },
    onKeyDown(event: KeyboardEvent) {
      if (
        !(event.target instanceof HTMLTableRowElement) ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      const rows = input.lines.flatMap((line, index) => (line.kind === 'row' ? [index] : []));
      const target = targetOf(event.key, rows, input.active);
      const line = target === undefined ? undefined : input.lines[target];
      if (target === undefined || line === undefined) return;
      event.preventDefault();
      wanted.current = line.key;
      const from = input.lines[input.active];
      if (event.shiftKey && line.kind === 'row' && from?.kind === 'row') {
        input.onSelect?.(from, 'extend');
        input.onSelect?.(line, 'extend');
      }
      input.setActiveKey(line.key);
      input.reveal(target);
    },
  };
}
