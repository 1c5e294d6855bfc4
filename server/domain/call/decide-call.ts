import type { CaptureOutcome, CaptureReason } from '../../contract/capture-decision.ts';
import type { MatchedBy } from '../../contract/interaction-log-entry.ts';
import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import { type Actor, isAdministrator } from '../actor.ts';
import { type ContactMatch, type MatchCandidate, matchContact } from '../contact/match-contact.ts';
import { DomainError } from '../domain-error.ts';
import { neverLogLists, type Setup, salespersonByCode, templateFor } from '../setup/setup.ts';
import type { CallSighting } from './call-sighting.ts';

export const callSetupKey = ({
  direction,
}: Pick<CallSighting, 'direction'>): InteractionTemplateSetupKey =>
  direction === 'outbound' ? 'outgoingCalls' : 'incomingCalls';

/** Whose call it is: the salesperson it names, else the one who reports; docs/domain.md 14. */
export const whoCalled = (setup: Setup, actor: Actor, code: string | null): number | null => {
  if (code === null || code === actor.salespersonCode) return actor.salespersonId;
  const salesperson = salespersonByCode(setup, code);
  const own = actor.salespersonId;
  const allowed =
    isAdministrator(actor) || (own !== null && salesperson?.delegates.has(own) === true);
  if (!allowed)
    throw new DomainError(
      'salespersonNotYours',
      `You may not report calls of salesperson ${code}. Leave salespersonCode out, or ask an administrator.`,
    );
  return salesperson?.id ?? null;
};

/** Who may have been on the other side. */
export interface OtherSide {
  /** E.164; null when it could not be read. */
  number: string | null;
  /** Of the number. */
  candidates: readonly MatchCandidate[];
  choice: MatchCandidate | null;
  /** The contact that the report names; null when there is none of that number. */
  named: MatchCandidate | null;
}

export interface CallDecision {
  /** Null where privacy asks for it. */
  number: string | null;
  /** What the report called the contact, when we do not know it. */
  name: string | null;
  outcome: CaptureOutcome;
  reason: CaptureReason;
  rule: string | null;
  contactId: number | null;
  companyId: number | null;
  matchedBy: MatchedBy | null;
}

const reasonOfMatch = {
  address: 'matchedContact',
  company: 'matchedCompany',
  choice: 'matchedChoice',
  assigned: 'assigned',
} as const;

type CallMatch =
  | ContactMatch
  | { kind: 'one'; contactId: number; companyId: number | null; by: 'assigned' };

const matchOf = (
  { contactNo }: CallSighting,
  { named, candidates, choice }: OtherSide,
): CallMatch => {
  if (contactNo === null) return matchContact(candidates, choice);
  if (named === null) return { kind: 'none' };
  const match = matchContact([named], null);
  return match.kind === 'one' ? { ...match, by: 'assigned' } : match;
};

/** Decides about a call; docs/domain.md 14. */
export const decideCall = (
  call: CallSighting,
  setup: Setup,
  salespersonId: number | null,
  other: OtherSide,
): CallDecision => {
  const { number } = other;
  const rule = `interactionTemplateSetup.${callSetupKey(call)}`;
  const notLogged = (reason: CaptureReason, more: Partial<CallDecision> = {}): CallDecision => ({
    number: number ?? call.number,
    name: null,
    outcome: 'notLogged',
    reason,
    rule: null,
    contactId: null,
    companyId: null,
    matchedBy: null,
    ...more,
  });
  if (number !== null && neverLogLists(setup, salespersonId).some((one) => one.numbers.has(number)))
    return notLogged('neverLog', { number: null });
  const match = matchOf(call, other);
  if (match.kind === 'privacyBlocked') return notLogged('privacyBlocked', { number: null });
  if (match.kind === 'none') {
    if (call.contactNo !== null) return notLogged('unknownContact', { name: call.contactNo });
    return notLogged(number === null ? 'unreadableNumber' : 'notAContact');
  }
  if (templateFor(setup, callSetupKey(call)) === null) return notLogged('noTemplate', { rule });
  if (salespersonId === null) return notLogged('noSalesperson');
  if (match.kind === 'several') return notLogged('severalContacts', { outcome: 'postponed', rule });
  return notLogged(reasonOfMatch[match.by], {
    outcome: 'logged',
    rule,
    contactId: match.contactId,
    companyId: match.companyId,
    matchedBy: match.by,
  });
};

/** Talk time in begun minutes. */
export const durationOf = ({ talkSeconds }: Pick<CallSighting, 'talkSeconds'>): number =>
  Math.ceil(talkSeconds / 60);
