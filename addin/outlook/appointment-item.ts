import { addressesOf, addressOf, type MailAddress } from './mail-address.ts';

/** An appointment of somebody else's, as it was when Outlook showed it. */
export interface ReadAppointment {
  organizer: MailAddress | null;
  required: readonly MailAddress[];
  optional: readonly MailAddress[];
  subject: string;
  startsAt: string | null;
  endsAt: string | null;
  location: string;
  itemId: string | null;
}

export interface AppointmentItem {
  kind: 'appointment';
  key: string;
  /** One date of a series: held by itself, though invited to with the others. */
  ofSeries: boolean;
  /** Null for one's own: it can change while it is shown, and is asked for. */
  shown: ReadAppointment | null;
}

export const isoOf = (value: unknown): string | null => {
  const date = new Date(value as Date);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

const isAsked = (member: unknown): boolean =>
  typeof (member as { getAsync?: unknown } | undefined)?.getAsync === 'function';

export function appointmentItemOf(item: Office.AppointmentRead, key: string): AppointmentItem {
  const ofSeries = typeof item.seriesId === 'string' && item.seriesId !== '';
  const appointment = { kind: 'appointment', key, ofSeries } as const;
  if (isAsked(item.requiredAttendees)) return { ...appointment, shown: null };
  return {
    ...appointment,
    shown: {
      organizer: addressOf(item.organizer),
      required: addressesOf(item.requiredAttendees),
      optional: addressesOf(item.optionalAttendees),
      subject: item.subject ?? '',
      startsAt: isoOf(item.start),
      endsAt: isoOf(item.end),
      location: item.location ?? '',
      itemId: item.itemId || null,
    },
  };
}
