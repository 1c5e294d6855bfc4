import type { CaptureReason } from '../../contract/capture-decision.ts';
import type { Actor } from '../actor.ts';
import {
  type AddressBook,
  decideEmail,
  type EmailDirection,
  emailDirection,
  type ParticipantDecision,
  privateReason,
} from '../email/decide-email.ts';
import type { Setup } from '../setup/setup.ts';
import type { MeetingSighting } from './meeting-sighting.ts';

/** Why nothing of a meeting is kept: the rules of a mail, counted by reasons of its own. */
export const privateMeetingReason = (
  sighting: MeetingSighting,
  setup: Setup,
): CaptureReason | null => {
  const reason = privateReason(sighting, setup);
  if (reason === null) return null;
  return reason === 'internalMail' ? 'internalMeeting' : 'privateMeeting';
};

/** Whose invitation it is; one that somebody else sent is logged with nobody. */
export const meetingDirection = (
  sighting: MeetingSighting,
  setup: Setup,
  actor: Actor,
): EmailDirection => {
  const direction = emailDirection(sighting, setup, actor);
  const setupKey = 'meetingInvitation';
  if (direction.direction !== 'inbound') return { ...direction, setupKey };
  return { ...direction, setupKey, concerned: [], reason: 'organizerNotOurs' };
};

const canceled = (decision: ParticipantDecision): ParticipantDecision =>
  decision.outcome === 'notLogged'
    ? decision
    : { ...decision, outcome: 'notLogged', reason: 'meetingCanceled' };

/** Decides about everybody an invitation went to. Of a canceled meeting nobody is logged. */
export const decideMeeting = (
  sighting: MeetingSighting,
  setup: Setup,
  direction: EmailDirection,
  book: AddressBook,
): ParticipantDecision[] => {
  const decisions = decideEmail(sighting, setup, direction, book);
  // Whoever invites us is not asked whether we may keep a record of it.
  if (direction.reason === 'organizerNotOurs')
    return decisions.map((one) => ({ ...one, address: null, name: null }));
  return sighting.canceled ? decisions.map(canceled) : decisions;
};
