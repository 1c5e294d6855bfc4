import { api } from '../contract/api.ts';
import type { Installation } from '../domain/setup-checklist/assess-checklist.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

type Mount = ReturnType<typeof createMount>;

export const mountPeople = (
  mount: Mount,
  { people, setupChecklist }: Stores,
  installation: Installation,
): void => {
  mount(api.listPeople, async ({ query }) => ({
    status: 200,
    body: await people.list({ ...query, provider: installation.signIn }),
  }));
  mount(api.changePerson, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await people.change(caller, params.id, version, body),
  }));
  mount(api.getSetupChecklist, async () => ({
    status: 200,
    body: await setupChecklist.get(installation),
  }));
  mount(api.confirmChecklistItem, async ({ caller, params }) => {
    await setupChecklist.confirm(caller, params.key);
    return { status: 204, body: undefined };
  });
};
