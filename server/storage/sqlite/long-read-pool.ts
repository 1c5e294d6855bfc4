import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { LongReadRequest, LongReadRows } from './long-read-message.ts';
import { type LongReadLimits, LongReadSeat, type LongReadTask } from './long-read-seat.ts';

const usualLimits: LongReadLimits = {
  // A core stays with the server itself, so that lists and mails do not wait for figures.
  workers: Math.max(1, Math.min(2, availableParallelism() - 1)),
  maxRows: 100_000,
  maxMilliseconds: 120_000,
};

/** Reads of a database file off the main thread, in workers that start when they are needed. */
export class LongReadPool {
  readonly #seats: readonly LongReadSeat[];
  readonly #waiting: LongReadTask[] = [];
  #closed = false;
  #streams = 0;

  constructor(file: string, limits: Partial<LongReadLimits> = {}) {
    const all = { ...usualLimits, ...limits };
    this.#seats = Array.from(
      { length: all.workers },
      () => new LongReadSeat(file, all, () => this.#share()),
    );
  }

  /** Those that run now. */
  get threads(): Worker[] {
    return this.#seats.flatMap(({ thread }) => thread ?? []);
  }

  async all(sql: string, parameters: readonly unknown[]): Promise<LongReadRows> {
    return (await this.#ask({ kind: 'all', sql, parameters })).read;
  }

  /** Rows by and by; nothing is read before it is asked for. */
  async *stream(
    sql: string,
    parameters: readonly unknown[],
    rows: number,
  ): AsyncGenerator<LongReadRows, void, undefined> {
    this.#streams += 1;
    const stream = this.#streams;
    let { read, seat } = await this.#ask({ kind: 'open', stream, sql, parameters, rows });
    try {
      for (;;) {
        yield read;
        if (read.ended) return;
        ({ read } = await this.#ask({ kind: 'more', stream, rows }, seat));
      }
    } finally {
      // Who stops early may be gone because the worker is: then there is nothing to end.
      if (!read.ended) await this.#ask({ kind: 'close', stream }, seat).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#waiting.splice(0)) task.reject(new Error('The database is closed'));
    await Promise.all(this.#seats.map((seat) => seat.close()));
  }

  #ask(
    request: LongReadRequest,
    at: LongReadSeat | null = null,
  ): Promise<{ read: LongReadRows; seat: LongReadSeat }> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error('The database is closed'));
      const task = {
        request,
        resolve: (read: LongReadRows, seat: LongReadSeat) => resolve({ read, seat }),
        reject,
      };
      if (at !== null) return at.addOfStream(task);
      this.#waiting.push(task);
      this.#share();
    });
  }

  /** A second worker starts only where the first is busy. */
  #share(): void {
    if (this.#closed) return;
    const started = this.#seats.filter((seat) => seat.thread !== null);
    const others = this.#seats.filter((seat) => seat.thread === null);
    for (const seat of [...started, ...others]) seat.takeFrom(this.#waiting);
  }
}
