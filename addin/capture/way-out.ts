import type { CaptureDecision, CaptureReason } from '../../server/contract/capture-decision.ts';
import { hashOf } from '../ui/route.ts';

export type WayOutText =
  | 'addContact'
  | 'openContact'
  | 'openEntry'
  | 'openPostponed'
  | 'openSetup'
  | 'openNeverLog';

export interface WayOut {
  text: WayOutText;
  hash: string;
}

const changedBySetup = new Set<CaptureReason>([
  'noTemplate',
  'ownDomain',
  'internalMail',
  'internalMeeting',
  'sensitivityLabel',
]);
const unknownToUs = new Set<CaptureReason>(['notAContact', 'unknownSender']);

/** Where to go when a decision was not what one wanted; null where there is nothing to change. */
export function wayOutOf(
  decision: CaptureDecision,
  mayWrite: boolean,
  mayAdminister: boolean,
): WayOut | null {
  const { reason, address, name, contactNo, entryNo, call } = decision;
  if (unknownToUs.has(reason)) {
    if (!mayWrite || address === null) return null;
    const reachable = call ? { phoneNumber: address } : { emailAddress: address };
    const hash = hashOf(['contacts', 'new'], { name: name ?? '', ...reachable });
    return { text: 'addContact', hash };
  }
  if (reason === 'severalContacts' && entryNo !== null) {
    return { text: 'openPostponed', hash: hashOf(['postponed', entryNo]) };
  }
  if (reason === 'neverLog') {
    return mayWrite ? { text: 'openNeverLog', hash: hashOf(['setup', 'neverLog']) } : null;
  }
  if (changedBySetup.has(reason)) {
    if (!mayAdminister) return null;
    const section = reason === 'noTemplate' ? 'whatIsLogged' : 'marketing';
    return { text: 'openSetup', hash: hashOf(['setup', section]) };
  }
  if (entryNo !== null) return { text: 'openEntry', hash: hashOf(['log', 'entry', entryNo]) };
  return contactNo ? { text: 'openContact', hash: hashOf(['contacts', contactNo]) } : null;
}
