import type { Request } from 'express';
import type { Endpoint } from '../contract/endpoint.ts';
import type { ServiceKeyScope } from '../contract/enumerations.ts';
import type { Actor } from '../domain/actor.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Authenticate } from './authentication.ts';
import type { Metrics } from './metrics.ts';
import type { RateLimits } from './rate-limit.ts';

const requireRole = (endpoint: Endpoint, actor: Actor): void => {
  if (endpoint.roles === 'anonymous' || endpoint.roles.length === 0) return;
  if (endpoint.roles.some((role) => actor.roles.includes(role))) return;
  throw new DomainError(
    'notAllowed',
    `This needs one of these roles: ${endpoint.roles.join(', ')}. Ask an administrator for it.`,
  );
};

const requireScope = ({ scope }: Endpoint, scopes: ReadonlySet<ServiceKeyScope>): void => {
  if (scope !== undefined && scopes.has(scope)) return;
  throw new DomainError(
    'notAllowed',
    scope === undefined
      ? 'This is not open to service keys. A person has to do it.'
      : `This key has not the scope ${scope}. Use a key that has it.`,
  );
};

/** A person needs one of the roles, a program the scope. */
const requireAllowed = (endpoint: Endpoint, actor: Actor): void => {
  if (actor.serviceKey === undefined) requireRole(endpoint, actor);
  else requireScope(endpoint, actor.serviceKey.scopes);
};

/** Who asks, when it may ask this, and not too often. */
export type Admit = (endpoint: Endpoint, request: Request) => Promise<Actor>;

interface Admission {
  authenticate: Authenticate;
  limits: RateLimits;
  metrics: Metrics;
}

/** Authenticates, and counts what is not believed against the address it comes from. */
export const countingBadTokens =
  ({ authenticate, limits }: Pick<Admission, 'authenticate' | 'limits'>): Authenticate =>
  async (request) => {
    try {
      return await authenticate(request);
    } catch (error) {
      const isBad = error instanceof DomainError && error.code === 'notSignedIn';
      if (isBad && request.headers.authorization !== undefined)
        await limits.countBadToken(request.ip ?? '');
      throw error;
    }
  };

export const createAdmit =
  ({ authenticate, limits, metrics }: Admission): Admit =>
  async (endpoint, request) => {
    const actor = await authenticate(request);
    await limits.count(actor);
    requireAllowed(endpoint, actor);
    if (actor.serviceKey !== undefined)
      metrics.serviceKeyUsed(actor.serviceKey.id, endpoint.scope ?? '');
    return actor;
  };
