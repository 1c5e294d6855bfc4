import type {
  CaptureOutcome,
  CaptureReason,
  ParticipantRole,
} from '../../contract/capture-decision.ts';
import type { InformationFlow } from '../../contract/enumerations.ts';
import type { MatchedBy } from '../../contract/interaction-log-entry.ts';
import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import type { Actor } from '../actor.ts';
import { businessDay } from '../business-day.ts';
import { type MatchCandidate, matchContact } from '../contact/match-contact.ts';
import { DomainError } from '../domain-error.ts';
import { isOwnAddress, whoReceived, whoSent } from '../salesperson/sender.ts';
import { type NeverLogSet, neverLogLists, type Setup, templateFor } from '../setup/setup.ts';
import { domainOf, isWithin, withoutTag } from './address.ts';
import type { Correspondence, Participant } from './email-sighting.ts';
import { isPrivateMark } from './private-mark.ts';

/** Why a whole mail or invitation is private; docs/domain.md 9. */
export const privateReason = (sighting: Correspondence, setup: Setup): CaptureReason | null => {
  if (isPrivateMark(sighting.sensitivity)) return 'markedPrivate';
  const label = sighting.sensitivityLabelId?.toLowerCase();
  if (label !== undefined && setup.labelsNeverLogged.has(label)) return 'sensitivityLabel';
  return isInternal(sighting, setup) ? 'internalMail' : null;
};

const isInternal = ({ from, recipients, sentAt }: Correspondence, setup: Setup): boolean => {
  if (from?.address == null || recipients.length === 0) return false;
  const date = businessDay(sentAt, setup.timeZone);
  return [from, ...recipients].every(
    ({ address }) =>
      address !== null &&
      (isWithin(domainOf(address), setup.ownDomains) || isOwnAddress(setup, address, date)),
  );
};

export interface EmailDirection {
  direction: InformationFlow | null;
  salespersonId: number | null;
  /** Those an entry may be made for. */
  concerned: Participant[];
  /** Why nobody is, when nobody is. */
  reason: CaptureReason | null;
  /** What in the set-up names the template. */
  setupKey: InteractionTemplateSetupKey;
}

/** Who sent it to whom, as far as the set-up tells; a sender unknown to it may be a contact. */
export const emailDirection = (
  sighting: Correspondence,
  setup: Setup,
  actor: Actor,
): EmailDirection => {
  const setupKey = 'emails';
  const address = sighting.from?.address ?? null;
  if (sighting.from === null || address === null)
    return { direction: null, salespersonId: null, concerned: [], reason: 'noSender', setupKey };
  const date = businessDay(sighting.sentAt, setup.timeZone);
  const readable = sighting.recipients.flatMap((one) =>
    one.address === null || one.role === 'bcc' ? [] : [one.address],
  );
  const sender = whoSent(setup, actor, { from: address, recipients: readable, date });
  if (sender.kind === 'notYours')
    throw new DomainError(
      'senderNotYours',
      `${address} belongs to another salesperson. Ask an administrator to let you send in that name.`,
    );
  if (sender.kind === 'salesperson')
    return {
      direction: 'outbound',
      salespersonId: sender.salespersonId,
      concerned: sighting.recipients,
      reason: null,
      setupKey,
    };
  const salespersonId = whoReceived(setup, actor, readable, date);
  return {
    direction: 'inbound',
    salespersonId,
    concerned: [sighting.from],
    reason: null,
    setupKey,
  };
};

/** The addresses that matching has to look up. */
export const addressesToMatch = (concerned: readonly Participant[]): string[] => {
  const addresses = new Set<string>();
  for (const { address } of concerned) {
    if (address === null) continue;
    addresses.add(address);
    const bare = withoutTag(address);
    if (bare !== null) addresses.add(bare);
  }
  return [...addresses];
};

/** The contacts behind addresses, and the remembered choices. */
export interface AddressBook {
  candidates: ReadonlyMap<string, readonly MatchCandidate[]>;
  choices: ReadonlyMap<string, MatchCandidate>;
}

export interface ParticipantDecision {
  role: ParticipantRole | null;
  /** Null where privacy asks for it, and for what could not be read. */
  address: string | null;
  name: string | null;
  outcome: CaptureOutcome;
  reason: CaptureReason;
  rule: string | null;
  contactId: number | null;
  companyId: number | null;
  matchedBy: MatchedBy | null;
}

export const isNeverLogged = (address: string, lists: readonly NeverLogSet[]): boolean =>
  lists.some(
    ({ addresses, domains }) =>
      addresses.has(address) ||
      addresses.has(withoutTag(address) ?? address) ||
      isWithin(domainOf(address), domains),
  );

const notLogged = (
  participant: Participant,
  reason: CaptureReason,
  rule: string | null = null,
): ParticipantDecision => ({
  role: participant.role,
  address: participant.address,
  name: participant.name,
  outcome: 'notLogged',
  reason,
  rule,
  contactId: null,
  companyId: null,
  matchedBy: null,
});

/** What stays when a participant is private: that there was one. */
const anonymous = (participant: Participant, reason: CaptureReason): ParticipantDecision => ({
  ...notLogged(participant, reason),
  address: null,
  name: null,
});

const reasonOfMatch = {
  address: 'matchedContact',
  company: 'matchedCompany',
  choice: 'matchedChoice',
} as const;

const decideContact = (
  participant: Participant,
  address: string,
  book: AddressBook,
  { hasTemplate, rule }: { hasTemplate: boolean; rule: string },
): ParticipantDecision | null => {
  const match = matchContact(book.candidates.get(address) ?? [], book.choices.get(address) ?? null);
  if (match.kind === 'none') return null;
  if (match.kind === 'privacyBlocked') return anonymous(participant, 'privacyBlocked');
  if (!hasTemplate) return notLogged(participant, 'noTemplate', rule);
  if (match.kind === 'several')
    return { ...notLogged(participant, 'severalContacts', rule), outcome: 'postponed' };
  return {
    ...notLogged(participant, reasonOfMatch[match.by], rule),
    outcome: 'logged',
    contactId: match.contactId,
    companyId: match.companyId,
    matchedBy: match.by,
  };
};

/** Decides about everybody a message or an invitation concerns; docs/domain.md 6, 7, 9 and 20. */
export const decideEmail = (
  sighting: Correspondence,
  setup: Setup,
  { direction, salespersonId, concerned, reason, setupKey }: EmailDirection,
  book: AddressBook,
): ParticipantDecision[] => {
  if (reason !== null)
    return (sighting.from === null ? [] : [notLogged(sighting.from, reason)]).concat(
      sighting.from === null ? sighting.recipients.map((one) => notLogged(one, reason)) : [],
    );
  const date = businessDay(sighting.sentAt, setup.timeZone);
  const lists = neverLogLists(setup, salespersonId);
  const by = {
    hasTemplate: templateFor(setup, setupKey) !== null,
    rule: `interactionTemplateSetup.${setupKey}`,
  };

  const decide = (participant: Participant): ParticipantDecision => {
    const { address } = participant;
    if (address === null) return notLogged(participant, participant.problem ?? 'unreadableAddress');
    if (isNeverLogged(address, lists)) return anonymous(participant, 'neverLog');
    if (direction === 'outbound' && isOwnAddress(setup, address, date))
      return notLogged(participant, 'ownSalesperson');
    const bare = withoutTag(address);
    const decision =
      decideContact(participant, address, book, by) ??
      (bare === null ? null : decideContact(participant, bare, book, by));
    if (decision !== null)
      return direction === 'inbound' && salespersonId === null && decision.outcome !== 'notLogged'
        ? notLogged(participant, 'noSalespersonRecipient')
        : decision;
    if (isWithin(domainOf(address), setup.ownDomains)) return notLogged(participant, 'ownDomain');
    return notLogged(participant, direction === 'inbound' ? 'unknownSender' : 'notAContact');
  };
  const decisions = concerned.map(decide);
  if (direction === 'outbound' && sighting.recipientsLeftOut > 0)
    decisions.push(leftOut(sighting.recipientsLeftOut));
  return decisions;
};

const leftOut = (count: number): ParticipantDecision => ({
  role: null,
  address: null,
  name: `${count}`,
  outcome: 'notLogged',
  reason: 'tooManyRecipients',
  rule: null,
  contactId: null,
  companyId: null,
  matchedBy: null,
});
