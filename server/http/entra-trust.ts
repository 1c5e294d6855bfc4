import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { DomainError } from '../domain/domain-error.ts';
import type { TokenTrust } from './authentication.ts';

export interface EntraSettings {
  tenantId: string;
  clientId: string;
  /** The address of the token issuer, without a trailing slash. */
  authority: string;
  /** Clients besides ours and Microsoft’s that may ask in a person’s name. */
  authorizedClients?: readonly string[];
}

/**
 * Microsoft’s own clients, which ask for a token in the person’s name:
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
 * and, for the first, https://learn.microsoft.com/office/dev/add-ins/develop/register-sso-add-in-aad-v2
 */
const microsoftClients: Record<string, string> = {
  'all Office hosts': 'ea5a67f6-b6f3-4338-b240-c655ddc3cc8e',
  'Teams on desktop and mobile': '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  'Teams on the web': '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  'Outlook on the desktop, Microsoft 365 on mobile': 'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'Outlook on the web': 'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  'Outlook on mobile': '27922004-5251-4030-b22d-91ecd9a37ea4',
  'Microsoft 365 on the web': '4765445b-32c6-49b0-83e6-1d93765276ca',
  'Microsoft 365 on the desktop': '0ec893e0-5785-4de6-99da-4ed124e5296c',
};

const discovered = z.object({
  issuer: z.string().min(1),
  jwks_uri: z.url({ protocol: /^https?$/ }),
});

const answerLimit = 5_000;
/** An unknown key is asked for at once; its age only bounds how long a withdrawn one is believed. */
const keysMaxAge = 12 * 3_600_000;
/** However many unknown keys are named, the provider is asked this seldom. */
const unknownKeyCooldown = 30_000;
/** A provider that did not answer is left alone for so long. */
const failureCooldown = 1_000;

const unreachable = (): DomainError =>
  new DomainError(
    'providerUnreachable',
    'The sign-in service of your organisation does not answer. Try again in a minute; if it stays, tell your administrator.',
  );

/** Asks again after a failure, but not at once, and never twice at the same time. */
const askWithCare = <T>(ask: () => Promise<T>, onFailure: (error: unknown) => void) => {
  let asking: Promise<T> | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;
  return (): Promise<T> => {
    if (Date.now() - failedAt < failureCooldown) return Promise.reject(unreachable());
    asking ??= ask()
      .catch((error: unknown) => {
        failedAt = Date.now();
        onFailure(error);
        throw unreachable();
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
};

const discover = async (authority: string) => {
  const address = `${authority}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(answerLimit) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return discovered.parse(await answer.json());
};

/** The provider’s keys by their `kid`; a provider that does not answer is no refusal. */
const providerKeys = (
  address: string,
  cooldownDuration: number,
  onFailure: (error: unknown) => void,
): JWTVerifyGetKey => {
  const keys = createRemoteJWKSet(new URL(address), {
    timeoutDuration: answerLimit,
    cacheMaxAge: keysMaxAge,
    cooldownDuration,
  });
  const reload = askWithCare(() => keys.reload(), onFailure);
  return async (header, token) => {
    if (typeof header.kid !== 'string') throw new errors.JWKSNoMatchingKey();
    const known = keys.jwks()?.keys.some((key) => key.kid === header.kid) ?? false;
    if (!keys.fresh || (!known && !keys.coolingDown)) await reload();
    return keys(header, token);
  };
};

interface TrustOptions {
  /** Told each time the provider does not answer. */
  onFailure(error: unknown): void;
  unknownKeyCooldown?: number;
}

/** Trust in the provider’s tokens, learned from its discovery document when first asked for. */
export const createEntraTrust = (
  { tenantId, clientId, authority, authorizedClients = [] }: EntraSettings,
  { onFailure, unknownKeyCooldown: cooldown = unknownKeyCooldown }: TrustOptions,
): (() => Promise<TokenTrust>) => {
  let trust: TokenTrust | null = null;
  const ask = askWithCare(() => discover(authority), onFailure);
  return async () => {
    if (trust !== null) return trust;
    const { issuer, jwks_uri } = await ask();
    trust ??= {
      // The document of an authority for several tenants names the issuer with a gap.
      issuer: issuer.replaceAll('{tenantid}', tenantId),
      audience: clientId,
      keys: providerKeys(jwks_uri, cooldown, onFailure),
      tenantId,
      authorizedClients: new Set([
        clientId,
        ...Object.values(microsoftClients),
        ...authorizedClients,
      ]),
    };
    return trust;
  };
};
