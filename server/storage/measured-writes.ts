import type { Storage } from './storage.ts';

/** Told in seconds. */
export interface WriteTimes {
  writeWaited(seconds: number): void;
  writeCommitted(seconds: number): void;
}

/** The storage, with the waiting and the work of its write jobs told. */
export const withMeasuredWrites = (storage: Storage, times: WriteTimes): Storage => ({
  ...storage,
  async write(job) {
    const asked = performance.now();
    let began = asked;
    const result = await storage.write((handle) => {
      began = performance.now();
      return job(handle);
    });
    times.writeWaited((began - asked) / 1000);
    times.writeCommitted((performance.now() - began) / 1000);
    return result;
  },
});
