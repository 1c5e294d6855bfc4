import { useMemo, useState } from 'react';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';

export interface Selection {
  keys: ReadonlySet<number>;
  /** Those of them that are loaded, as they are now. */
  entries: readonly InteractionLogEntry[];
  choose(entry: InteractionLogEntry, how: 'toggle' | 'extend'): void;
  chooseAll(): void;
  clear(): void;
}

/** The numbers from the one to the other, in the order of the list. */
function between(items: readonly InteractionLogEntry[], one: number, other: number): number[] {
  const from = items.findIndex(({ entryNo }) => entryNo === one);
  const to = items.findIndex(({ entryNo }) => entryNo === other);
  if (from < 0 || to < 0) return [other];
  return items.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ entryNo }) => entryNo);
}

/** Rows chosen for an act; what another filter takes out of the list is chosen no more. */
export function useSelection(items: readonly InteractionLogEntry[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [anchor, setAnchor] = useState<number | null>(null);
  const entries = useMemo(
    () => (chosen.size === 0 ? [] : items.filter(({ entryNo }) => chosen.has(entryNo))),
    [items, chosen],
  );
  const keys = useMemo(() => new Set(entries.map(({ entryNo }) => entryNo)), [entries]);
  return {
    keys,
    entries,
    choose({ entryNo }, how) {
      if (how === 'extend') {
        setChosen((old) => new Set([...old, ...between(items, anchor ?? entryNo, entryNo)]));
        if (anchor === null) setAnchor(entryNo);
        return;
      }
      setAnchor(entryNo);
      setChosen((old) => {
        const next = new Set(old);
        if (!next.delete(entryNo)) next.add(entryNo);
        return next;
      });
    },
    chooseAll: () => setChosen(new Set(items.map(({ entryNo }) => entryNo))),
    clear: () => {
      setChosen(new Set());
      setAnchor(null);
    },
  };
}
