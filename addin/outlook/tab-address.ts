import { hashOf, type QueryValues } from '../ui/route.ts';

/** Where the tab shows it, in a window of its own. */
export const tabAddress = (path: readonly (string | number)[], query?: QueryValues): string =>
  `/tab.html${hashOf(path, query)}`;
