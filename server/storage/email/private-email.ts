import { createHmac, createSecretKey } from 'node:crypto';
import type { CaptureReason } from '../../contract/capture-decision.ts';
import { businessDay } from '../../domain/business-day.ts';
import { type EmailSighting, fingerprintMilliseconds } from '../../domain/email/email-sighting.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { dropEntryAttachments } from '../attachment/entry-attachments.ts';
import { noteChanges } from '../change/change-feed.ts';
import { deleteCommentLines } from '../interaction-log-entry/comment-lines.ts';
import { prepared } from '../prepared.ts';
import type { Handle } from '../storage.ts';
import type { MessageRow, SightingKeys } from './find-message.ts';
import type { LoggedMessage } from './write-entries.ts';

const bucketOf = (sentAt: number): number => Math.floor(sentAt / fingerprintMilliseconds);

/** What the private sightings so far did not tell of a message. */
type Lacking = 'send' | 'message';

/** Keyed hashes of the identities of private mails; the key stays outside the database. */
export interface PrivateIdentities {
  /** Of captureIds and Message-IDs: a repeat carries one of them. */
  own: string[];
  /** Of the fingerprint at about this time, kept by a sighting that shares no id with this one. */
  near: string[];
  /** The fingerprint's hash as this sighting keeps it for one that brings what it lacks. */
  kept: (lacking: Lacking) => string;
}

export interface KnownIds {
  captureIds: readonly string[];
  messageIdHashes: readonly string[];
}

const ids = <T>(list: readonly T[], one: T | null): T[] => [
  ...list,
  ...(one === null ? [] : [one]),
];

/** Keyed hashes of the identities of private meetings. */
export const createPrivateMeetings = (secret: Buffer) => {
  const key = createSecretKey(secret);
  return (hashes: readonly string[]): string[] =>
    hashes.map((hash) => createHmac('sha256', key).update(`meeting:${hash}`).digest('hex'));
};
export type HashPrivateMeetings = ReturnType<typeof createPrivateMeetings>;

export const createPrivateIdentities = (secret: Buffer) => {
  const key = createSecretKey(secret);
  return (
    keys: SightingKeys,
    sentAt: number,
    known: KnownIds = { captureIds: [], messageIdHashes: [] },
  ): PrivateIdentities => {
    const hash = (text: string) => createHmac('sha256', key).update(text).digest('hex');
    const print = (lacking: Lacking, bucket: number) =>
      hash(`fingerprint:${lacking}:${keys.fingerprint}:${bucket}`);
    const bucket = bucketOf(sentAt);
    const brought: Lacking = keys.messageIdHash === null ? 'send' : 'message';
    return {
      own: [
        ...ids(known.captureIds, keys.captureId).map((id) => hash(`capture:${id}`)),
        ...ids(known.messageIdHashes, keys.messageIdHash).map((id) => hash(`message:${id}`)),
      ],
      near: [bucket - 1, bucket, bucket + 1].map((one) => print(brought, one)),
      kept: (lacking) => print(lacking, bucket),
    };
  };
};
export type HashPrivateIdentities = ReturnType<typeof createPrivateIdentities>;

export const rememberPrivate = async (
  { sql }: Handle,
  hashes: readonly string[],
  now: number,
): Promise<void> => {
  for (const identity_hash of new Set(hashes)) {
    const known = await sql
      .selectFrom('private_email_identity')
      .select('identity_hash')
      .where('identity_hash', '=', identity_hash)
      .executeTakeFirst();
    if (known === undefined)
      await sql
        .insertInto('private_email_identity')
        .values({ identity_hash, created_at: now })
        .execute();
  }
};

const selectIdentities = prepared<{ hashes: string }>()(({ sql, engine }, slot) =>
  sql
    .selectFrom('private_email_identity')
    .select('identity_hash')
    .where((eb) => engine.isInList(eb, 'identity_hash', slot('hashes'), 'text')),
);

/** Which of the hashes are a private message's. */
export const knownPrivate = async (
  handle: Handle,
  hashes: readonly string[],
): Promise<Set<string>> => {
  const rows = await selectIdentities(handle, { hashes: JSON.stringify(hashes) });
  return new Set(rows.map((row) => row.identity_hash));
};

/**
 * Whether the message was seen to be private before. A report that shares no id with the private
 * sighting is known by the fingerprint, once: it takes the mark with it.
 */
export const isKnownPrivate = async (
  handle: Handle,
  identities: PrivateIdentities,
  now: number,
): Promise<boolean> => {
  const { sql, engine } = handle;
  const known = await knownPrivate(handle, [...identities.own, ...identities.near]);
  if (known.size === 0) return false;
  if (!identities.own.some((hash) => known.has(hash)))
    await sql
      .deleteFrom('private_email_identity')
      .where((eb) => engine.isOneOf(eb, 'identity_hash', identities.near))
      .execute();
  await rememberPrivate(handle, identities.own, now);
  return true;
};

export const countPrivate = async (
  { sql }: Handle,
  { date, reason, salespersonId }: { date: string; reason: CaptureReason; salespersonId: number },
): Promise<void> => {
  const key = { date, reason, salesperson_id: salespersonId };
  const counted = await sql
    .selectFrom('private_email_count')
    .select('messages')
    .where('date', '=', date)
    .where('reason', '=', reason)
    .where('salesperson_id', '=', salespersonId)
    .executeTakeFirst();
  if (counted === undefined)
    await sql
      .insertInto('private_email_count')
      .values({ ...key, messages: 1 })
      .execute();
  else
    await sql
      .updateTable('private_email_count')
      .set((eb) => ({ messages: eb('messages', '+', 1) }))
      .where('date', '=', date)
      .where('reason', '=', reason)
      .where('salesperson_id', '=', salespersonId)
      .execute();
};

/** Takes entries and decisions of a message out of the database, and what is known of them. */
export const eraseEntries = async (
  handle: Handle,
  { link, id }: Pick<LoggedMessage, 'link' | 'id'>,
  now: number,
): Promise<void> => {
  const { sql, engine } = handle;
  const entries = await sql
    .selectFrom('interaction_log_entry')
    .select(['entry_no', 'salesperson_id'])
    .where(link, '=', id)
    .execute();
  for (const { entry_no } of entries) {
    await engine.unindexEntries(sql, [entry_no]);
    await deleteCommentLines(handle, entry_no);
    await dropEntryAttachments(handle, entry_no);
    await sql
      .deleteFrom('audit')
      .where('entity', '=', 'interactionLogEntry')
      .where('entity_key', '=', String(entry_no))
      .execute();
  }
  await sql.deleteFrom('interaction_log_entry').where(link, '=', id).execute();
  await sql.deleteFrom('capture_decision').where(link, '=', id).execute();
  await noteChanges(
    handle,
    entries.map((entry) => ({
      entity: 'interactionLogEntry',
      key: String(entry.entry_no),
      action: 'deleted',
      salespersonId: entry.salesperson_id,
    })),
    now,
  );
};

/** Takes out of the database what was logged of a message that turned out to be private. */
const eraseMessage = async (handle: Handle, { id }: MessageRow, now: number): Promise<void> => {
  const { sql } = handle;
  await eraseEntries(handle, { link: 'email_message_id', id }, now);
  await sql.deleteFrom('email_message_capture').where('email_message_id', '=', id).execute();
  await sql.deleteFrom('email_message').where('id', '=', id).execute();
};

const captureIdsOf = async ({ sql }: Handle, messageId: number): Promise<string[]> =>
  (
    await sql
      .selectFrom('email_message_capture')
      .select('capture_id')
      .where('email_message_id', '=', messageId)
      .execute()
  ).map((row) => row.capture_id);

export interface PrivateSighting {
  sighting: EmailSighting;
  keys: SightingKeys;
  reason: CaptureReason;
  salespersonId: number | null;
  /** Rows of this message logged before its privacy was known. */
  logged: MessageRow[];
}

/** Leaves a count with its reason and keyed hashes, and nothing else; docs/domain.md 9. */
export const keepPrivate = async (
  handle: Handle,
  setup: Setup,
  hashIdentities: HashPrivateIdentities,
  { sighting, keys, reason, salespersonId, logged }: PrivateSighting,
  now: number,
): Promise<void> => {
  const known = { captureIds: [] as string[], messageIdHashes: [] as string[] };
  for (const message of logged) {
    known.captureIds.push(...(await captureIdsOf(handle, message.id)));
    if (message.internet_message_id_hash !== null)
      known.messageIdHashes.push(message.internet_message_id_hash);
    await eraseMessage(handle, message, now);
  }
  const identities = hashIdentities(keys, sighting.sentAt, known);
  const sendSeen = keys.messageIdHash === null || logged.some((one) => one.send_seen === 1);
  const messageSeen = keys.messageIdHash !== null || known.messageIdHashes.length > 0;
  const kept = [
    ...(sendSeen ? [] : [identities.kept('send')]),
    ...(messageSeen ? [] : [identities.kept('message')]),
  ];
  await rememberPrivate(handle, [...identities.own, ...kept], now);
  await countPrivate(handle, {
    date: businessDay(sighting.sentAt, setup.timeZone),
    reason,
    salespersonId: salespersonId ?? 0,
  });
};
