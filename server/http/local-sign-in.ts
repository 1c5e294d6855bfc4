import { createPublicKey, type KeyObject } from 'node:crypto';
import { type JWTVerifyGetKey, SignJWT } from 'jose';
import { DomainError } from '../domain/domain-error.ts';
import type { PersonStore } from '../domain/person/person-store.ts';
import type { TokenTrust } from './authentication.ts';

const tenantId = 'local';
const clientId = 'interaction-log-local';
const issuer = 'urn:interaction-log:local';
const lifetimeSeconds = 3600;

/** Trust in the tokens that local sign-in issues with this private key. */
export const localTrust = (privateKey: KeyObject): TokenTrust => {
  const publicKey = createPublicKey(privateKey);
  const keys: JWTVerifyGetKey = async () => publicKey;
  return { issuer, audience: clientId, keys, tenantId, authorizedClients: new Set([clientId]) };
};

/** Signs a local person in: a token like the provider's, verified by the same code. */
export const signInLocally = async (
  people: PersonStore,
  privateKey: KeyObject,
  userName: string,
): Promise<{ token: string; expiresAt: string }> => {
  const wanted = userName.toLowerCase();
  const person = (await people.listLocal()).find((one) => one.userName.toLowerCase() === wanted);
  if (person === undefined)
    throw new DomainError('notSignedIn', `There is no local person ${userName}.`);
  const expires = Math.floor(Date.now() / 1000) + lifetimeSeconds;
  const token = await new SignJWT({
    tid: tenantId,
    oid: person.oid,
    scp: 'access_as_user',
    azp: clientId,
    name: person.name,
    preferred_username: person.userName,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(issuer)
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(privateKey);
  return { token, expiresAt: new Date(expires * 1000).toISOString() };
};
