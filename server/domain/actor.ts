import type { Role, ServiceKeyScope } from '../contract/enumerations.ts';

/** Who asks: a person with a token, a program with a key, or in local mode nobody in particular. */
export interface Actor {
  /** Stays when names change: `person:12`, `key:3`. */
  identity: string;
  /** The row of the person; null for the product itself and for nobody in particular. */
  personId: number | null;
  name: string;
  userName: string | null;
  /** What `createdBy` and `changedBy` say: the salesperson's code, else the name. */
  label: string;
  roles: readonly Role[];
  salespersonId: number | null;
  salespersonCode: string | null;
  teamId: number | null;
  signedInBy: 'entra' | 'local' | 'nobody';
  /** When the token ends, in milliseconds; null without one. */
  expiresAt: number | null;
  /** Of a program: its key, and all that it may do. */
  serviceKey?: { id: number; scopes: ReadonlySet<ServiceKeyScope> };
}

export const isAdministrator = (actor: Actor): boolean => actor.roles.includes('administrator');

/** Acts for the product itself: the purge, the standard set-up. */
export const systemActor: Actor = {
  identity: 'system',
  personId: null,
  name: 'System',
  userName: null,
  label: 'system',
  roles: ['administrator'],
  salespersonId: null,
  salespersonCode: null,
  teamId: null,
  signedInBy: 'nobody',
  expiresAt: null,
};
