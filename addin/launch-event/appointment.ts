import type { MeetingReport } from '../../server/contract/meeting.ts';
import { askValue } from './ask.ts';
import { attempt } from './attempt.ts';
import { within } from './clock.ts';
import type { Participant } from './message.ts';
import { readClient, readRecipients, toSender } from './message.ts';
import type { Callback, EmailAddressDetails } from './office.ts';
import { currentAppointment } from './office.ts';

type Details = Pick<MeetingReport, 'subject' | 'startsAt' | 'endsAt' | 'location' | 'itemId'>;

/** What Outlook tells about the appointment being sent. */
export type Appointment = Omit<MeetingReport, 'meetingId' | 'sentAt' | 'organizer'> & {
  organizer: Participant | undefined;
};

/** A report without a detail is better than none: what is not told by then is left out. */
const detailsLimit = 800;

/** Reads who is invited and whether it is private first, and the rest as far as time allows. */
export function readAppointment(): Promise<Appointment> {
  const people = Promise.all([
    askValue<EmailAddressDetails>((callback) => currentAppointment().organizer.getAsync(callback)),
    readRecipients((callback) => currentAppointment().requiredAttendees.getAsync(callback)),
    readRecipients((callback) => currentAppointment().optionalAttendees.getAsync(callback)),
    askValue<string | null>((callback) => currentAppointment().sensitivityLabel.getAsync(callback)),
    askValue<string>((callback) => currentAppointment().sensitivity.getAsync(callback)),
  ]);
  const details: Details = {};
  const reading = within(readDetails(details), detailsLimit, undefined);
  return people.then(([organizer, required, optional, label, sensitivity]) =>
    reading.then(() => {
      const appointment: Appointment = Object.assign({}, details, {
        organizer: toSender(organizer),
        requiredAttendees: required.participants,
        optionalAttendees: optional.participants,
        client: readClient(),
      });
      if (label) appointment.sensitivityLabelId = label;
      if (sensitivity) appointment.sensitivity = String(sensitivity);
      if (required.incomplete || optional.incomplete) appointment.incomplete = true;
      return withSeries(appointment);
    }),
  );
}

function readDetails(details: Details): Promise<unknown> {
  return Promise.all([
    readText((callback) => currentAppointment().subject.getAsync(callback)).then((subject) => {
      if (subject !== undefined) details.subject = subject;
    }),
    readInstant((callback) => currentAppointment().start.getAsync(callback)).then((startsAt) => {
      if (startsAt !== undefined) details.startsAt = startsAt;
    }),
    readText((callback) => currentAppointment().getItemIdAsync(callback)).then((itemId) => {
      if (itemId) details.itemId = itemId;
    }),
    readInstant((callback) => currentAppointment().end.getAsync(callback)).then((endsAt) => {
      if (endsAt !== undefined) details.endsAt = endsAt;
    }),
    readText((callback) => currentAppointment().location.getAsync(callback)).then((location) => {
      if (location) details.location = location;
    }),
  ]);
}

function readText(call: (callback: Callback<string>) => void): Promise<string | undefined> {
  return askValue(call).then((value) => {
    if (typeof value === 'string') return value;
    return undefined;
  });
}

function readInstant(call: (callback: Callback<Date>) => void): Promise<string | undefined> {
  return askValue(call).then((value) => attempt(() => new Date(Number(value)).toISOString()));
}

/** One date of a series goes by the id of the series. */
function withSeries(appointment: Appointment): Appointment {
  const seriesId = attempt(() => currentAppointment().seriesId);
  if (typeof seriesId !== 'string' || seriesId === '') return appointment;
  appointment.itemId = seriesId;
  appointment.occurrence = true;
  return appointment;
}
