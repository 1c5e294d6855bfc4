import type { Role } from '../../contract/enumerations.ts';
import type { Actor } from '../actor.ts';
import type { Setup } from '../setup/setup.ts';

export interface LocalPerson {
  userName: string;
  name: string;
  oid: string;
  roles: Role[];
  salespersonCode: string | null;
}

/** What a verified token says of its bearer. */
export interface TokenPerson {
  tid: string;
  oid: string;
  name: string;
  userName: string;
  /** From the token; null for local people, whose row carries them. */
  roles: Role[] | null;
  expiresAt: number;
}

export interface PersonStore {
  listLocal(): Promise<LocalPerson[]>;
  /** The bearer of a token as actor; a person seen for the first time is kept. */
  actorOf(person: TokenPerson): Promise<Actor>;
  setup(): Promise<Setup>;
}
