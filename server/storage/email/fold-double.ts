import type { Actor } from '../../domain/actor.ts';
import { moveEntryAttachments } from '../attachment/entry-attachments.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { moveCommentLines } from '../interaction-log-entry/comment-lines.ts';
import type { Handle } from '../storage.ts';
import type { MessageRow } from './find-message.ts';

/** Two rows turn out to be one message: entries move over, and each contact keeps one of them. */
export const foldDouble = async (
  handle: Handle,
  message: MessageRow,
  double: MessageRow,
  { actor, now }: { actor: Actor; now: number },
): Promise<void> => {
  const { sql, engine } = handle;
  const entries = await sql
    .selectFrom('interaction_log_entry')
    .select(['entry_no', 'contact_id', 'match_address', 'salesperson_id', 'email_message_id'])
    .where('email_message_id', 'in', [message.id, double.id])
    .execute();
  const keyOf = (entry: (typeof entries)[number]) =>
    entry.contact_id === null ? `address:${entry.match_address}` : `contact:${entry.contact_id}`;
  const kept = new Map(
    entries
      .filter((entry) => entry.email_message_id === message.id)
      .map((entry) => [keyOf(entry), entry.entry_no]),
  );
  for (const entry of entries.filter((one) => one.email_message_id === double.id)) {
    const same = kept.get(keyOf(entry));
    if (same === undefined) {
      await sql
        .updateTable('interaction_log_entry')
        .set({ email_message_id: message.id, changed_at: now, changed_by: actor.label })
        .where('entry_no', '=', entry.entry_no)
        .execute();
      continue;
    }
    await engine.unindexEntry(sql, entry.entry_no);
    await moveCommentLines(handle, entry.entry_no, same);
    await moveEntryAttachments(handle, entry.entry_no, same);
    await sql.deleteFrom('interaction_log_entry').where('entry_no', '=', entry.entry_no).execute();
    await recordAudit(
      handle,
      {
        actor: actor.label,
        entity: 'interactionLogEntry',
        key: String(entry.entry_no),
        action: 'folded',
        detail: { into: same },
      },
      now,
    );
    await noteChanges(
      handle,
      [
        {
          entity: 'interactionLogEntry',
          key: String(entry.entry_no),
          action: 'deleted',
          salespersonId: entry.salesperson_id,
        },
      ],
      now,
    );
  }
  await moveDecisions(handle, message, double);
  await sql
    .updateTable('email_message_capture')
    .set({ email_message_id: message.id })
    .where('email_message_id', '=', double.id)
    .execute();
  await sql.deleteFrom('email_message').where('id', '=', double.id).execute();
  await sql
    .updateTable('email_message')
    .set({ send_seen: 1 })
    .where('id', '=', message.id)
    .execute();
};

const moveDecisions = async (
  { sql }: Handle,
  message: MessageRow,
  double: MessageRow,
): Promise<void> => {
  const known = await sql
    .selectFrom('capture_decision')
    .select('address')
    .where('email_message_id', '=', message.id)
    .execute();
  const addresses = new Set(known.map((row) => row.address));
  const doubles = await sql
    .selectFrom('capture_decision')
    .select(['id', 'address'])
    .where('email_message_id', '=', double.id)
    .execute();
  for (const { id, address } of doubles) {
    if (addresses.has(address))
      await sql.deleteFrom('capture_decision').where('id', '=', id).execute();
    else
      await sql
        .updateTable('capture_decision')
        .set({ email_message_id: message.id })
        .where('id', '=', id)
        .execute();
  }
};
