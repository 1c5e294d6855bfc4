import type { QueryOf } from '../../contract/endpoint.ts';
import type { Page } from '../../contract/fields.ts';
import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import type { InteractionLogEntry } from '../../contract/interaction-log-entry.ts';
import type {
  countPostponedInteractions,
  listPostponedInteractions,
  PostponedCounts,
  PostponedInteraction,
  PostponedInteractionDetail,
} from '../../contract/postponed-interaction.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export type PostponedInteractionQuery = QueryOf<typeof listPostponedInteractions>;

export type PostponedCountQuery = QueryOf<typeof countPostponedInteractions>;

export interface PostponedInteractionStore {
  list(actor: Actor, query: PostponedInteractionQuery): Promise<Page<PostponedInteraction>>;
  /**
   * Logs it with the contact. Where the message is logged with that contact already, the two
   * become one. With `remember` the address means this contact from now on, for what waits too.
   */
  assign(
    caller: Caller,
    entryNo: number,
    version: number,
    choice: { contactNo: string; remember: boolean },
  ): Promise<InteractionLogEntry>;
  count(actor: Actor, query: PostponedCountQuery): Promise<PostponedCounts>;
  /** Keeps a draft, however incomplete. */
  postpone(caller: Caller, said: InteractionDraftInput): Promise<PostponedInteractionDetail>;
  save(
    caller: Caller,
    entryNo: number,
    version: number,
    said: InteractionDraftInput,
  ): Promise<PostponedInteractionDetail>;
  /** Takes it for 15 minutes; refused while somebody else has it. */
  resume(actor: Actor, entryNo: number): Promise<PostponedInteractionDetail>;
  /** Puts one's own down again. */
  release(actor: Actor, entryNo: number): Promise<void>;
  /** Logs exactly this one. */
  finish(
    caller: Caller,
    entryNo: number,
    version: number,
    said: InteractionDraftInput,
  ): Promise<InteractionLogEntry>;
  /** It can be restored for a day. */
  discard(caller: Caller, entryNo: number, version: number): Promise<void>;
  restore(caller: Caller, entryNo: number): Promise<PostponedInteractionDetail>;
}
