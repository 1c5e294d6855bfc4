import { maxRecipients } from '../../contract/email.ts';
import type { Origin } from '../../contract/enumerations.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { cleanText, readInstant } from '../clean-input.ts';
import { DomainError } from '../domain-error.ts';
import {
  type Correspondence,
  isObject,
  orNull,
  readOrigin,
  readParticipant,
  readRecipients,
} from '../email/email-sighting.ts';

/** How a meeting is recognised, the surest first; see docs/domain.md 20. */
export interface MeetingIdentities {
  iCalUId: string | null;
  /** Ours, stamped on the appointment. */
  meetingId: string | null;
  itemId: string | null;
}

/** One program's report of an invitation, an update or a cancellation, cleaned. */
export interface MeetingSighting extends Correspondence, MeetingIdentities {
  subject: string;
  sequence: number;
  startsAt: number | null;
  endsAt: number | null;
  location: string | null;
  canceled: boolean;
  occurrence: boolean;
  incomplete: boolean;
  asked: boolean;
  origin: Origin;
  /** Where it was seen: an item id is compared within one kind of Outlook. */
  platform: string;
}

const instantOrNull = (value: unknown): number | null => {
  const read = readInstant(value, 0);
  return read === 0 ? null : read;
};

export const readMeetingIdentities = (given: Record<string, unknown>): MeetingIdentities => ({
  iCalUId: orNull(cleanText(given.iCalUId, 1000)),
  meetingId: orNull(cleanText(given.meetingId, 200)),
  itemId: orNull(cleanText(given.itemId, 1000)),
});

export const readMeetingSighting = (report: unknown, now: number): MeetingSighting => {
  if (!isObject(report))
    throw new DomainError('invalidInput', 'Send the report of the meeting as a JSON object.');
  const { organizer, requiredAttendees, optionalAttendees, client, sequence } = report;
  const attendees = readRecipients([
    ['to', requiredAttendees],
    ['cc', optionalAttendees],
  ]);
  return {
    ...readMeetingIdentities(report),
    from:
      isObject(organizer) || typeof organizer === 'string'
        ? readParticipant(organizer, 'from')
        : null,
    recipients: attendees.slice(0, maxRecipients),
    recipientsLeftOut: Math.max(0, attendees.length - maxRecipients),
    subject: cleanText(report.subject, 1000),
    sentAt: readInstant(report.sentAt, now),
    sequence:
      Number.isInteger(sequence) && Math.abs(Number(sequence)) < 2 ** 31 ? Number(sequence) : 0,
    startsAt: instantOrNull(report.startsAt),
    endsAt: instantOrNull(report.endsAt),
    location: orNull(cleanText(report.location, 400)),
    sensitivityLabelId: orNull(cleanText(report.sensitivityLabelId, 100)),
    sensitivity: orNull(cleanText(report.sensitivity, 50)),
    canceled: report.canceled === true,
    occurrence: report.occurrence === true,
    incomplete: report.incomplete === true || attendees.length > maxRecipients,
    asked: report.asked === true,
    origin: readOrigin(client),
    platform: isObject(client) ? cleanText(client.platform, 50) : '',
  };
};

/** Refuses what cannot be told apart from other meetings, or names nobody at all. */
export const requireTellableMeeting = (sighting: MeetingSighting): void => {
  const fields: FieldProblem[] = [];
  if (sighting.meetingId === null && sighting.itemId === null && sighting.iCalUId === null)
    fields.push({
      path: 'meetingId',
      code: 'required',
      message:
        'Name meetingId, itemId or iCalUId: without any of them an update cannot be recognised.',
    });
  if (sighting.from?.address == null && sighting.recipients.every((one) => one.address === null))
    fields.push({
      path: 'organizer',
      code: 'required',
      message: 'Name the organizer or an attendee by an e-mail address.',
    });
  if (fields.length > 0)
    throw new DomainError('invalidInput', 'It cannot be told which meeting this was.', fields);
};

/** Whether a report tells later news than what is known; at one moment the sequence decides. */
export const isNewerTruth = (
  sighting: Pick<MeetingSighting, 'sentAt' | 'sequence'>,
  known: { sentAt: number; sequence: number },
): boolean =>
  sighting.sentAt > known.sentAt ||
  (sighting.sentAt === known.sentAt && sighting.sequence > known.sequence);
