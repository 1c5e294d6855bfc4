import { type Configuration, ProtocolMode } from '@azure/msal-browser';
import type { EntraSettings } from './sign-in-settings.ts';

/** Entra ID and its national clouds: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const microsoftHosts = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
]);

export const isMicrosoft = ({ authority }: EntraSettings): boolean =>
  microsoftHosts.has(new URL(authority).host);

/** What the library wants to know of the provider; another than Microsoft’s is named as known. */
export function msalSettings(settings: EntraSettings): Configuration {
  const { clientId, authority } = settings;
  const microsoft = isMicrosoft(settings);
  return {
    auth: {
      clientId,
      authority: microsoft ? authority.replace(/\/v2\.0$/, '') : authority,
      knownAuthorities: microsoft ? [] : [new URL(authority).host],
      redirectUri: `${location.origin}/sign-in-done.html`,
    },
    cache: { cacheLocation: 'sessionStorage' },
    system: { protocolMode: microsoft ? ProtocolMode.AAD : ProtocolMode.OIDC },
  };
}
