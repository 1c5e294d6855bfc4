import type { QueryOf } from '../../contract/endpoint.ts';
import type { Page } from '../../contract/fields.ts';
import type { Leaving, LeavingResult } from '../../contract/leaver.ts';
import type {
  NewSalesperson,
  Salesperson,
  SalespersonChange,
  salespersonEndpoints,
} from '../../contract/salesperson.ts';
import type { Caller } from '../caller.ts';

export type SalespersonQuery = QueryOf<typeof salespersonEndpoints.listSalespeople>;

export interface SalespersonStore {
  list(query: SalespersonQuery): Promise<Page<Salesperson>>;
  get(code: string): Promise<Salesperson>;
  /** Also makes the local person who signs in as this salesperson. */
  create(caller: Caller, salesperson: NewSalesperson): Promise<Salesperson>;
  /** A new code renames the salesperson everywhere; refused unless the row still has this version. */
  change(
    caller: Caller,
    code: string,
    version: number,
    change: SalespersonChange,
  ): Promise<Salesperson>;
  /** Refused with `inUse` when entries, contacts, people or shared mailboxes name the salesperson. */
  delete(caller: Caller, code: string, version: number): Promise<void>;
  /** Blocks and hands over in one act; a dry run answers the same and changes nothing. */
  letLeave(caller: Caller, code: string, leaving: Leaving): Promise<LeavingResult>;
}
