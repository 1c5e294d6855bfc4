import type { Change } from '../../contract/change.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ChangeStore } from '../../domain/change/change-store.ts';
import { seenSalespeople } from '../../domain/seeing.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Storage } from '../storage.ts';
import { type FeedRow, lastChange, maySeeChange, readFeed, toChange } from './change-feed.ts';

const pollMilliseconds = 150;
/** Rows are read again this far back: a transaction that began earlier may commit later. */
const overlapRows = 200;
const rowsPerPoll = 1000;
/** After this no row with a lower number appears any more. */
const settledMilliseconds = 10_000;

interface Subscriber {
  actor: Actor;
  listener: (changes: Change[]) => void;
}

/** Tails the feed for all subscribers of this instance together. */
class FeedTail {
  readonly #storage: Storage;
  readonly #readSetup: ReadSetup;
  readonly #onError: (error: unknown) => void;
  readonly #subscribers = new Set<Subscriber>();
  readonly #seen = new Set<number>();
  #highest: number | null = null;
  #starts = 0;
  #timer: NodeJS.Timeout | null = null;
  #polling: Promise<void> = Promise.resolve();
  #readAt = 0;

  constructor(storage: Storage, readSetup: ReadSetup, onError: (error: unknown) => void) {
    this.#storage = storage;
    this.#readSetup = readSetup;
    this.#onError = onError;
  }

  add(subscriber: Subscriber): () => void {
    // Whoever comes after a pause hears what happens from now on.
    if (this.#subscribers.size === 0) {
      this.#highest = null;
      this.#readAt = Date.now();
      this.#starts += 1;
    }
    this.#subscribers.add(subscriber);
    this.#schedule();
    return () => {
      this.#subscribers.delete(subscriber);
    };
  }

  lagSeconds(): number {
    return this.#subscribers.size === 0 ? 0 : (Date.now() - this.#readAt) / 1000;
  }

  async close(): Promise<void> {
    this.#subscribers.clear();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#polling;
  }

  #schedule(): void {
    if (this.#timer !== null || this.#subscribers.size === 0) return;
    // The first poll only finds where the feed ends: until it has, what happens is missed.
    const pause = this.#highest === null ? 0 : pollMilliseconds;
    this.#timer = setTimeout(() => {
      this.#polling = this.#poll()
        .catch(this.#onError)
        .finally(() => {
          this.#timer = null;
          this.#schedule();
        });
    }, pause);
  }

  async #poll(): Promise<void> {
    const starts = this.#starts;
    const highest = this.#highest ?? (await this.#start());
    const rows = await readFeed(
      this.#storage.read,
      Math.max(0, highest - overlapRows),
      rowsPerPoll + overlapRows,
    );
    this.#readAt = Date.now();
    // Read for those who have left; who came meanwhile starts anew.
    if (starts !== this.#starts) return;
    const fresh = rows.filter((row) => !this.#seen.has(row.id));
    for (const row of fresh) this.#seen.add(row.id);
    this.#highest = Math.max(highest, rows.at(-1)?.id ?? 0);
    for (const id of this.#seen) if (id < this.#highest - 2 * overlapRows) this.#seen.delete(id);
    if (fresh.length > 0) await this.#tell(fresh);
  }

  async #start(): Promise<number> {
    const highest = await lastChange(this.#storage.read);
    this.#seen.clear();
    for (const row of await readFeed(
      this.#storage.read,
      Math.max(0, highest - overlapRows),
      overlapRows,
    ))
      this.#seen.add(row.id);
    return highest;
  }

  async #tell(rows: FeedRow[]): Promise<void> {
    const setup = await this.#readSetup(this.#storage.read);
    for (const { actor, listener } of this.#subscribers) {
      const seen = seenSalespeople(setup, actor);
      const changes = rows.filter((row) => maySeeChange(row, seen)).map(toChange);
      if (changes.length > 0) listener(changes);
    }
  }
}

export const createChangeStore = (
  storage: Storage,
  readSetup: ReadSetup,
  onError: (error: unknown) => void,
): ChangeStore => {
  const tail = new FeedTail(storage, readSetup, onError);
  return {
    async list(actor, after, limit) {
      const setup = await readSetup(storage.read);
      const seen = seenSalespeople(setup, actor);
      const rows = await readFeed(storage.read, after, limit);
      const settled = new Date(Date.now() - settledMilliseconds).toISOString();
      const last = rows.findLast((row) => row.at < settled)?.id ?? after;
      return { items: rows.filter((row) => maySeeChange(row, seen)).map(toChange), last };
    },
    subscribe: (actor, listener) => tail.add({ actor, listener }),
    lagSeconds: () => tail.lagSeconds(),
    close: () => tail.close(),
  };
};
