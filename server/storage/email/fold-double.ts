import type { Actor } from '../../domain/actor.ts';
import { moveEntryAttachments } from '../attachment/entry-attachments.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { moveCommentLines } from '../interaction-log-entry/comment-lines.ts';
import type { Handle } from '../storage.ts';
import type { MessageRow } from './find-message.ts';
import { keyOfEntry, type LoggedMessage } from './write-entries.ts';

/** Entries of one message move to another row of it; each contact keeps one of them. */
export const foldEntries = async (
  handle: Handle,
  link: LoggedMessage['link'],
  { from, into }: { from: number; into: number },
  { actor, now }: { actor: Actor; now: number },
): Promise<void> => {
  const { sql, engine } = handle;
  const entriesOf = (id: number) =>
    sql
      .selectFrom('interaction_log_entry')
      .select(['entry_no', 'contact_id', 'match_address', 'salesperson_id'])
      .where(link, '=', id)
      .execute();
  const kept = new Map(
    (await entriesOf(into)).map((entry) => [keyOfEntry(entry), entry.entry_no] as const),
  );
  for (const entry of await entriesOf(from)) {
    const same = kept.get(keyOfEntry(entry));
    if (same === undefined) {
      await sql
        .updateTable('interaction_log_entry')
        .set({ [link]: into, changed_at: now, changed_by: actor.label })
        .where('entry_no', '=', entry.entry_no)
        .execute();
      continue;
    }
    await engine.unindexEntries(sql, [entry.entry_no]);
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
};

/** Two rows turn out to be one message: entries move over, and each contact keeps one of them. */
export const foldDouble = async (
  handle: Handle,
  message: MessageRow,
  double: MessageRow,
  context: { actor: Actor; now: number },
): Promise<void> => {
  const { sql } = handle;
  await foldEntries(handle, 'email_message_id', { from: double.id, into: message.id }, context);
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
