import { useState } from 'react';

export interface SharedDraft<T> {
  draft: T;
  change(changes: Partial<T>): void;
  changed: boolean;
  /** Somebody else saved while something was typed here, which is kept. */
  changedMeanwhile: boolean;
  /** Everything as it is saved, whoever saved it. */
  undo(): void;
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const keysOf = <T extends object>(value: T) => Object.keys(value) as (keyof T)[];

/** A draft of what others may change too: what is typed stays, the rest follows them. */
export function useSharedDraft<T extends object>(saved: T): SharedDraft<T> {
  const [state, setState] = useState({ base: saved, draft: saved, changedMeanwhile: false });
  const { base, draft, changedMeanwhile } = state;
  if (!same(saved, base)) {
    const typed = keysOf(draft).filter((key) => !same(draft[key], base[key]));
    const merged = { ...saved };
    for (const key of typed) merged[key] = draft[key];
    // After one's own saving nothing is left that differs.
    setState({ base: saved, draft: merged, changedMeanwhile: !same(merged, saved) });
  }
  return {
    draft,
    change: (changes) => setState((old) => ({ ...old, draft: { ...old.draft, ...changes } })),
    changed: !same(draft, saved),
    changedMeanwhile: changedMeanwhile && !same(draft, saved),
    undo: () => setState({ base: saved, draft: saved, changedMeanwhile: false }),
  };
}
