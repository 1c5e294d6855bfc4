import type { Page } from '../../contract/fields.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
  InteractionLogEntryQuery,
} from '../../contract/interaction-log-entry.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export interface InteractionLogEntryStore {
  /** What the actor may see, newest first; with `search` the latest logged first. */
  list(actor: Actor, query: InteractionLogEntryQuery): Promise<Page<InteractionLogEntry>>;
  get(actor: Actor, entryNo: number): Promise<InteractionLogEntryDetail>;
  cancel(caller: Caller, entryNo: number, version: number): Promise<InteractionLogEntry>;
  restore(caller: Caller, entryNo: number, version: number): Promise<InteractionLogEntry>;
}
