import type { Address } from '../demo-company.ts';
import { createStore, type Store } from '../store.ts';

/** An appointment in somebody's calendar: the organizer's own, or the copy of an attendee. */
export interface Appointment {
  id: string;
  /** The same in every calendar it stands in. */
  meeting: string;
  organizer: Address;
  required: Address[];
  optional: Address[];
  subject: string;
  startsAt: string;
  endsAt: string;
  location: string;
  body: string;
  canceled: boolean;
  at: string;
  /** What add-ins keep on the item; never delivered to anybody else. */
  customProperties: Record<string, unknown>;
}

type Calendars = Record<string, readonly Appointment[]>;

/** The calendars of the sandbox, kept as long as the browser tab. */
export interface Calendar {
  calendars: Store<Calendars>;
  /** Files the organizer's copy and one for each attendee; an update takes the place of what was there. */
  deliver: (appointment: Appointment) => void;
  change: (address: string, id: string, change: Partial<Appointment>) => void;
  clear: () => void;
}

const storageKey = 'interaction-log.sandbox.calendar.1';
const keyOf = (address: string): string => address.toLowerCase();

const restored = (): Calendars => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Calendars) : {};
  } catch {
    return {};
  }
};

const keep = (calendars: Calendars): void => {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(calendars));
  } catch {
    // A browser that keeps nothing still shows the calendar until the page is reloaded.
  }
};

export const appointmentsOf = (calendars: Calendars, address: string): readonly Appointment[] =>
  calendars[keyOf(address)] ?? [];

export const createCalendar = (): Calendar => {
  const calendars = createStore<Calendars>(restored());
  calendars.subscribe(() => keep(calendars.get()));
  const put = (address: string, appointment: Appointment): void =>
    calendars.set((known) => {
      const others = appointmentsOf(known, address).filter(
        ({ meeting }) => meeting !== appointment.meeting,
      );
      return { ...known, [keyOf(address)]: [...others, appointment] };
    });
  return {
    calendars,
    deliver: (appointment) => {
      put(appointment.organizer.address, appointment);
      for (const { address } of [...appointment.required, ...appointment.optional]) {
        if (keyOf(address) === keyOf(appointment.organizer.address)) continue;
        const known = appointmentsOf(calendars.get(), address).find(
          ({ meeting }) => meeting === appointment.meeting,
        );
        const customProperties = known?.customProperties ?? {};
        put(address, { ...appointment, id: known?.id ?? crypto.randomUUID(), customProperties });
      }
    },
    change: (address, id, change) =>
      calendars.set((known) => ({
        ...known,
        [keyOf(address)]: appointmentsOf(known, address).map((one) =>
          one.id === id ? { ...one, ...change } : one,
        ),
      })),
    clear: () => calendars.set(() => ({})),
  };
};
