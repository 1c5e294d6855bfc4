import {
  createNestablePublicClientApplication,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import { isMicrosoft, msalSettings } from './msal-settings.ts';
import { type EntraSettings, readEntraSettings } from './sign-in-settings.ts';

let opening: Promise<IPublicClientApplication> | null = null;

function openApplication(settings: EntraSettings): Promise<IPublicClientApplication> {
  opening ??= createNestablePublicClientApplication(msalSettings(settings)).catch(
    (error: unknown) => {
      opening = null;
      throw error;
    },
  );
  return opening;
}

interface NestedRequest {
  /** A token that was refused is not to come out of the cache again. */
  renew: boolean;
  /** The host may ask the person; else it answers by itself, or not at all. */
  mayAsk: boolean;
}

/**
 * Nested app authentication: the host, where the person is signed in already, gets the token.
 * Null where there is nobody to ask: in local mode, and with a provider that is not Microsoft’s.
 * https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
 */
export async function getNestedToken({ renew, mayAsk }: NestedRequest): Promise<string | null> {
  const settings = await readEntraSettings();
  if (settings === null || !isMicrosoft(settings)) return null;
  const application = await openApplication(settings);
  const request = { scopes: [settings.scope] };
  const { accessToken } = mayAsk
    ? await application.acquireTokenPopup(request)
    : await application.acquireTokenSilent({ ...request, forceRefresh: renew });
  return accessToken;
}
