import type { Address } from '../demo-company.ts';
import type { MailMessage } from '../mail/exchange.ts';

const longestLine = 76;

/** A header as it travels: lines of at most 76 characters, the next ones begin with a tab. */
const folded = (name: string, value: string): string => {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of value.split(' ')) {
    if (line.length + 1 + word.length > longestLine && line.trim() !== '') {
      lines.push(line);
      line = `\t${word}`;
    } else {
      line = `${line} ${word}`;
    }
  }
  return [...lines, line].join('\r\n');
};

const base64 = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCodePoint(...bytes));
};

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/u.test(text);

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Encoded words of at most 45 bytes each. */
const encoded = (text: string): string => {
  if (isPlain(text)) return text;
  const words: string[] = [];
  for (const character of text) {
    const grown = `${words.at(-1) ?? ''}${character}`;
    if (words.length > 0 && bytesOf(grown) <= 45) words.splice(-1, 1, grown);
    else words.push(character);
  }
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join(' ');
};

const mailboxOf = ({ address, name }: Address): string =>
  isPlain(name) ? `"${name.replaceAll('"', '')}" <${address}>` : `${encoded(name)} <${address}>`;

const listOf = (people: readonly Address[]): string => people.map(mailboxOf).join(', ');

const received = (message: MailMessage): [string, string][] => {
  if (message.folder !== 'inbox') return [];
  const route = `from mail.sandbox.example (192.0.2.25) by mailbox.sandbox.example (192.0.2.31) with Microsoft SMTP Server; ${new Date(message.at).toUTCString()}`;
  return [['Received', route]];
};

/** The block of headers as Outlook hands it over: folded, separated by CRLF. */
export const internetHeadersOf = (message: MailMessage): string => {
  const headers: [string, string | null][] = [
    ...received(message),
    ['From', mailboxOf(message.from)],
    ['To', message.to.length > 0 ? listOf(message.to) : null],
    ['CC', message.cc.length > 0 ? listOf(message.cc) : null],
    ['Subject', encoded(message.subject)],
    ['Date', new Date(message.at).toUTCString()],
    ['Message-ID', message.internetMessageId],
    ['References', message.inReplyTo],
    ['In-Reply-To', message.inReplyTo],
    ['Sensitivity', message.sensitivity ?? null],
    ['Content-Type', 'text/plain; charset="utf-8"'],
    ['MIME-Version', '1.0'],
  ];
  return `${headers
    .flatMap(([name, value]) => (value === null ? [] : [folded(name, value)]))
    .join('\r\n')}\r\n`;
};
