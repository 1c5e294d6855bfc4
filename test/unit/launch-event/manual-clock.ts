interface Timer {
  id: number;
  due: number;
  run: () => void;
}

/** Time that passes only when a test lets it; what is due runs in order, promises in between. */
export class ManualClock {
  now = Date.parse('2026-11-20T09:00:00Z');
  #timers: Timer[] = [];
  #lastId = 0;

  setTimeout = (run: () => void, delay = 0): number => {
    this.#lastId += 1;
    this.#timers.push({ id: this.#lastId, due: this.now + delay, run });
    return this.#lastId;
  };

  clearTimeout = (id: number | undefined): void => {
    this.#timers = this.#timers.filter((timer) => timer.id !== id);
  };

  /** How many timers are still set. */
  get timers(): number {
    return this.#timers.length;
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    await settlePromises();
    for (let next = this.#takeDue(end); next !== undefined; next = this.#takeDue(end)) {
      this.now = Math.max(this.now, next.due);
      next.run();
      await settlePromises();
    }
    this.now = end;
  }

  /** Lets time pass until the condition holds; fails after a minute. */
  async passUntil(condition: () => boolean): Promise<void> {
    const end = this.now + 60_000;
    await settlePromises();
    while (!condition()) {
      const next = this.#takeDue(end);
      if (next === undefined) throw new Error('Nothing more will happen');
      this.now = Math.max(this.now, next.due);
      next.run();
      await settlePromises();
    }
  }

  #takeDue(end: number): Timer | undefined {
    const due = this.#timers.filter((timer) => timer.due <= end);
    due.sort((one, other) => one.due - other.due || one.id - other.id);
    const [next] = due;
    if (next !== undefined) this.clearTimeout(next.id);
    return next;
  }
}

function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
