import { api } from '../contract/api.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

export const mountServiceKeys = (
  mount: ReturnType<typeof createMount>,
  { serviceKeys }: Stores,
): void => {
  mount(api.listServiceKeys, async ({ query }) => ({
    status: 200,
    body: await serviceKeys.list(query),
  }));
  mount(api.createServiceKey, async ({ caller, body }) => ({
    status: 201,
    body: await serviceKeys.create(caller, body),
  }));
  mount(api.rotateServiceKey, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await serviceKeys.rotate(caller, params.id, version, body),
  }));
  mount(api.revokeServiceKey, async ({ caller, params, version }) => ({
    status: 200,
    body: await serviceKeys.revoke(caller, params.id, version),
  }));
};
