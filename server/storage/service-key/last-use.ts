import type { Storage } from '../storage.ts';

const writtenEveryMilliseconds = 60_000;

/** Keeps when a key was last used: at most once a minute, and no request waits for it. */
export const createLastUse = (
  storage: Storage,
  onError: (error: unknown) => void,
): ((id: number, now: number) => void) => {
  const written = new Map<number, number>();
  return (id, now) => {
    const last = written.get(id);
    if (last !== undefined && now - last < writtenEveryMilliseconds) return;
    written.set(id, now);
    storage
      .write(async ({ sql }) => {
        await sql
          .updateTable('service_key')
          .set({ last_used_at: now })
          .where('id', '=', id)
          .where((eb) =>
            eb.or([
              eb('last_used_at', 'is', null),
              eb('last_used_at', '<=', now - writtenEveryMilliseconds),
            ]),
          )
          .execute();
      })
      .catch(onError);
  };
};
