import type { InteractionDraftInput } from '../../server/contract/interaction-draft.ts';
import type { Me } from '../../server/contract/me.ts';

/** A draft that could not be sent: it waits in this browser, for its person alone. */
export interface KeptDraft {
  /** Also its idempotency key: however often it is sent, it is one. */
  id: string;
  said: InteractionDraftInput;
  /** What it was resumed from. */
  entry: { entryNo: number; version: number } | null;
}

const keyOf = ({ signedInBy, userName, name }: Me): string =>
  `interaction-log.kept-drafts ${signedInBy} ${userName ?? name}`;

const listeners = new Set<() => void>();
/** Where the browser stores nothing, they last as long as the page. */
const inMemory = new Map<string, string>();

function readText(key: string): string {
  try {
    return localStorage.getItem(key) ?? inMemory.get(key) ?? '[]';
  } catch {
    return inMemory.get(key) ?? '[]';
  }
}

function writeText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
    inMemory.delete(key);
  } catch {
    inMemory.set(key, text);
  }
  for (const listener of listeners) listener();
}

export function keptDrafts(me: Me): KeptDraft[] {
  try {
    return JSON.parse(readText(keyOf(me))) as KeptDraft[];
  } catch {
    return [];
  }
}

export function keepDraft(me: Me, draft: KeptDraft): void {
  const others = keptDrafts(me).filter(({ id }) => id !== draft.id);
  writeText(keyOf(me), JSON.stringify([...others, draft]));
}

export function forgetDraft(me: Me, id: string): void {
  const all = keptDrafts(me);
  const others = all.filter((one) => one.id !== id);
  if (others.length < all.length) writeText(keyOf(me), JSON.stringify(others));
}

export function onKeptDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
