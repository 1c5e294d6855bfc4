import type {
  AttachedInteractions,
  EntryMove,
  ErasedContact,
  MissedInteractions,
  MovedEntries,
} from '../../contract/contact-history.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

/** What happens to the log when a contact gains or loses an address, or is erased. */
export interface ContactHistoryStore {
  listMissed(actor: Actor, no: string): Promise<MissedInteractions>;
  /** Without ids everything that was missed. */
  attachMissed(
    caller: Caller,
    no: string,
    decisionIds: readonly number[] | null,
  ): Promise<AttachedInteractions>;
  moveEntries(caller: Caller, no: string, move: EntryMove): Promise<MovedEntries>;
  erase(caller: Caller, no: string, dryRun: boolean): Promise<ErasedContact>;
}
