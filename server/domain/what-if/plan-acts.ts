import type { CaptureReason } from '../../contract/capture-decision.ts';
import type { ParticipantDecision } from '../email/decide-email.ts';
import { type RuleColumn, type RuleValues, ruleColumns, ruledFields } from './rule-values.ts';

/** What a set-up decides about a participant: the decision, and what an entry would have. */
export interface Verdict {
  decision: Pick<
    ParticipantDecision,
    'outcome' | 'reason' | 'rule' | 'contactId' | 'companyId' | 'matchedBy'
  >;
  /** Null where the set-up has no template for it. */
  values: RuleValues | null;
}

/** Somebody a kept mail or call concerns. */
export interface KeptParticipant {
  decisionId: number;
  address: string | null;
  /** As it was decided, or became since. */
  reason: CaptureReason;
  entryNo: number | null;
  was: Verdict;
  would: Verdict;
}

export interface KeptEntry {
  entryNo: number;
  version: number;
  /** `contact:7`, or `address:a@b.example` while it asks. */
  key: string;
  canceled: boolean;
  postponed: boolean;
  /** Canceled by a rule that was applied backwards, and untouched since. */
  canceledByRule: boolean;
  /** API names of fields that somebody changed by hand. */
  byHand: ReadonlySet<string>;
  values: RuleValues;
}

type Changes = Partial<RuleValues>;

export type Act =
  | { kind: 'create'; participants: KeptParticipant[]; would: Verdict }
  | { kind: 'cancel'; entry: KeptEntry; participant: KeptParticipant }
  | { kind: 'restore'; entry: KeptEntry; participant: KeptParticipant; set: Changes }
  | { kind: 'change'; entry: KeptEntry; participant: KeptParticipant; set: Changes };

export interface Plan {
  acts: Act[];
  /** Entries that would change, but for what somebody changed by hand. */
  keptByHand: number;
  /** Those the new set-up keeps no name of. */
  nameless: KeptParticipant[];
}

const decided = ({ decision: { outcome, reason, contactId } }: Verdict): string =>
  `${outcome} ${reason} ${contactId}`;

/** The columns whose value follows from the change. */
const columnsOfChange = ({ was, would }: KeptParticipant): RuleColumn[] =>
  ruleColumns.filter((column) => was.values?.[column] !== would.values?.[column]);

const isAffected = (one: KeptParticipant): boolean =>
  decided(one.was) !== decided(one.would) || columnsOfChange(one).length > 0;

const keyOf = (one: KeptParticipant): string =>
  one.would.decision.outcome === 'logged'
    ? `contact:${one.would.decision.contactId}`
    : `address:${one.address}`;

/** Discarded and taken out stays so, whatever the set-up says. */
const isSettled = ({ reason }: KeptParticipant): boolean =>
  reason === 'discarded' || reason === 'recipientRemoved' || reason === 'meetingCanceled';

const isNameless = ({ would: { decision } }: KeptParticipant): boolean =>
  decision.reason === 'neverLog' || decision.reason === 'privacyBlocked';

/**
 * What a change of set-up makes of one kept mail or call; docs/domain.md 19. Only who is decided
 * otherwise than today is looked at, so that nothing happens that the change is not the cause of.
 */
export const planActs = (
  participants: readonly KeptParticipant[],
  entries: readonly KeptEntry[],
): Plan => {
  const affected = participants.filter((one) => isAffected(one) && !isSettled(one));
  const plan: Plan = { acts: [], keptByHand: 0, nameless: affected.filter(isNameless) };
  if (affected.length === 0) return plan;
  const byNo = new Map(entries.map((entry) => [entry.entryNo, entry]));
  const keys = new Set(entries.map(({ key }) => key));
  const wanted = new Set(
    participants.flatMap(({ would, entryNo }) =>
      would.decision.outcome === 'notLogged' || entryNo === null ? [] : [entryNo],
    ),
  );
  const done = new Set<number>();
  const fresh = new Map<string, Act & { kind: 'create' }>();
  for (const participant of affected) {
    const { would, was, entryNo } = participant;
    const entry = entryNo === null ? undefined : byNo.get(entryNo);
    if (would.decision.outcome === 'notLogged') {
      const stays = entry === undefined || entry.canceled || wanted.has(entry.entryNo);
      if (stays || done.has(entry.entryNo) || decided(was) === decided(would)) continue;
      done.add(entry.entryNo);
      plan.acts.push({ kind: 'cancel', entry, participant });
    } else if (entry !== undefined) {
      if (!done.has(entry.entryNo)) planEntry(plan, entry, participant);
      done.add(entry.entryNo);
    } else if (entryNo === null) {
      const key = keyOf(participant);
      if (keys.has(key)) continue;
      const same = fresh.get(key);
      if (same === undefined)
        fresh.set(key, { kind: 'create', participants: [participant], would });
      else same.participants.push(participant);
    }
  }
  plan.acts.push(...fresh.values());
  return plan;
};

/** An entry that stays: with the values that follow from the change, but for those set by hand. */
const planEntry = (plan: Plan, entry: KeptEntry, participant: KeptParticipant): void => {
  if (entry.canceled && !entry.canceledByRule) return;
  const { values } = participant.would;
  const set: Changes = {};
  let byHand = false;
  for (const column of columnsOfChange(participant)) {
    if (values === null || values[column] === entry.values[column]) continue;
    if (entry.byHand.has(ruledFields[column])) byHand = true;
    else Object.assign(set, { [column]: values[column] });
  }
  if (entry.canceled) plan.acts.push({ kind: 'restore', entry, participant, set });
  else if (Object.keys(set).length > 0) plan.acts.push({ kind: 'change', entry, participant, set });
  else if (byHand) plan.keptByHand += 1;
};
