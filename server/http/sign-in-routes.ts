import type { KeyObject } from 'node:crypto';
import { api } from '../contract/api.ts';
import type { Role } from '../contract/enumerations.ts';
import type { SignInSettings } from '../contract/me.ts';
import { tokenScope } from './authentication.ts';
import type { EntraSettings } from './entra-trust.ts';
import { signInLocally } from './local-sign-in.ts';
import type { createMount } from './mount.ts';
import type { Stores } from './stores.ts';

type Mount = ReturnType<typeof createMount>;

export const mountMe = (mount: Mount, { people }: Stores): void => {
  mount(api.getMe, async ({ actor }) => {
    const setup = await people.setup();
    const salesperson =
      actor.salespersonId === null ? undefined : setup.salespeople.get(actor.salespersonId);
    const team = actor.teamId === null ? undefined : setup.teams.get(actor.teamId);
    return {
      status: 200,
      body: {
        name: actor.name,
        userName: actor.userName,
        roles: [...actor.roles] as Role[],
        salespersonCode: salesperson?.code ?? null,
        salespersonName: salesperson?.name ?? null,
        teamCode: team?.code ?? null,
        signedInBy: actor.signedInBy,
        visibility: setup.visibility,
        timeZone: setup.timeZone,
        currencyCode: setup.currencyCode,
      },
    };
  });
};

/** The Application ID URI holds the host of the pages, as Teams demands. */
export const signInSettingsOf = (
  provider: EntraSettings | null,
  publicUrl: string,
): SignInSettings => {
  if (provider === null)
    return { mode: 'local', clientId: null, authority: null, tenantId: null, scope: null };
  const { clientId, authority, tenantId } = provider;
  const scope = `api://${new URL(publicUrl).host}/${clientId}/${tokenScope}`;
  return { mode: 'entra', clientId, authority, tenantId, scope };
};

export const mountSignIn = (mount: Mount, settings: SignInSettings): void => {
  mount(api.getSignIn, async () => ({ status: 200, body: settings }));
};

export const mountLocalSignIn = (mount: Mount, { people }: Stores, privateKey: KeyObject): void => {
  mount(api.signInLocally, async ({ body }) => ({
    status: 200,
    body: await signInLocally(people, privateKey, body.userName),
  }));
  mount(api.listLocalPeople, async () => ({
    status: 200,
    body: {
      items: (await people.listLocal()).map(({ userName, name, roles, salespersonCode }) => ({
        userName,
        name,
        roles,
        salespersonCode,
      })),
    },
  }));
};
