import { businessDay } from '../../domain/business-day.ts';
import type { ParticipantDecision } from '../../domain/email/decide-email.ts';
import { type Setup, templateFor } from '../../domain/setup/setup.ts';
import { noteChanges } from '../change/change-feed.ts';
import { searchableText } from '../interaction-log-entry/entry-rows.ts';
import type { Handle } from '../storage.ts';
import { type LoggedMessage, writeEntries } from './write-entries.ts';

const removedBy = 'recipient removed';

interface Context {
  setup: Setup;
  by: string;
  now: number;
}

interface NewerTruth extends Context {
  /** The report may lack recipients, so nobody counts as taken out. */
  incomplete: boolean;
}

const setCanceled = async (
  { sql }: Handle,
  entryNos: readonly number[],
  canceled: boolean,
  { by, now }: Context,
): Promise<void> => {
  for (const entryNo of entryNos)
    await sql
      .updateTable('interaction_log_entry')
      .set((eb) => ({
        canceled: canceled ? 1 : 0,
        canceled_at: canceled ? now : null,
        canceled_by: canceled ? removedBy : null,
        changed_at: now,
        changed_by: by,
        version: eb('version', '+', 1),
      }))
      .where('entry_no', '=', entryNo)
      .where((eb) => (canceled ? eb('canceled', '=', 0) : eb('canceled_by', '=', removedBy)))
      .execute();
};

const decisionKey = (one: { role: string | null; address: string | null; reason: string }) =>
  one.address ?? `${one.role}:${one.reason}`;

/** Entries carry the subject and the time of the last Send. */
const updateEntries = async (
  { sql, engine }: Handle,
  message: LoggedMessage,
  { setup, by, now }: Context,
): Promise<void> => {
  const description =
    message.subject === ''
      ? (templateFor(setup, 'emails')?.description ?? message.subject)
      : message.subject;
  const subject = message.subject === '' ? null : message.subject;
  const rows = await sql
    .selectFrom('interaction_log_entry')
    .select(['entry_no', 'description', 'subject', 'sort_time', 'salesperson_id'])
    .where('email_message_id', '=', message.id)
    .execute();
  const changed = rows.filter((row) => row.subject !== subject || row.sort_time !== message.sentAt);
  for (const row of changed) {
    const kept = row.subject !== null && row.description !== row.subject;
    const text = kept ? row.description : description;
    await sql
      .updateTable('interaction_log_entry')
      .set((eb) => ({
        subject,
        description: text,
        date: businessDay(message.sentAt, setup.timeZone),
        time_of_interaction: message.sentAt,
        sort_time: message.sentAt,
        changed_at: now,
        changed_by: by,
        version: eb('version', '+', 1),
      }))
      .where('entry_no', '=', row.entry_no)
      .execute();
    await engine.indexEntry(sql, { entryNo: row.entry_no, text: searchableText(text, subject) });
  }
  await noteChanges(
    { sql, engine },
    changed.map((row) => ({
      entity: 'interactionLogEntry',
      key: String(row.entry_no),
      action: 'changed',
      salespersonId: row.salesperson_id,
    })),
    now,
  );
};

/**
 * A later Send of a message that was stopped before: what it says replaces what was said. Entries
 * of recipients taken out are canceled, those put back are restored, new ones added.
 */
export const applyNewerTruth = async (
  handle: Handle,
  message: LoggedMessage,
  decisions: readonly ParticipantDecision[],
  context: NewerTruth,
): Promise<void> => {
  const { sql } = handle;
  const stored = await sql
    .selectFrom('capture_decision')
    .selectAll()
    .where('email_message_id', '=', message.id)
    .execute();
  const wanted = new Set(decisions.map(decisionKey));
  const stays = (row: (typeof stored)[number]) =>
    row.reason !== 'recipientRemoved' && (context.incomplete || wanted.has(decisionKey(row)));
  const keptEntries = new Set(stored.filter(stays).map((row) => row.entry_no));
  const removed = stored.filter((row) => !stays(row) && row.reason !== 'recipientRemoved');

  for (const row of removed)
    await sql
      .updateTable('capture_decision')
      .set({ outcome: 'notLogged', reason: 'recipientRemoved' })
      .where('id', '=', row.id)
      .execute();
  const canceled = removed.flatMap((row) =>
    row.entry_no === null || keptEntries.has(row.entry_no) ? [] : [row.entry_no],
  );
  await setCanceled(handle, canceled, true, context);
  await noteChanges(
    handle,
    canceled.map((entryNo) => ({
      entity: 'interactionLogEntry',
      key: String(entryNo),
      action: 'changed',
      salespersonId: message.salespersonId,
    })),
    context.now,
  );

  const known = new Set(stored.filter(stays).map(decisionKey));
  const added = decisions.filter((one) => !known.has(decisionKey(one)));
  const back = stored.filter(
    (row) => row.reason === 'recipientRemoved' && wanted.has(decisionKey(row)),
  );
  for (const row of back)
    await sql.deleteFrom('capture_decision').where('id', '=', row.id).execute();
  await setCanceled(
    handle,
    back.flatMap((row) => row.entry_no ?? []),
    false,
    context,
  );
  await updateEntries(handle, message, context);
  await writeEntries(handle, message, added, { ...context, isNew: false });
};

/** Decided so for want of a contact or of set-up, both of which may be there by now. */
const unknownThen = ['notAContact', 'unknownSender', 'ownDomain', 'noTemplate'];

/** Who was not logged then and would be now is decided anew; docs/domain.md 6.19. */
export const forgetWhoWasUnknown = async (
  { sql }: Handle,
  messageId: number,
  decisions: readonly ParticipantDecision[],
): Promise<void> => {
  const addresses = decisions.flatMap(({ outcome, address }) =>
    outcome === 'notLogged' || address === null ? [] : [address],
  );
  for (const address of addresses)
    await sql
      .deleteFrom('capture_decision')
      .where('email_message_id', '=', messageId)
      .where('address', '=', address)
      .where('reason', 'in', unknownThen)
      .execute();
};

/** What a further report knows more: participants nobody decided about yet. */
export const addParticipants = async (
  handle: Handle,
  message: LoggedMessage,
  decisions: readonly ParticipantDecision[],
  context: Context,
): Promise<void> => {
  const stored = await handle.sql
    .selectFrom('capture_decision')
    .select(['role', 'address', 'reason'])
    .where('email_message_id', '=', message.id)
    .execute();
  const known = new Set(stored.map(decisionKey));
  const added = decisions.filter((one) => one.address !== null && !known.has(one.address));
  if (added.length > 0) await writeEntries(handle, message, added, { ...context, isNew: false });
};
