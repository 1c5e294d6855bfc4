import { businessDay } from '../../domain/business-day.ts';
import type { ParticipantDecision } from '../../domain/email/decide-email.ts';
import { type Setup, templateFor } from '../../domain/setup/setup.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { Handle } from '../storage.ts';
import { type LoggedMessage, writeEntries } from './write-entries.ts';

type Removal = 'recipientRemoved' | 'meetingCanceled';

/** Who canceled an entry that no person canceled. */
const removers: Record<Removal, string> = {
  recipientRemoved: 'recipient removed',
  meetingCanceled: 'meeting canceled',
};
export const isRemoval = (reason: string): reason is Removal => reason in removers;

interface Context {
  setup: Setup;
  by: string;
  now: number;
}

interface NewerTruth extends Context {
  /** The report may lack recipients, so nobody counts as taken out. */
  incomplete: boolean;
  /** Why those are taken out whom it does not name. */
  removal?: Removal;
}

const setCanceled = async (
  { sql }: Handle,
  entryNos: readonly number[],
  removal: Removal | null,
  { by, now }: Context,
): Promise<void> => {
  for (const entryNo of entryNos)
    await sql
      .updateTable('interaction_log_entry')
      .set((eb) => ({
        canceled: removal === null ? 0 : 1,
        canceled_at: removal === null ? null : now,
        canceled_by: removal === null ? null : removers[removal],
        changed_at: now,
        changed_by: by,
        version: eb('version', '+', 1),
      }))
      .where('entry_no', '=', entryNo)
      .where((eb) =>
        removal === null
          ? eb('canceled_by', 'in', Object.values(removers))
          : eb('canceled', '=', 0),
      )
      .execute();
};

export const decisionKey = (one: { role: string | null; address: string | null; reason: string }) =>
  one.address ?? `${one.role}:${one.reason}`;

/**
 * Entries carry the subject and the time of the last Send. The first Send of a mail was stopped; an
 * invitation did go out when it did, and keeps its time.
 */
const updateEntries = async (
  { sql, engine }: Handle,
  message: LoggedMessage,
  { setup, by, now }: Context,
): Promise<void> => {
  const description =
    message.subject === ''
      ? (templateFor(setup, message.setupKey)?.description ?? message.subject)
      : message.subject;
  const subject = message.subject === '' ? null : message.subject;
  const rows = await sql
    .selectFrom('interaction_log_entry')
    .select(['entry_no', 'description', 'subject', 'sort_time', 'salesperson_id'])
    .where(message.link, '=', message.id)
    .execute();
  const movesTime = message.link === 'email_message_id';
  const changed = rows.filter(
    (row) => row.subject !== subject || (movesTime && row.sort_time !== message.sentAt),
  );
  for (const row of changed) {
    const kept = row.subject !== null && row.description !== row.subject;
    const text = kept ? row.description : description;
    await sql
      .updateTable('interaction_log_entry')
      .set((eb) => ({
        subject,
        description: text,
        ...(movesTime && {
          date: businessDay(message.sentAt, setup.timeZone),
          time_of_interaction: message.sentAt,
          sort_time: message.sentAt,
        }),
        changed_at: now,
        changed_by: by,
        version: eb('version', '+', 1),
      }))
      .where('entry_no', '=', row.entry_no)
      .execute();
    await engine.indexEntries(sql, [row.entry_no]);
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

type StoredDecision = Awaited<ReturnType<typeof storedDecisions>>[number];

export const storedDecisions = ({ sql }: Handle, { link, id }: LoggedMessage) =>
  sql.selectFrom('capture_decision').selectAll().where(link, '=', id).execute();

/** Takes out whoever does not stay, and cancels the entries that are left to nobody. */
export const takeOut = async (
  handle: Handle,
  message: LoggedMessage,
  stored: readonly StoredDecision[],
  context: NewerTruth & { stays: (row: StoredDecision) => boolean },
): Promise<void> => {
  const { removal = 'recipientRemoved', stays } = context;
  const keptEntries = new Set(stored.filter(stays).map((row) => row.entry_no));
  const removed = stored.filter((row) => !stays(row) && !isRemoval(row.reason));
  for (const row of removed)
    await handle.sql
      .updateTable('capture_decision')
      .set({ outcome: 'notLogged', reason: removal })
      .where('id', '=', row.id)
      .execute();
  const canceled = removed.flatMap((row) =>
    row.entry_no === null || keptEntries.has(row.entry_no) ? [] : [row.entry_no],
  );
  await setCanceled(handle, canceled, removal, context);
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
};

/**
 * A later Send of a message that was stopped before, or an update of an invitation: what it says
 * replaces what was said. Entries of recipients taken out are canceled, those put back are restored,
 * new ones added.
 */
export const applyNewerTruth = async (
  handle: Handle,
  message: LoggedMessage,
  decisions: readonly ParticipantDecision[],
  context: NewerTruth,
): Promise<void> => {
  const { sql } = handle;
  const stored = await storedDecisions(handle, message);
  const wanted = new Set(decisions.map(decisionKey));
  const stays = (row: StoredDecision) =>
    !isRemoval(row.reason) && (context.incomplete || wanted.has(decisionKey(row)));
  await takeOut(handle, message, stored, { ...context, stays });

  const known = new Set(stored.filter(stays).map(decisionKey));
  const added = decisions.filter((one) => !known.has(decisionKey(one)));
  const back = stored.filter((row) => isRemoval(row.reason) && wanted.has(decisionKey(row)));
  for (const row of back)
    await sql.deleteFrom('capture_decision').where('id', '=', row.id).execute();
  await setCanceled(
    handle,
    back.flatMap((row) => row.entry_no ?? []),
    null,
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
  message: LoggedMessage,
  decisions: readonly ParticipantDecision[],
): Promise<void> => {
  const addresses = decisions.flatMap(({ outcome, address }) =>
    outcome === 'notLogged' || address === null ? [] : [address],
  );
  for (const address of addresses)
    await sql
      .deleteFrom('capture_decision')
      .where(message.link, '=', message.id)
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
    .where(message.link, '=', message.id)
    .execute();
  const known = new Set(stored.map(decisionKey));
  const added = decisions.filter((one) => one.address !== null && !known.has(one.address));
  if (added.length > 0) await writeEntries(handle, message, added, { ...context, isNew: false });
};
