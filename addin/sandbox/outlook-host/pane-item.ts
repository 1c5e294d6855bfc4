import { appointmentsOf } from '../calendar/calendar.ts';
import type { MailboxOwner } from '../demo-company.ts';
import { answerMessage } from '../mail/actions.ts';
import {
  type ComposeSession,
  type ComposeState,
  recipientFields,
  resolvedIn,
} from '../mail/compose-session.ts';
import { stringsOf } from '../strings.ts';
import type { World } from '../world.ts';
import { createAppointmentItem, createReadAppointment } from './appointment-item.ts';
import type { Answer } from './async-calls.ts';
import { createComposeItem } from './compose-item.ts';
import type { Observe } from './observation.ts';
import type { OfficeHandlers } from './office-handlers.ts';
import { createReadItem } from './read-item.ts';
import type { Realm } from './realm.ts';

export interface PaneItemParts {
  world: World;
  owner: MailboxOwner;
  /** The mail being written; null for a pane beside mails that are read. */
  session: ComposeSession | null;
  realm: Realm;
  answer: Answer;
  observe: Observe;
}

/** What the pane finds as Office.context.mailbox.item, now and as it changes. */
export interface PaneItem {
  get: () => object | null;
  end: () => void;
}

const readAppointmentOf = ({ world, owner, realm, answer }: PaneItemParts): object | null => {
  const all = () => appointmentsOf(world.calendar.calendars.get(), owner.address);
  const id = world.reading.get();
  const appointment = all().find((one) => one.id === id);
  if (appointment === undefined) return null;
  return createReadAppointment({
    appointment,
    realm,
    answer,
    savedProperties: () => all().find((one) => one.id === id)?.customProperties ?? {},
    saveProperties: (customProperties) =>
      world.calendar.change(owner.address, appointment.id, { customProperties }),
  });
};

const readItemOf = (parts: PaneItemParts): object | null => {
  const { world, owner, realm, answer, observe } = parts;
  const { exchange, notifications } = world;
  const messages = () => exchange.mailboxes.get()[owner.address.toLowerCase()] ?? [];
  const id = world.reading.get();
  const message = messages().find((one) => one.id === id);
  if (message === undefined) return readAppointmentOf(parts);
  const now = () => messages().find((one) => one.id === message.id) ?? message;
  return createReadItem({
    message,
    ownAddress: owner.address,
    realm,
    answer,
    observe,
    weather: world.weather.get,
    savedProperties: () => now().customProperties,
    saveProperties: (customProperties) =>
      exchange.change(owner.address, message.id, { customProperties }),
    notifications: () => notifications.get()[message.id] ?? [],
    showNotifications: (lines) => notifications.set((known) => ({ ...known, [message.id]: lines })),
    reply: (how) => {
      const strings = stringsOf[world.settings.get().language];
      setTimeout(() => answerMessage(world, owner, now(), how, strings));
    },
  });
};

const openingMilliseconds = { fine: 60, slow: 900, offline: 60 } as const;
const staleMilliseconds = 700;

/**
 * The item follows what is read. In between there is none, and an event can come late, when the
 * item is another one already, or twice.
 */
export const followReading = (parts: PaneItemParts, handlers: OfficeHandlers): PaneItem => {
  const { world } = parts;
  let item = readItemOf(parts);
  const timers = new Set<number>();
  const later = (milliseconds: number, run: () => void) => {
    const timer = window.setTimeout(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    timers.add(timer);
  };
  const unsubscribe = world.reading.subscribe(() => {
    item = null;
    const { network } = world.weather.get();
    later(openingMilliseconds[network], () => {
      item ??= readItemOf(parts);
      handlers.fire('olkItemChanged');
      if (network === 'slow') later(staleMilliseconds, () => handlers.fire('olkItemChanged'));
    });
  });
  return {
    get: () => item,
    end: () => {
      unsubscribe();
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

const addressesIn = (state: ComposeState) =>
  recipientFields.map((field) =>
    resolvedIn(state, field)
      .map(({ address }) => address)
      .join(),
  );

/** The item of a compose window is one and the same; its recipients change. */
export const followComposing = (
  parts: PaneItemParts & { session: ComposeSession },
  handlers: OfficeHandlers,
): PaneItem => {
  const { world, session, answer, observe } = parts;
  const create = session.meeting === null ? createComposeItem : createAppointmentItem;
  const item = {
    ...create({
      session,
      event: 'pane',
      weather: world.weather.get,
      labelId: world.company.labelId,
      answer,
      observe,
    }),
    ...handlers.members,
  };
  let before = addressesIn(session.get());
  const unsubscribe = session.subscribe(() => {
    const after = addressesIn(session.get());
    const changed = recipientFields.map(
      (field, index) => [field, before[index] !== after[index]] as const,
    );
    before = after;
    if (!changed.some(([, differs]) => differs)) return;
    const changedRecipientFields = Object.fromEntries(changed);
    setTimeout(() => handlers.fire('olkRecipientsChanged', { changedRecipientFields }));
  });
  return { get: () => item, end: unsubscribe };
};
