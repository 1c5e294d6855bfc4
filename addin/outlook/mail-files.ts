import type { UploadSource } from '../attachment/upload-attachment.ts';
import type { ReadMail } from './mail-item.ts';
import type { Mailbox } from './mailbox.ts';

/** A file that the open mail has, or the mail itself. */
export interface MailFile {
  /** Good as long as the mail is open; `mail` for the mail itself. */
  id: string;
  name: string;
  /** Nobody knows how long the mail itself is before it is asked for. */
  size: number | null;
  /** A picture within the text. */
  inline: boolean;
  /** Why it cannot be had here. */
  unavailable: 'cloud' | 'client' | 'tooLarge' | null;
}

const mailId = 'mail';
const mostBytes = 25 * 1024 * 1024;
/** A large file comes over Outlook's own network first. */
const patience = 60_000;

const forbiddenInNames = /[\\/:*?"<>|\p{Cc}]/gu;
const longestName = 120;

/** “Offer: prices” → `Offer_ prices.eml` */
export const messageFileName = (subject: string): string =>
  `${subject.replace(forbiddenInNames, '_').trim().slice(0, longestName) || 'mail'}.eml`;

const reasonOf = (
  { kind, size }: ReadMail['attachments'][number],
  canRead: boolean,
): MailFile['unavailable'] => {
  if (!canRead) return 'client';
  if (kind === 'cloud') return 'cloud';
  return size > mostBytes ? 'tooLarge' : null;
};

/** What can be attached of a mail, itself last. */
export function mailFiles(mailbox: Mailbox, mail: ReadMail): MailFile[] {
  const canRead = mailbox.supports('1.8');
  const files = mail.attachments.map((one): MailFile => {
    const { id, size, inline } = one;
    const name = one.kind === 'item' && !/\.\w+$/.test(one.name) ? `${one.name}.eml` : one.name;
    return { id, name, size, inline, unavailable: reasonOf(one, canRead) };
  });
  const itself: MailFile = {
    id: mailId,
    name: messageFileName(mail.subject),
    size: null,
    inline: false,
    unavailable: mailbox.supports('1.14') ? null : 'client',
  };
  return [...files, itself];
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Outlook has what no program can be given: a link in the place of the file. */
class NoContent extends Error {}

/** Asks Outlook for a file, whole: it gives no pieces. */
export async function fetchMailFile(
  mailbox: Mailbox,
  mail: ReadMail,
  { id, name }: MailFile,
): Promise<UploadSource> {
  if (id === mailId) {
    const eml = await mailbox.ask<string>(
      mail,
      (item, callback) => (item as Office.MessageRead).getAsFileAsync(callback),
      patience,
    );
    return { name, content: new Blob([fromBase64(eml)]) };
  }
  const { content, format } = await mailbox.ask<Office.AttachmentContent>(
    mail,
    (item, callback) => (item as Office.MessageRead).getAttachmentContentAsync(id, callback),
    patience,
  );
  if (String(format) === 'url') throw new NoContent('It is a link.');
  // What is an item of Outlook itself comes as text, everything else as base64.
  const bytes = String(format) === 'base64' ? fromBase64(content) : content;
  return { name, content: new Blob([bytes]) };
}
