import type { Actor } from '../actor.ts';
import type { Setup } from '../setup/setup.ts';

/**
 * The program whose secret has this hash. It sees and reports as an administrator does, within its
 * scopes, and is no salesperson.
 */
export const keyActor = (setup: Setup, secretHash: string, now: number): Actor | null => {
  const key = setup.serviceKeys.get(secretHash);
  if (key === undefined || (key.goodUntil !== null && key.goodUntil <= now)) return null;
  return {
    identity: `key:${key.id}`,
    personId: null,
    name: key.name,
    userName: null,
    label: `key:${key.name}`,
    roles: ['administrator'],
    salespersonId: null,
    salespersonCode: null,
    teamId: null,
    signedInBy: 'nobody',
    expiresAt: key.goodUntil,
    serviceKey: { id: key.id, scopes: key.scopes },
  };
};
