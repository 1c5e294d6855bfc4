import type { Actor } from '../../domain/actor.ts';
import {
  addressesToMatch,
  decideEmail,
  type EmailDirection,
  emailDirection,
  type ParticipantDecision,
  privateReason,
} from '../../domain/email/decide-email.ts';
import type { EmailSighting } from '../../domain/email/email-sighting.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { loadAddressBook } from '../contact/address-book.ts';
import type { Handle } from '../storage.ts';
import {
  findMessage,
  keepCaptureId,
  keysOf,
  type MessageRow,
  type SightingKeys,
} from './find-message.ts';
import { foldDouble } from './fold-double.ts';
import { addParticipants, applyNewerTruth, forgetWhoWasUnknown } from './newer-truth.ts';
import { type HashPrivateIdentities, isKnownPrivate, keepPrivate } from './private-email.ts';
import { type LoggedMessage, writeEntries } from './write-entries.ts';

export interface LogEmailContext {
  setup: Setup;
  actor: Actor;
  hashIdentities: HashPrivateIdentities;
  now: number;
}

/** What became of a report: the message's row, or that it is private. */
export type LoggedEmail =
  | { kind: 'message'; messageId: number; created: boolean }
  | { kind: 'private'; created: boolean; reason: ReturnType<typeof privateReason> };

interface Sighted extends LogEmailContext {
  sighting: EmailSighting;
  keys: SightingKeys;
  direction: EmailDirection;
}

const decide = async (handle: Handle, sighted: Sighted): Promise<ParticipantDecision[]> => {
  const { setup, sighting, direction } = sighted;
  const book = await loadAddressBook(handle, addressesToMatch(direction.concerned));
  return decideEmail(sighting, setup, direction, book);
};

/** A sender on the never-log list is not kept with the message either, nor what it was about. */
const isAnonymous = (direction: EmailDirection, decisions: readonly ParticipantDecision[]) =>
  direction.direction === 'inbound' && decisions.some((one) => one.address === null);

const insertMessage = async (
  { sql, engine }: Handle,
  { sighting, keys, direction, actor, now }: Sighted,
  decisions: readonly ParticipantDecision[],
): Promise<number> => {
  const anonymous = isAnonymous(direction, decisions);
  const [id] = await engine.insert(sql, 'email_message', 'id', [
    {
      state: keys.messageIdHash === null ? 'sent' : 'confirmed',
      direction: direction.direction,
      from_address: anonymous ? null : (sighting.from?.address ?? null),
      from_name: anonymous ? null : (sighting.from?.name ?? null),
      subject: anonymous ? null : sighting.subject,
      sent_at: sighting.sentAt,
      internet_message_id: sighting.internetMessageId,
      internet_message_id_hash: keys.messageIdHash,
      fingerprint: keys.fingerprint,
      send_seen: keys.messageIdHash === null ? 1 : 0,
      conversation_id: sighting.conversationId,
      in_reply_to: sighting.inReplyTo,
      salesperson_id: direction.salespersonId,
      reported_by: actor.label,
      reporter: actor.identity,
      incomplete: sighting.incomplete ? 1 : 0,
      created_at: now,
      changed_at: now,
    },
  ]);
  if (id === undefined) throw new Error('The message was not numbered');
  return id;
};

const loggedMessage = (
  id: number,
  { sighting, direction }: Sighted,
  stored?: MessageRow,
): LoggedMessage => ({
  link: 'email_message_id',
  setupKey: 'emails',
  id,
  direction: direction.direction,
  salespersonId: stored?.salesperson_id ?? direction.salespersonId,
  subject: stored?.subject ?? sighting.subject,
  sentAt: stored?.sent_at ?? sighting.sentAt,
  origin: sighting.origin,
});

const logNew = async (
  handle: Handle,
  sighted: Sighted,
  captureIdIsItsOwn: boolean,
): Promise<LoggedEmail> => {
  const decisions = await decide(handle, sighted);
  const id = await insertMessage(handle, sighted, decisions);
  if (captureIdIsItsOwn) await keepCaptureId(handle, sighted.keys.captureId, id);
  await writeEntries(handle, loggedMessage(id, sighted), decisions, {
    setup: sighted.setup,
    by: sighted.actor.label,
    now: sighted.now,
    isNew: true,
  });
  return { kind: 'message', messageId: id, created: true };
};

/** What this sighting tells that the row does not know yet. */
const whatIsNew = (message: MessageRow, { sighting, keys }: Sighted) => ({
  confirms: keys.messageIdHash !== null && message.internet_message_id_hash === null,
  isFirstSend: keys.messageIdHash === null && message.send_seen === 0,
  isNewerSend:
    keys.messageIdHash === null &&
    message.internet_message_id_hash === null &&
    sighting.sentAt > message.sent_at,
  completes: message.incomplete === 1 && !sighting.incomplete,
});

const updateMessage = async (
  { sql }: Handle,
  message: MessageRow,
  sighted: Sighted,
): Promise<void> => {
  const { sighting, keys, now } = sighted;
  const news = whatIsNew(message, sighted);
  await sql
    .updateTable('email_message')
    .set({
      changed_at: now,
      ...(news.confirms && {
        internet_message_id: sighting.internetMessageId,
        internet_message_id_hash: keys.messageIdHash,
        state: 'confirmed',
      }),
      ...(news.isFirstSend && { send_seen: 1 }),
      ...(news.isNewerSend && {
        sent_at: sighting.sentAt,
        // Without a subject it is kept from us: the sender is never logged, or the days are over.
        subject: message.subject === null ? null : sighting.subject,
        fingerprint: keys.fingerprint,
        incomplete: sighting.incomplete ? 1 : 0,
      }),
      ...(news.completes && { incomplete: 0 }),
    })
    .where('id', '=', message.id)
    .execute();
};

const logAgain = async (handle: Handle, message: MessageRow, sighted: Sighted): Promise<void> => {
  const news = whatIsNew(message, sighted);
  const { asked } = sighted.sighting;
  if (!asked && !Object.values(news).some(Boolean)) return;
  await updateMessage(handle, message, sighted);
  if (message.purged === 1) return;
  const decisions = await decide(handle, sighted);
  const context = { setup: sighted.setup, by: sighted.actor.label, now: sighted.now };
  if (asked) await forgetWhoWasUnknown(handle, loggedMessage(message.id, sighted), decisions);
  if (news.isNewerSend)
    await applyNewerTruth(handle, loggedMessage(message.id, sighted), decisions, {
      ...context,
      incomplete: sighted.sighting.incomplete,
    });
  else
    await addParticipants(handle, loggedMessage(message.id, sighted, message), decisions, context);
};

/** Logs a message once, however often and by whichever of its identities it is reported. */
export const logEmail = async (
  handle: Handle,
  sighting: EmailSighting,
  context: LogEmailContext,
): Promise<LoggedEmail> => {
  const { setup, actor, hashIdentities, now } = context;
  const keys = keysOf(sighting);
  const direction = emailDirection(sighting, setup, actor);
  const sighted: Sighted = { ...context, sighting, keys, direction };
  await handle.engine.lock(handle.sql, `email:${keys.fingerprint}`);
  if (await isKnownPrivate(handle, hashIdentities(keys, sighting.sentAt), now))
    return { kind: 'private', created: false, reason: privateReason(sighting, setup) };

  const found = await findMessage(handle, keys, sighting.sentAt);
  const reason = privateReason(sighting, setup);
  if (reason !== null) {
    const logged = [found.message, found.double].filter((one) => one !== null);
    const { salespersonId } = direction;
    await keepPrivate(
      handle,
      setup,
      hashIdentities,
      { sighting, keys, reason, salespersonId, logged },
      now,
    );
    return { kind: 'private', created: true, reason };
  }
  if (found.message === null) return logNew(handle, sighted, found.captureIdIsItsOwn);
  if (found.double !== null) await foldDouble(handle, found.message, found.double, sighted);
  if (found.captureIdIsItsOwn) await keepCaptureId(handle, keys.captureId, found.message.id);
  await logAgain(handle, found.message, sighted);
  return { kind: 'message', messageId: found.message.id, created: false };
};
