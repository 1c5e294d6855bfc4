import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { role } from '../contract/enumerations.ts';
import { secretPrefix } from '../contract/service-key.ts';
import type { Actor } from '../domain/actor.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { PersonStore, TokenPerson } from '../domain/person/person-store.ts';
import type { ServiceKeyStore } from '../domain/service-key/service-key-store.ts';

/** Whose tokens are believed, and for whom they must have been made. */
export interface TokenTrust {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
  /** The tenant that the token must name. */
  tenantId: string;
  /** Clients that may ask in a person's name (`azp`). */
  authorizedClients: ReadonlySet<string>;
}

/** The one permission that our API offers. */
export const tokenScope = 'access_as_user';
const clockToleranceSeconds = 60;
const maxVerified = 1000;

const refused = (): DomainError =>
  new DomainError('notSignedIn', 'The sign-in is not valid or has ended. Sign in again.');

const readClaims = async (token: string, trust: TokenTrust): Promise<TokenPerson> => {
  const { payload } = await jwtVerify(token, trust.keys, {
    issuer: trust.issuer,
    audience: trust.audience,
    algorithms: ['RS256'],
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'oid', 'tid', 'scp', 'azp'],
  });
  const { oid, tid, scp, azp, exp } = payload;
  const fits =
    typeof oid === 'string' &&
    tid === trust.tenantId &&
    typeof scp === 'string' &&
    scp.split(' ').includes(tokenScope) &&
    typeof azp === 'string' &&
    trust.authorizedClients.has(azp) &&
    payload.idtyp !== 'app';
  if (!fits || exp === undefined) throw refused();
  const roles = role.array().safeParse(payload.roles);
  const name = typeof payload.name === 'string' ? payload.name : oid;
  return {
    tid: trust.tenantId,
    oid,
    name: name.slice(0, 100),
    userName: (typeof payload.preferred_username === 'string'
      ? payload.preferred_username
      : name
    ).slice(0, 100),
    roles: trust.tenantId === 'local' ? null : (roles.data ?? []),
    expiresAt: exp * 1000,
  };
};

/** Verifies tokens; what was verified is remembered until it ends. */
export const createVerifier = (
  findTrust: () => Promise<TokenTrust>,
): ((token: string) => Promise<TokenPerson>) => {
  const verified = new Map<string, TokenPerson>();
  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64');
    const known = verified.get(key);
    if (known !== undefined && known.expiresAt > Date.now()) return known;
    verified.delete(key);
    try {
      const person = await readClaims(token, await findTrust());
      if (verified.size >= maxVerified) verified.clear();
      verified.set(key, person);
      return person;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw refused();
      throw error;
    }
  };
};

/** In local mode a request without a token may do everything, and is nobody's. */
const localNobody: Actor = {
  identity: 'local',
  personId: null,
  name: 'Local administrator',
  userName: null,
  label: 'local',
  roles: ['reader', 'salesperson', 'manager', 'administrator'],
  salespersonId: null,
  salespersonCode: null,
  teamId: null,
  signedInBy: 'nobody',
  expiresAt: null,
};

export type Authenticate = (request: Request) => Promise<Actor>;

/** The actor of a request, by its bearer token or the secret of a service key. */
export const createAuthenticate =
  (
    verify: (token: string) => Promise<TokenPerson>,
    { people, serviceKeys }: { people: PersonStore; serviceKeys: ServiceKeyStore },
    { anonymousIsAdministrator }: { anonymousIsAdministrator: boolean },
  ): Authenticate =>
  async (request) => {
    const header = request.get('authorization');
    if (header === undefined) {
      if (anonymousIsAdministrator) return localNobody;
      throw new DomainError('notSignedIn', 'Sign in: this request carries no token.');
    }
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(header)?.[1];
    if (token === undefined) throw refused();
    if (token.startsWith(secretPrefix)) {
      const program = await serviceKeys.actorOf(token);
      if (program === null) throw refused();
      return program;
    }
    return people.actorOf(await verify(token));
  };
