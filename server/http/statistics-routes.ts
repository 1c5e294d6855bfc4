import { api } from '../contract/api.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

export const mountStatistics = (
  mount: ReturnType<typeof createMount>,
  { statistics }: Stores,
): void => {
  mount(api.getStatistics, async ({ actor, query }) => ({
    status: 200,
    body: await statistics.get(actor, query),
  }));
};
