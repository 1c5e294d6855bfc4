import type { QueryOf } from '../../contract/endpoint.ts';
import type { Page } from '../../contract/fields.ts';
import type { InteractionLogEntry } from '../../contract/interaction-log-entry.ts';
import type {
  listPostponedInteractions,
  PostponedInteraction,
} from '../../contract/postponed-interaction.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export type PostponedInteractionQuery = QueryOf<typeof listPostponedInteractions>;

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
  discard(caller: Caller, entryNo: number, version: number): Promise<void>;
}
