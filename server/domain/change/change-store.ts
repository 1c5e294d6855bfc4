import type { Change } from '../../contract/change.ts';
import type { Actor } from '../actor.ts';

export interface ChangeStore {
  /**
   * What the actor may see after a number. Go on from `last`: rows of the last seconds come
   * again, because a number drawn earlier may become visible later.
   */
  list(actor: Actor, after: number, limit: number): Promise<{ items: Change[]; last: number }>;
  /** Calls back with what is new and the actor may see, until the returned function is called. */
  subscribe(actor: Actor, listener: (changes: Change[]) => void): () => void;
  /** Seconds since the feed was last read for subscribers; 0 without any. */
  lagSeconds(): number;
  close(): Promise<void>;
}
