/** How long a piece may hold others off. */
const targetMilliseconds = 25;
/** Below that a piece costs more than its rows. */
const smallest = 40;
const largest = 400;

/** Learns how many rows fit into the time of a piece, on this machine and this database. */
export class PieceSize {
  #rows = 50;

  get rows(): number {
    return this.#rows;
  }

  async time<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const result = await work();
    const fitting = (this.#rows * targetMilliseconds) / Math.max(1, performance.now() - startedAt);
    // Not more than twice as many at once: the next rows may be dearer.
    this.#rows = Math.round(Math.min(largest, Math.max(smallest, fitting), this.#rows * 2));
    return result;
  }
}
