import type { Actor } from '../../domain/actor.ts';
import { setEntryAttachments } from '../attachment/entry-attachments.ts';
import type { Handle } from '../storage.ts';

/** Takes away the files that no other entry and no template has; answers how many. */
export const dropOwnAttachments = async (
  handle: Handle,
  entryNo: number,
  { actor, now }: { actor: Actor; now: number },
): Promise<number> => {
  const rows = await handle.sql
    .selectFrom('interaction_log_entry_attachment as mine')
    .select('mine.attachment_id')
    .select((eb) => [
      eb
        .selectFrom('interaction_log_entry_attachment as other')
        .select(eb.fn.countAll<number>().as('entries'))
        .whereRef('other.attachment_id', '=', 'mine.attachment_id')
        .where('other.entry_no', '<>', entryNo)
        .as('others'),
      eb
        .selectFrom('interaction_template_language as t')
        .select(eb.fn.countAll<number>().as('rows'))
        .whereRef('t.attachment_id', '=', 'mine.attachment_id')
        .as('templates'),
    ])
    .where('mine.entry_no', '=', entryNo)
    .orderBy('mine.position')
    .execute();
  const shared = rows.filter((row) => Number(row.others) + Number(row.templates) > 0);
  if (shared.length === rows.length) return 0;
  const ids = shared.map((row) => row.attachment_id);
  await setEntryAttachments(handle, entryNo, ids, { actor, now });
  return rows.length - shared.length;
};
