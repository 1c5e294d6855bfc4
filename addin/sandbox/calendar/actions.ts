import type { MailboxOwner } from '../demo-company.ts';
import { openCompose, shut } from '../mail/actions.ts';
import {
  type ComposeProblem,
  type ComposeSession,
  type ComposeState,
  resolvedIn,
} from '../mail/compose-session.ts';
import type { Recipient } from '../mail/recipient.ts';
import { askAddIn } from '../outlook-host/send.ts';
import type { World } from '../world.ts';
import type { Appointment } from './calendar.ts';

const hour = 3_600_000;

/** The next full hour, and an hour long. */
const nextHour = (): { startsAt: string; endsAt: string } => {
  const start = Math.ceil((Date.now() + 1) / hour) * hour;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + hour).toISOString(),
  };
};

export const openNewMeeting = (
  world: World,
  owner: MailboxOwner,
  required: readonly Recipient[] = [],
): void =>
  openCompose(world, owner, {
    kind: 'newMeeting',
    meeting: { id: crypto.randomUUID(), meeting: crypto.randomUUID(), saved: false },
    to: [...required],
    when: { ...nextHour(), location: '' },
  });

const resolved = (people: Appointment['required']): Recipient[] =>
  people.map((person) => ({ ...person, resolved: true }));

/** The organizer opens an own meeting to look at it, or to change it. */
export const openOwnMeeting = (
  world: World,
  owner: MailboxOwner,
  appointment: Appointment,
): void => {
  const { id, meeting, startsAt, endsAt, location } = appointment;
  openCompose(world, owner, {
    kind: 'ownMeeting',
    meeting: { id, meeting, saved: true },
    to: resolved(appointment.required),
    cc: resolved(appointment.optional),
    subject: appointment.subject,
    body: appointment.body,
    when: { startsAt, endsAt, location },
    customProperties: appointment.customProperties,
  });
};

const appointmentOf = (session: ComposeSession, canceled: boolean): Appointment | null => {
  const state = session.get();
  if (session.meeting === null) return null;
  const { id, meeting } = session.meeting;
  return {
    id,
    meeting,
    organizer: { address: session.owner.address, name: session.owner.name },
    required: resolvedIn(state, 'to'),
    optional: resolvedIn(state, 'cc'),
    subject: state.subject,
    ...state.when,
    body: state.body,
    canceled,
    at: new Date().toISOString(),
    customProperties: state.customProperties,
  };
};

const problemOf = (state: ComposeState): ComposeProblem | null => {
  const invited = [...state.to, ...state.cc];
  const names = invited.filter((one) => !one.resolved).map(({ name }) => name);
  if (names.length > 0) return { kind: 'unresolved', names };
  return invited.length === 0 ? { kind: 'noRecipient' } : null;
};

const deliver = (world: World, session: ComposeSession, canceled: boolean): void => {
  const appointment = appointmentOf(session, canceled);
  if (appointment !== null) world.calendar.deliver(appointment);
  shut(world, session);
};

/** Send or Send Update pressed. True once the invitations have left. */
export const sendMeeting = async (world: World, session: ComposeSession): Promise<boolean> => {
  if (session.get().status !== 'editing') return false;
  const problem = problemOf(session.get());
  session.set((state) => ({ ...state, problem, status: problem === null ? 'sending' : 'editing' }));
  if (problem !== null) return false;
  if (session.owner.userName === null) {
    const line = world.transcript.begin(({ steps }) => steps.sendPressed);
    line(({ steps }) => steps.noAddIn);
    deliver(world, session, false);
    return true;
  }
  const end = await askAddIn(world, session);
  if (!end.sent) {
    const refusal = { kind: 'refused', message: end.message } as const;
    session.set((state) => ({
      ...state,
      status: 'editing',
      problem: end.message === '' ? null : refusal,
    }));
    return false;
  }
  const milliseconds = Math.round(performance.now() - end.began);
  end.addStep(({ steps }) => steps.invitationsSent(milliseconds));
  deliver(world, session, false);
  return true;
};

/** The web's Outlook sends cancellations without an event: https://github.com/OfficeDev/office-js/issues/4932 */
export const cancelMeeting = (world: World, session: ComposeSession): void => {
  const line = world.transcript.begin(({ steps }) => steps.cancellationSent);
  if (session.owner.userName !== null) line(({ steps }) => steps.cancellationUntold);
  deliver(world, session, true);
};

/** A meeting that is looked at and closed stays as it was sent. */
export const closeMeeting = (world: World, session: ComposeSession): void => {
  if (session.get().status !== 'editing') return;
  shut(world, session);
};
