import type { ParticipantRole } from '../../contract/capture-decision.ts';
import { maxRecipients } from '../../contract/email.ts';
import type { Origin } from '../../contract/enumerations.ts';
import { cleanText, readInstant } from '../clean-input.ts';
import { DomainError } from '../domain-error.ts';
import { type AddressProblem, readAddress } from './address.ts';

export interface Participant {
  role: ParticipantRole;
  /** Lower-case; null when it could not be read. */
  address: string | null;
  problem: AddressProblem | null;
  name: string | null;
}

/** What decides about a mail, and about the invitation to a meeting: who wrote to whom, and when. */
export interface Correspondence {
  from: Participant | null;
  /** To, Cc, Bcc in this order, each address once. */
  recipients: Participant[];
  /** Recipients beyond what one report is read for. */
  recipientsLeftOut: number;
  sentAt: number;
  sensitivityLabelId: string | null;
  sensitivity: string | null;
}

/** One program's report of one message, cleaned. */
export interface EmailSighting extends Correspondence {
  captureId: string | null;
  internetMessageId: string | null;
  subject: string;
  conversationId: string | null;
  inReplyTo: string | null;
  origin: Origin;
  incomplete: boolean;
  /** Somebody pressed Log, in place of a program that saw the mail pass. */
  asked: boolean;
}

export type Loose = Record<string, unknown>;

export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const orNull = (text: string): string | null => (text === '' ? null : text);

export const readParticipant = (raw: unknown, role: ParticipantRole): Participant => {
  const given = isObject(raw) ? (raw.address ?? raw.emailAddress) : raw;
  const name = isObject(raw) ? orNull(cleanText(raw.name ?? raw.displayName, 254)) : null;
  const address = readAddress(typeof given === 'string' ? given : '');
  return address === 'unreadableAddress' || address === 'unresolvedRecipient'
    ? { role, address: null, problem: address, name: name ?? orNull(cleanText(given, 254)) }
    : { role, address, problem: null, name };
};

/** Each address once, in the role it is named in first. */
export const readRecipients = (
  lists: readonly (readonly [role: ParticipantRole, given: unknown])[],
): Participant[] => {
  const seen = new Set<string>();
  const read: Participant[] = [];
  for (const [role, given] of lists) {
    const list = Array.isArray(given)
      ? given
      : given === undefined || given === null
        ? []
        : [given];
    for (const raw of list) {
      const participant = readParticipant(raw, role);
      const key = participant.address ?? `${participant.problem}:${participant.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      read.push(participant);
    }
  }
  return read;
};

export const readOrigin = (client: unknown): Origin =>
  isObject(client) && client.surface === 'pane' ? 'pane' : 'addIn';

/**
 * Cleans a report of a message (docs/domain.md 6): what is readable is kept. It is refused only
 * when it does not tell which message it was or who took part.
 */
export const readEmailSighting = (report: unknown, now: number): EmailSighting => {
  if (!isObject(report))
    throw new DomainError('invalidInput', 'Send the report of the message as a JSON object.');
  const from =
    isObject(report.from) || typeof report.from === 'string'
      ? readParticipant(report.from, 'from')
      : null;
  const recipients = readRecipients(
    (['to', 'cc', 'bcc'] as const).map((role) => [role, report[role]] as const),
  );
  return {
    captureId: orNull(cleanText(report.captureId, 200)),
    internetMessageId: orNull(cleanText(report.internetMessageId, 998)),
    from,
    recipients: recipients.slice(0, maxRecipients),
    recipientsLeftOut: Math.max(0, recipients.length - maxRecipients),
    subject: cleanText(report.subject, 1000),
    sentAt: readInstant(report.sentAt, now),
    conversationId: orNull(cleanText(report.conversationId, 255)),
    inReplyTo: orNull(cleanText(report.inReplyTo, 998)),
    sensitivityLabelId: orNull(cleanText(report.sensitivityLabelId, 100)),
    sensitivity: orNull(cleanText(report.sensitivity, 50)),
    origin: readOrigin(report.client),
    incomplete: report.incomplete === true || recipients.length > maxRecipients,
    asked: report.asked === true,
  };
};

/** Refuses what cannot be told apart from other messages, or names nobody at all. */
export const requireTellable = (sighting: EmailSighting): void => {
  const fields = [];
  if (sighting.captureId === null && sighting.internetMessageId === null)
    fields.push({
      path: 'captureId',
      code: 'required',
      message: 'Name captureId or internetMessageId: without either a repeat cannot be recognised.',
    });
  if (sighting.from?.address == null && sighting.recipients.every((one) => one.address === null))
    fields.push({
      path: 'from',
      code: 'required',
      message: 'Name the sender or a recipient by an e-mail address.',
    });
  if (fields.length > 0)
    throw new DomainError('invalidInput', 'It cannot be told which message this was.', fields);
};

/** The subject as a fingerprint compares it. */
const normalisedSubject = (subject: string): string =>
  subject.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Sender, subject and the recipients everybody can see (Bcc is the sender's alone): what two
 * reports of one message have in common when they share no id. Docs/domain.md 8.
 */
export const fingerprintText = ({ from, recipients, subject }: EmailSighting): string =>
  JSON.stringify([
    from?.address ?? '',
    normalisedSubject(subject),
    recipients
      .filter(({ role, address }) => role !== 'bcc' && address !== null)
      .map(({ address }) => address)
      .sort(),
  ]);

/** Fingerprints join reports at most this far apart. */
export const fingerprintMilliseconds = 10 * 60_000;

/** A Message-ID with or without its angle brackets is the same. */
export const messageIdText = (internetMessageId: string): string =>
  internetMessageId.replace(/^<|>$/g, '').trim();
