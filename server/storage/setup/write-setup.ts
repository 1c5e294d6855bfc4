import type { Once } from '../../domain/caller.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';

type SetupJob<T> = (handle: Handle, now: number) => Promise<T>;

/** One change of set-up after the other: what a job has checked in other tables holds until it ends. */
const afterOthers =
  <T>(job: SetupJob<T>) =>
  async (handle: Handle): Promise<T> => {
    await handle.engine.lock(handle.sql, 'setup');
    return job(handle, Date.now());
  };

export const writeSetup = <T>(storage: Storage, once: Once | null, job: SetupJob<T>): Promise<T> =>
  writeOnce(storage, once, afterOthers(job));
