import type { ReadMail } from './mail-item.ts';
import type { Mailbox } from './mailbox.ts';
import { MailboxError } from './mailbox.ts';

/** What a mail carries besides what it shows. */
export interface MailMarks {
  /** Ours, when it was written where the launch event runs. */
  captureId: string | null;
  sensitivity: string | null;
  inReplyTo: string | null;
  /** Outlook did not give the headers, though it could: nobody knows whether the mail is private. */
  headersMissing: boolean;
}

const headersSince = '1.8';

/** The value of a header; a line that begins with a space belongs to the one before (RFC 5322). */
export function headerIn(headers: string, name: string): string | null {
  const lines = headers.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const start = `${name.toLowerCase()}:`;
  const line = lines.find((one) => one.toLowerCase().startsWith(start));
  return line?.slice(start.length).trim() || null;
}

const isMessageId = (value: string | null): value is string =>
  value !== null && /^<[^<>\s]+>$/.test(value);

async function readCaptureId(mailbox: Mailbox, mail: ReadMail): Promise<string | null> {
  const properties = await mailbox.ask<Office.CustomProperties>(mail, (item, callback) =>
    item.loadCustomPropertiesAsync(callback),
  );
  const value: unknown = properties.get('captureId');
  return typeof value === 'string' && value !== '' ? value : null;
}

const readHeaders = (mailbox: Mailbox, mail: ReadMail): Promise<string> =>
  mailbox.ask<string>(mail, (item, callback) => item.getAllInternetHeadersAsync(callback));

/** An item that was left is told on; whatever else fails only leaves its part out. */
async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof MailboxError && error.problem === 'left') throw error;
    return null;
  }
}

export async function readMarks(mailbox: Mailbox, mail: ReadMail): Promise<MailMarks> {
  const tellsHeaders = mailbox.supports(headersSince);
  const [captureId, headers] = await Promise.all([
    orNull(readCaptureId(mailbox, mail)),
    tellsHeaders ? orNull(readHeaders(mailbox, mail)) : null,
  ]);
  const inReplyTo = headerIn(headers ?? '', 'In-Reply-To');
  return {
    captureId,
    sensitivity: headerIn(headers ?? '', 'Sensitivity'),
    inReplyTo: isMessageId(inReplyTo) ? inReplyTo : null,
    headersMissing: tellsHeaders && headers === null,
  };
}
