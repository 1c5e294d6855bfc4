import { useSyncExternalStore } from 'react';

/** The page's address: everything that makes a view is in it, so that a view can be shared. */
export interface Route {
  /** `/log/entry/42` → `['log', 'entry', '42']`. */
  path: readonly string[];
  query: URLSearchParams;
}

export type QueryValues = Record<string, string | number | boolean | null | undefined>;

function parse(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  return {
    path: path.split('/').filter(Boolean).map(decodePart),
    query: new URLSearchParams(search),
  };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

let current = parse(location.hash);
const listeners = new Set<() => void>();
const home = '#/log';
const here = (): string => (location.hash.length > '#/'.length ? location.hash : home);
/** The addresses one came through; the last is where one is. */
const trail = [here()];

function follow(how: 'push' | 'replace'): void {
  const hash = here();
  if (how === 'replace') trail[trail.length - 1] = hash;
  else if (trail.at(-2) === hash) trail.pop();
  else trail.push(hash);
  current = parse(location.hash);
  for (const listener of listeners) listener();
}

addEventListener('hashchange', () => follow('push'));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => current);
}

export function hashOf(path: readonly (string | number)[], query: QueryValues = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const tail = search.size > 0 ? `?${search}` : '';
  return `#/${path.map((part) => encodeURIComponent(String(part))).join('/')}${tail}`;
}

/** Changes the address; `replace` where going back would only repeat a keystroke. */
export function navigate(hash: string, how: 'push' | 'replace' = 'push'): void {
  if (hash === location.hash) return;
  if (how === 'push') {
    location.hash = hash;
    return;
  }
  history.replaceState(null, '', hash);
  follow('replace');
}

/** One address back, or from a part to its whole where one came in by a link; false at home. */
export function leave(): boolean {
  const before = trail.at(-2);
  if (before !== undefined) navigate(before);
  else if (current.path.length > 1) navigate(hashWith(current, {}, wholeOf(current.path)));
  else return false;
  return true;
}

/** `/contacts/CT1/entry/5` → `/contacts/CT1` → `/contacts`; `/log/entry/5` → `/log`. */
function wholeOf(path: Route['path']): Route['path'] {
  return path.at(-2) === 'entry' ? path.slice(0, -2) : path.slice(0, -1);
}

/** The same view with some of its values changed. */
export function hashWith(route: Route, changes: QueryValues, path = route.path): string {
  return hashOf(path, { ...Object.fromEntries(route.query), ...changes });
}
