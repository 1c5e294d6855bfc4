import type { Scope } from '../../server/contract/enumerations.ts';
import { hashWith, navigate, type Route, useRoute } from '../ui/route.ts';
import { scopeIn } from '../ui/scope.ts';
import { useMe } from '../ui/session.tsx';
import { filterIn, type LogFilter, noFilter } from './log-filter.ts';

export interface LogView {
  route: Route;
  filter: LogFilter;
  scope: Scope;
  openEntryNo: number | null;
  setFilter(changes: Partial<LogFilter>): void;
  clearFilter(): void;
  setScope(scope: Scope): void;
  open(entryNo: number): void;
  close(): void;
}

const list = ['log'];

function entryIn({ path }: Route): number | null {
  const [, noun, key = ''] = path;
  return noun === 'entry' && /^\d{1,15}$/.test(key) ? Number(key) : null;
}

/** The whole view is in the address: a link to it shows the same. */
export function useLogView(): LogView {
  const route = useRoute();
  const me = useMe();
  return {
    route,
    filter: filterIn(route),
    scope: scopeIn(route.query, me),
    openEntryNo: entryIn(route),
    setFilter: (changes) => navigate(hashWith(route, changes, list), 'replace'),
    clearFilter: () => navigate(hashWith(route, noFilter, list), 'replace'),
    setScope: (scope) => navigate(hashWith(route, { scope }, list), 'replace'),
    open: (entryNo) =>
      navigate(
        hashWith(route, {}, [...list, 'entry', String(entryNo)]),
        entryIn(route) === null ? 'push' : 'replace',
      ),
    close: () => navigate(hashWith(route, {}, list)),
  };
}
