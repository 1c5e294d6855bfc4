import type { CaptureReason, Decision } from '../../server/contract/capture-decision.ts';
import type { EmailLookupResult, EmailPreview } from '../../server/contract/email.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';

/** Decided for want of a contact or of set-up: asking again may log it (docs/domain.md 6.19). */
const mayBeAskedAgain = new Set<CaptureReason>([
  'notAContact',
  'unknownSender',
  'ownDomain',
  'noTemplate',
]);
/** Of our own people nobody expects an entry; said only when there is nothing else to say. */
const ownPeople = new Set<CaptureReason>(['ownSalesperson', 'ownDomain']);

type Previewed = EmailPreview['decisions'][number];

const isPositive = ({ outcome }: Decision) => outcome !== 'notLogged';

/** Whether looking what logging would do can tell anything new. */
export const isWorthPreviewing = (lookup: EmailLookupResult | undefined): boolean =>
  lookup !== undefined &&
  (!lookup.known || lookup.decisions.some(({ reason }) => mayBeAskedAgain.has(reason)));

/** Whom "Log this mail" would add. */
export function stillToLog(lookup: EmailLookupResult, preview: EmailPreview): Previewed[] {
  const wanted = preview.decisions.filter(isPositive);
  if (!lookup.known) return wanted;
  const open = new Set(
    lookup.decisions
      .filter(({ reason }) => mayBeAskedAgain.has(reason))
      .map(({ address }) => address),
  );
  return wanted.filter(({ address }) => open.has(address));
}

export interface LoggedTogether {
  by: string;
  at: string;
  names: string[];
}

/** Entries of one moment are one line. */
export function loggedTogether(entries: readonly InteractionLogEntry[]): LoggedTogether[] {
  const lines = new Map<string, LoggedTogether>();
  for (const { createdBy, createdAt, contactName, contactNo } of entries) {
    const key = `${createdBy} ${createdAt.slice(0, 16)}`;
    const line = lines.get(key) ?? { by: createdBy, at: createdAt, names: [] };
    line.names.push(contactName ?? contactNo ?? '');
    lines.set(key, line);
  }
  return [...lines.values()];
}

export interface Refusal {
  reason: CaptureReason;
  addresses: string[];
}

/** Why who was not logged was not, each reason once. */
export function refusalsIn(decisions: readonly Decision[]): Refusal[] {
  const refused = decisions.filter((one) => !isPositive(one));
  const worthSaying = refused.filter(({ reason }) => !ownPeople.has(reason));
  const said = worthSaying.length > 0 ? worthSaying : decisions.some(isPositive) ? [] : refused;
  const reasons = new Map<CaptureReason, string[]>();
  for (const { reason, address } of said) {
    const addresses = reasons.get(reason) ?? [];
    if (address !== null) addresses.push(address);
    reasons.set(reason, addresses);
  }
  return [...reasons].map(([reason, addresses]) => ({ reason, addresses }));
}
