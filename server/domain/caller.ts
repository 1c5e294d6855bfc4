import type { Actor } from './actor.ts';

/** One use of an Idempotency-Key: the same key with the same body replays the first answer. */
export interface Once {
  /** User and route: nobody else's key meets it. */
  scope: string;
  key: string;
  bodyHash: string;
}

/** Who writes, and whether a repeat is to be recognised. */
export interface Caller {
  actor: Actor;
  once: Once | null;
}
