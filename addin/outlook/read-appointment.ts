import { type AppointmentItem, isoOf, type ReadAppointment } from './appointment-item.ts';
import { addressesOf, addressOf } from './mail-address.ts';
import type { Mailbox } from './mailbox.ts';

/** What is known of an appointment, with the ids it goes by. */
export interface AppointmentFacts extends ReadAppointment {
  /** Our stamp; only the organizer's own appointment carries it. */
  meetingId: string | null;
  sensitivity: string | null;
  sensitivityLabelId: string | null;
}

type Details = Office.EmailAddressDetails;
type Callback<Value> = (result: Office.AsyncResult<Value>) => void;

type Compose = Office.AppointmentCompose;

interface Asked<Value> {
  getAsync(callback: Callback<Value>): void;
}

/** The same questions as the launch event asks; what Outlook does not tell is left out. */
const asking =
  (mailbox: Mailbox, about: AppointmentItem) =>
  <Value>(call: (item: Compose, callback: Callback<Value>) => void): Promise<Value | null> =>
    mailbox
      .ask<Value>(about, (item, callback) => call(item as unknown as Compose, callback))
      .catch(() => null);

async function readOwn(mailbox: Mailbox, about: AppointmentItem): Promise<AppointmentFacts> {
  const ask = asking(mailbox, about);
  const people = (details: Details[] | null) => addressesOf(details);
  const [organizer, required, optional, subject, start, end, location, itemId, label, mark] =
    await Promise.all([
      ask<Details>((item, callback) => item.organizer.getAsync(callback)),
      ask<Details[]>((item, callback) => item.requiredAttendees.getAsync(callback)),
      ask<Details[]>((item, callback) => item.optionalAttendees.getAsync(callback)),
      ask<string>((item, callback) => item.subject.getAsync(callback)),
      ask<Date>((item, callback) => item.start.getAsync(callback)),
      ask<Date>((item, callback) => item.end.getAsync(callback)),
      ask<string>((item, callback) => item.location.getAsync(callback)),
      ask<string>((item, callback) => item.getItemIdAsync(callback)),
      ask<string>((item, callback) => item.sensitivityLabel.getAsync(callback)),
      ask<string>((item, callback) =>
        (item.sensitivity as unknown as Asked<string>).getAsync(callback),
      ),
    ]);
  return {
    organizer: addressOf(organizer) ?? { address: mailbox.address, name: null },
    required: people(required),
    optional: people(optional),
    subject: subject ?? '',
    startsAt: start === null ? null : isoOf(start),
    endsAt: end === null ? null : isoOf(end),
    location: location ?? '',
    itemId: itemId || null,
    meetingId: await readStamp(mailbox, about),
    sensitivity: mark || null,
    sensitivityLabelId: label || null,
  };
}

/** A date of a series has the stamp of the series. */
async function readStamp(mailbox: Mailbox, about: AppointmentItem): Promise<string | null> {
  if (about.ofSeries) return null;
  const properties = await asking(
    mailbox,
    about,
  )<Office.CustomProperties>((item, callback) => item.loadCustomPropertiesAsync(callback));
  const value: unknown = properties?.get('meetingId');
  return typeof value === 'string' && value !== '' ? value : null;
}

export async function readAppointment(
  mailbox: Mailbox,
  item: AppointmentItem,
): Promise<AppointmentFacts> {
  if (item.shown === null) return readOwn(mailbox, item);
  const meetingId = await readStamp(mailbox, item);
  return { ...item.shown, meetingId, sensitivity: null, sensitivityLabelId: null };
}
