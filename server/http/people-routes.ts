import { api } from '../contract/api.ts';
import type { Person } from '../contract/person.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

type Mount = ReturnType<typeof createMount>;

export const mountPeople = (
  mount: Mount,
  { people }: Stores,
  provider: Person['provider'],
): void => {
  mount(api.listPeople, async ({ query }) => ({
    status: 200,
    body: await people.list({ ...query, provider }),
  }));
  mount(api.changePerson, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await people.change(caller, params.id, version, body),
  }));
};
