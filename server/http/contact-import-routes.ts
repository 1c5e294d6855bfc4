import { api } from '../contract/api.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

export const mountContactImport = (
  mount: ReturnType<typeof createMount>,
  { contactImport }: Stores,
): void => {
  mount(api.importContacts, async ({ actor, body }) => ({
    status: 200,
    body: await contactImport.run(actor, body),
  }));
  mount(api.getContactImportProgress, async () => ({
    status: 200,
    body: await contactImport.progress(),
  }));
};
