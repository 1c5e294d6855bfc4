import type { Once } from '../domain/caller.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Handle, Storage } from './storage.ts';

const replay = async <T>({ sql }: Handle, once: Once): Promise<{ answer: T } | null> => {
  const kept = await sql
    .selectFrom('idempotency_key')
    .select(['body_hash', 'answer'])
    .where('scope', '=', once.scope)
    .where('idempotency_key', '=', once.key)
    .executeTakeFirst();
  if (kept === undefined) return null;
  if (kept.body_hash !== once.bodyHash)
    throw new DomainError(
      'idempotencyKeyReused',
      'This Idempotency-Key was used with another body. Use a new key for a new request.',
    );
  return { answer: JSON.parse(kept.answer) as T };
};

/** A write job whose answer, is kept with the Idempotency-Key, in the same transaction. */
export const writeOnce = <T>(
  storage: Storage,
  once: Once | null,
  job: (handle: Handle) => Promise<T>,
): Promise<T> => {
  if (once === null) return storage.write(job);
  return storage.write(async (handle) => {
    await handle.engine.lock(handle.sql, `once:${once.scope}:${once.key}`.slice(0, 250));
    const replayed = await replay<T>(handle, once);
    if (replayed !== null) return replayed.answer;
    const answer = await job(handle);
    await handle.sql
      .insertInto('idempotency_key')
      .values({
        scope: once.scope,
        idempotency_key: once.key,
        body_hash: once.bodyHash,
        answer: JSON.stringify(answer ?? null),
        created_at: Date.now(),
      })
      .execute();
    return answer;
  });
};
