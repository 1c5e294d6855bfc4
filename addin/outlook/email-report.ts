import type { EmailReport } from '../../server/contract/email.ts';
import { buildId } from './build-id.ts';
import type { MailAddress } from './mail-address.ts';
import type { ReadMail } from './mail-item.ts';
import type { MailMarks } from './mail-marks.ts';
import { platformOf } from './outlook-facts.ts';

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The captureId of a mail that carries none of ours: the same on every device and for everybody
 * who reads it (docs/domain.md 8.13).
 */
export async function deriveCaptureId(internetMessageId: string): Promise<string> {
  const text = internetMessageId.replace(/^<|>$/g, '').trim();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `message-id-${hex(digest)}`;
}

export type IdentifiedMail = ReadMail & { internetMessageId: string };

export const hasMessageId = (mail: ReadMail): mail is IdentifiedMail =>
  mail.internetMessageId !== null;

const participant = ({ address, name }: MailAddress) =>
  name === null ? { address } : { address, name };

/** What the server is told of a mail that is read; never a word of its body. */
export async function reportOf(mail: IdentifiedMail, marks: MailMarks): Promise<EmailReport> {
  return {
    captureId: marks.captureId ?? (await deriveCaptureId(mail.internetMessageId)),
    from: participant(mail.from ?? { address: '', name: null }),
    to: mail.to.map(participant),
    cc: mail.cc.map(participant),
    subject: mail.subject,
    sentAt: mail.sentAt,
    internetMessageId: mail.internetMessageId,
    ...(mail.conversationId !== null && { conversationId: mail.conversationId }),
    ...(marks.inReplyTo !== null && { inReplyTo: marks.inReplyTo }),
    ...(marks.sensitivity !== null && { sensitivity: marks.sensitivity }),
    client: { surface: 'pane', version: buildId, platform: platformOf() },
  };
}
