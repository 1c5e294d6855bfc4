import type { QueryOf } from '../../contract/endpoint.ts';
import type { Page } from '../../contract/fields.ts';
import type { listNeverLog, NeverLog, NewNeverLog } from '../../contract/never-log.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export type NeverLogQuery = QueryOf<typeof listNeverLog>;

export interface NeverLogStore {
  /** Everyone's lines and the actor's own; all of them for administrators. */
  list(actor: Actor, query: NeverLogQuery): Promise<Page<NeverLog>>;
  /** A line that is there already is the answer. */
  create(caller: Caller, line: NewNeverLog): Promise<NeverLog>;
  delete(caller: Caller, id: number): Promise<void>;
}
