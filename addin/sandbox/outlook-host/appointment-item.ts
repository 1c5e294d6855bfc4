import type { Appointment } from '../calendar/calendar.ts';
import type { Address } from '../demo-company.ts';
import { resolvedIn } from '../mail/compose-session.ts';
import { OfficeError } from './async-calls.ts';
import { createComposeItem, type ItemParts } from './compose-item.ts';
import { customProperties } from './custom-properties.ts';
import type { ReadItemParts } from './read-item.ts';

/** As Exchange writes ids of appointments. */
const itemIdOf = (id: string): string =>
  `AAMkAGI2TG93AAA=${btoa(id).replaceAll('=', '')}AAAAAAENAAB5bG9nAAA=`;

const detailsOf = ({ address, name }: Address) => ({
  emailAddress: address,
  displayName: name,
  recipientType: 'externalUser',
});

/** Office.context.mailbox.item of a meeting of one's own; dates are of the realm that asks. */
export const createAppointmentItem = (parts: ItemParts) => {
  const { session, answer, observe } = parts;
  const {
    to: _to,
    cc: _cc,
    bcc: _bcc,
    from,
    getComposeTypeAsync: _type,
    ...common
  } = createComposeItem(parts);
  const attendees = (field: 'to' | 'cc') => ({
    getAsync: (...args: unknown[]) =>
      answer(args, () => {
        const people = resolvedIn(session.get(), field);
        if (field === 'to') {
          const all = people.length + resolvedIn(session.get(), 'cc').length;
          observe({ kind: 'recipientsRead', count: all });
        }
        return people.map(detailsOf);
      }),
  });
  const when = (field: 'startsAt' | 'endsAt') => ({
    getAsync: (...args: unknown[]) => answer(args, () => new Date(session.get().when[field])),
  });
  return {
    ...common,
    itemType: 'appointment',
    seriesId: null,
    organizer: from,
    requiredAttendees: attendees('to'),
    optionalAttendees: attendees('cc'),
    start: when('startsAt'),
    end: when('endsAt'),
    location: {
      getAsync: (...args: unknown[]) => answer(args, () => session.get().when.location),
    },
    sensitivity: { getAsync: (...args: unknown[]) => answer(args, () => 'normal') },
    getItemIdAsync: (...args: unknown[]) =>
      answer(args, () => {
        if (session.meeting?.saved) return itemIdOf(session.meeting.id);
        throw new OfficeError('ItemNotSaved', 9037, 'The item has not been saved yet');
      }),
  };
};

export interface ReadAppointmentParts
  extends Pick<ReadItemParts, 'realm' | 'answer' | 'savedProperties' | 'saveProperties'> {
  appointment: Appointment;
}

/** Office.context.mailbox.item of a meeting that somebody else organizes. */
export const createReadAppointment = ({
  appointment,
  realm,
  answer,
  savedProperties,
  saveProperties,
}: ReadAppointmentParts): object => ({
  itemType: 'appointment',
  itemClass: 'IPM.Appointment',
  itemId: itemIdOf(appointment.id),
  subject: appointment.subject,
  normalizedSubject: appointment.subject,
  organizer: detailsOf(appointment.organizer),
  requiredAttendees: appointment.required.map(detailsOf),
  optionalAttendees: appointment.optional.map(detailsOf),
  start: new realm.Date(appointment.startsAt),
  end: new realm.Date(appointment.endsAt),
  location: appointment.location,
  seriesId: null,
  dateTimeCreated: new realm.Date(appointment.at),
  dateTimeModified: new realm.Date(appointment.at),
  attachments: [],
  loadCustomPropertiesAsync: (...args: unknown[]) =>
    answer(args, () => customProperties({ answer, saved: savedProperties, save: saveProperties })),
});
