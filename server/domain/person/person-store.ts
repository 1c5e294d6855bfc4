import type { QueryOf } from '../../contract/endpoint.ts';
import type { Role } from '../../contract/enumerations.ts';
import type { Page } from '../../contract/fields.ts';
import type { Person, PersonChange, personEndpoints } from '../../contract/person.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';
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

export interface PersonQuery extends QueryOf<typeof personEndpoints.listPeople> {
  /** Who can sign in as the server is set up; the others are not listed. */
  provider: Person['provider'];
}

export interface PersonStore {
  listLocal(): Promise<LocalPerson[]>;
  /** The bearer of a token as actor; a person seen for the first time is kept. */
  actorOf(person: TokenPerson): Promise<Actor>;
  setup(): Promise<Setup>;
  list(query: PersonQuery): Promise<Page<Person>>;
  /** Refused unless the row still has this version. */
  change(caller: Caller, id: number, version: number, change: PersonChange): Promise<Person>;
  /** The add-in has reported a mail in this person's name; written beside the request. */
  noteReport(actor: Actor): void;
}
