import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import {
  type EmailSighting,
  fingerprintMilliseconds,
  fingerprintText,
  messageIdText,
} from '../../domain/email/email-sighting.ts';
import type { EmailMessageTable } from '../database.ts';
import { prepared } from '../prepared.ts';
import type { Handle } from '../storage.ts';

export type MessageRow = Selectable<EmailMessageTable>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface SightingKeys {
  captureId: string | null;
  messageIdHash: string | null;
  fingerprint: string;
}

export const keysOf = (sighting: EmailSighting): SightingKeys => ({
  captureId: sighting.captureId,
  messageIdHash:
    sighting.internetMessageId === null ? null : sha256(messageIdText(sighting.internetMessageId)),
  fingerprint: sha256(fingerprintText(sighting)),
});

const selectByMessageId = prepared<{ hash: string }>()(({ sql }, slot) =>
  sql.selectFrom('email_message').selectAll().where('internet_message_id_hash', '=', slot('hash')),
);

const selectByCaptureId = prepared<{ captureId: string }>()(({ sql }, slot) =>
  sql
    .selectFrom('email_message_capture as x')
    .innerJoin('email_message as m', 'm.id', 'x.email_message_id')
    .selectAll('m')
    .where('x.capture_id', '=', slot('captureId')),
);

interface Print extends Record<string, unknown> {
  fingerprint: string;
  from: number;
  to: number;
}

/** Rows that a Send report may belong to: seen with a Message-ID, and by no Send report yet. */
const selectUnsent = prepared<Print>()(({ sql }, slot) =>
  sql
    .selectFrom('email_message')
    .selectAll()
    .where('fingerprint', '=', slot('fingerprint'))
    .where('sent_at', '>=', slot('from'))
    .where('sent_at', '<=', slot('to'))
    .where('internet_message_id_hash', 'is not', null)
    .where('send_seen', '=', 0),
);

/** Rows that a sighting with Message-ID may confirm. */
const selectUnconfirmed = prepared<Print>()(({ sql }, slot) =>
  sql
    .selectFrom('email_message')
    .selectAll()
    .where('fingerprint', '=', slot('fingerprint'))
    .where('sent_at', '>=', slot('from'))
    .where('sent_at', '<=', slot('to'))
    .where('internet_message_id_hash', 'is', null)
    .where('state', '=', 'sent'),
);

const byMessageId = async (handle: Handle, hash: string | null): Promise<MessageRow | null> =>
  hash === null ? null : ((await selectByMessageId(handle, { hash }))[0] ?? null);

const byCaptureId = async (handle: Handle, captureId: string | null): Promise<MessageRow | null> =>
  captureId === null ? null : ((await selectByCaptureId(handle, { captureId }))[0] ?? null);

/** The nearest row of the same fingerprint that still lacks what this sighting brings. */
const byFingerprint = async (
  handle: Handle,
  { fingerprint, messageIdHash }: SightingKeys,
  sentAt: number,
): Promise<MessageRow | null> => {
  const select = messageIdHash === null ? selectUnsent : selectUnconfirmed;
  const rows = await select(handle, {
    fingerprint,
    from: sentAt - fingerprintMilliseconds,
    to: sentAt + fingerprintMilliseconds,
  });
  rows.sort((a, b) => Math.abs(a.sent_at - sentAt) - Math.abs(b.sent_at - sentAt) || a.id - b.id);
  return rows[0] ?? null;
};

export interface FoundMessage {
  message: MessageRow | null;
  /** The captureId may be kept with the message; not when it was inherited from another. */
  captureIdIsItsOwn: boolean;
  /** A second row of the same message, to be folded into the first. */
  double: MessageRow | null;
}

/** The ladder of docs/domain.md 8: Message-ID, captureId, fingerprint. */
export const findMessage = async (
  handle: Handle,
  keys: SightingKeys,
  sentAt: number,
): Promise<FoundMessage> => {
  const identified = await byMessageId(handle, keys.messageIdHash);
  const captured = await byCaptureId(handle, keys.captureId);
  const inherited =
    captured !== null &&
    keys.messageIdHash !== null &&
    captured.internet_message_id_hash !== null &&
    captured.internet_message_id_hash !== keys.messageIdHash;
  const own = inherited ? null : captured;
  if (identified !== null)
    return {
      message: identified,
      captureIdIsItsOwn: captured === null,
      double: own !== null && own.id !== identified.id ? own : null,
    };
  if (own !== null) return { message: own, captureIdIsItsOwn: false, double: null };
  return {
    message: await byFingerprint(handle, keys, sentAt),
    captureIdIsItsOwn: keys.captureId !== null && !inherited,
    double: null,
  };
};

const insertCapture = prepared<{ captureId: string; messageId: number }>()(({ sql }, slot) =>
  sql
    .insertInto('email_message_capture')
    .values({ capture_id: slot('captureId'), email_message_id: slot('messageId') }),
);

export const keepCaptureId = async (
  handle: Handle,
  captureId: string | null,
  messageId: number,
): Promise<void> => {
  if (captureId !== null) await insertCapture(handle, { captureId, messageId });
};
