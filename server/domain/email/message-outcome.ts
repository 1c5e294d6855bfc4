import type { CaptureOutcome, CaptureReason } from '../../contract/capture-decision.ts';

export type DecidedMessage = { outcome: CaptureOutcome; reason: CaptureReason }[];

/** Reasons that say of a recipient: nobody we keep as a contact. */
const nobody: ReadonlySet<CaptureReason> = new Set<CaptureReason>([
  'notAContact',
  'ownDomain',
  'ownSalesperson',
  'recipientRemoved',
  'tooManyRecipients',
  'unreadableAddress',
  'unresolvedRecipient',
]);

/** One word for a message with several recipients: the best that happened to any of them. */
export const outcomeOfMessage = (
  decisions: DecidedMessage,
): 'logged' | 'postponed' | 'notContacts' | 'notLogged' => {
  if (decisions.some(({ outcome }) => outcome === 'logged')) return 'logged';
  if (decisions.some(({ outcome }) => outcome === 'postponed')) return 'postponed';
  return decisions.length > 0 && decisions.every(({ reason }) => nobody.has(reason))
    ? 'notContacts'
    : 'notLogged';
};
