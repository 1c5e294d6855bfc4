import type { SignInSettings } from '../../server/contract/me.ts';
import { createApiClient } from './api-client.ts';

/** How people with accounts get a token: of which provider, and for what. */
export interface EntraSettings {
  clientId: string;
  authority: string;
  scope: string;
}

const client = createApiClient(async () => null);
let asking: Promise<SignInSettings> | null = null;

/** Null in local mode; asked once, and again only after a failure. */
export async function readEntraSettings(): Promise<EntraSettings | null> {
  asking ??= client.call('getSignIn').catch((error: unknown) => {
    asking = null;
    throw error;
  });
  const { clientId, authority, scope } = await asking;
  return clientId === null || authority === null || scope === null
    ? null
    : { clientId, authority, scope };
}
