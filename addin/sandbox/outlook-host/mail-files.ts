import type { MailFile, MailMessage } from '../mail/exchange.ts';
import { type Answer, OfficeError } from './async-calls.ts';
import { internetHeadersOf } from './internet-headers.ts';

const base64Of = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
};

const lines = (base64: string): string => base64.replaceAll(/.{76}/g, '$&\r\n');

const boundary = '----=_sandbox';

const partOf = ({ name, contentType, content, inline }: MailFile): string =>
  [
    `Content-Type: ${contentType}; name="${name}"`,
    `Content-Disposition: ${inline ? 'inline' : 'attachment'}; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    lines(content),
  ].join('\r\n');

/** The mail as a message file, its own files within. */
const emlOf = (message: MailMessage): string => {
  const headers = internetHeadersOf(message).replace(
    /Content-Type: [^\r]*\r\n/,
    `Content-Type: multipart/mixed; boundary="${boundary}"\r\n`,
  );
  const text = [
    'Content-Type: text/plain; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    '',
    lines(base64Of(message.body)),
  ].join('\r\n');
  const parts = [text, ...(message.files ?? []).map(partOf)];
  return `${headers}\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
};

/** Bytes behind base64, without decoding it. */
const sizeOf = (content: string): number =>
  (content.length / 4) * 3 - (/=*$/.exec(content)?.[0].length ?? 0);

const invalidId = 9039;

/** What Outlook tells of a mail's files, and how it gives them. */
export const mailFilesOf = (message: MailMessage, answer: Answer) => {
  const files = message.files ?? [];
  return {
    attachments: files.map(({ id, name, contentType, content, inline }) => ({
      id,
      name,
      contentType,
      size: sizeOf(content),
      isInline: inline,
      attachmentType: 'file',
    })),
    getAttachmentContentAsync: (id: string, ...args: unknown[]) =>
      answer(args, () => {
        const file = files.find((one) => one.id === id);
        if (file === undefined)
          throw new OfficeError('InvalidAttachmentId', invalidId, 'There is no such attachment');
        return { content: file.content, format: 'base64' };
      }),
    getAsFileAsync: (...args: unknown[]) => answer(args, () => base64Of(emlOf(message))),
  };
};
