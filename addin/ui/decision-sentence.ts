import type { TFunction } from 'i18next';
import type { CaptureReason } from '../../server/contract/capture-decision.ts';

interface Decided {
  reason: CaptureReason;
  contactName: string | null;
  contactNo?: string | undefined;
  /** About a call: it has a number, where a mail has an address. */
  ofCall?: boolean;
  /** About the invitation to a meeting. */
  ofMeeting?: boolean;
}

const reasonsOfCalls = [
  'matchedContact',
  'matchedCompany',
  'matchedChoice',
  'severalContacts',
  'notAContact',
  'neverLog',
  'noTemplate',
] as const satisfies readonly CaptureReason[];

const reasonsOfMeetings = [
  'recipientRemoved',
  'noTemplate',
] as const satisfies readonly CaptureReason[];

export function decisionSentence(decided: Decided, t: TFunction): string {
  const contact = decided.contactName ?? decided.contactNo ?? t('entry.contact');
  const ofCall = decided.ofCall && reasonsOfCalls.find((reason) => reason === decided.reason);
  const ofMeeting =
    decided.ofMeeting && reasonsOfMeetings.find((reason) => reason === decided.reason);
  if (ofMeeting) return t(`meeting.reasons.${ofMeeting}`);
  return ofCall
    ? t(`call.reasons.${ofCall}`, { contact })
    : t(`reasons.${decided.reason}`, { contact });
}
