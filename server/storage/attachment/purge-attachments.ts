import { sql as raw } from 'kysely';
import type { Handle } from '../storage.ts';
import { dropUnusedAttachments, selectUnused } from './entry-attachments.ts';

/** An upload that nothing has taken for so long will not be taken any more. */
export const unusedMilliseconds = 86_400_000;

/** Throws away some uploads that nothing uses, of before then; answers how many it has gone through. */
export const purgeSomeAttachments = async (
  handle: Handle,
  before: number,
  count: number,
): Promise<number> => {
  const { sql, engine } = handle;
  const query = selectUnused(sql)
    // Written out: with a parameter the index of those few would not be taken.
    .where(raw<boolean>`a.read_only = 0`)
    .where('a.created_at', '<', before)
    .orderBy('a.created_at');
  const ids = (await engine.first(query, count).execute()).map((row) => row.id);
  await dropUnusedAttachments(handle, ids);
  return ids.length;
};
