import type { CaptureReason, ParticipantRole } from '../../contract/capture-decision.ts';
import type { InformationFlow } from '../../contract/enumerations.ts';
import {
  type AddressBook,
  addressesToMatch,
  decideEmail,
  type ParticipantDecision,
} from '../../domain/email/decide-email.ts';
import type { Correspondence, Participant } from '../../domain/email/email-sighting.ts';
import { type Setup, templateFor } from '../../domain/setup/setup.ts';
import type { Verdict } from '../../domain/what-if/plan-acts.ts';
import { ruleValuesOf } from '../../domain/what-if/rule-values.ts';
import { loadAddressBook } from '../contact/address-book.ts';
import { emailEntry, type LoggedMessage } from '../email/write-entries.ts';
import { storedMeeting } from '../meeting/fold-meetings.ts';
import type { Handle } from '../storage.ts';
import type { KeptInteraction } from './kept-interaction.ts';
import { loadKeptEntries } from './load-kept-entries.ts';

/** The set-up as it is, and as it would be. */
export interface Setups {
  was: Setup;
  would: Setup;
}

export type MessageKind = 'email' | 'meeting';

interface Message {
  logged: LoggedMessage;
  from: string | null;
  /** Blank where nothing is to be kept of it. */
  subject: string | null;
  lock: string;
}

const loadMails = async ({ sql, engine }: Handle, ids: readonly number[]): Promise<Message[]> => {
  const rows = await sql
    .selectFrom('email_message')
    .select([
      'id',
      'direction',
      'from_address',
      'subject',
      'sent_at',
      'salesperson_id',
      'fingerprint',
      'send_seen',
    ])
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .where('purged', '=', 0)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    logged: {
      link: 'email_message_id',
      setupKey: 'emails',
      id: row.id,
      direction: row.direction as InformationFlow | null,
      salespersonId: row.salesperson_id,
      subject: row.subject ?? '',
      sentAt: row.sent_at,
      origin: row.send_seen === 1 ? 'addIn' : 'pane',
    },
    from: row.from_address,
    subject: row.subject,
    lock: `email:${row.fingerprint}`,
  }));
};

/** Invitations of ours that stand. */
const loadInvitations = async (
  { sql, engine }: Handle,
  ids: readonly number[],
): Promise<Message[]> => {
  const rows = await sql
    .selectFrom('meeting')
    .selectAll()
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .where('purged', '=', 0)
    .where('canceled', '=', 0)
    .where('organizer_address', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    logged: storedMeeting(row),
    from: row.organizer_address,
    subject: row.subject,
    lock: `meeting row:${row.id}`,
  }));
};

const selectDecisions = (
  { sql, engine }: Handle,
  link: LoggedMessage['link'],
  ids: readonly number[],
) =>
  sql
    .selectFrom('capture_decision')
    .select(['id', link, 'role', 'address', 'name', 'reason', 'entry_no'])
    .where((eb) => engine.isOneOf(eb, link, ids))
    .where('address', 'is not', null)
    .orderBy('id')
    .execute();

type DecisionRow = Awaited<ReturnType<typeof selectDecisions>>[number];

const participantOf = (row: DecisionRow): Participant => ({
  role: (row.role ?? 'to') as ParticipantRole,
  address: row.address,
  problem: null,
  name: row.name,
});

/** Whom the decisions are about: the recipients of what we sent, the sender of what came. */
const concerns = (direction: string | null, role: string | null): boolean =>
  direction === 'outbound' ? role !== 'from' : direction === 'inbound' && role === 'from';

const correspondenceOf = (
  { logged, from }: Message,
  recipients: Participant[],
): Correspondence => ({
  from: { role: 'from', address: from, problem: null, name: null },
  recipients,
  recipientsLeftOut: 0,
  sentAt: logged.sentAt,
  sensitivityLabelId: null,
  sensitivity: null,
});

const verdictOf = (
  message: LoggedMessage,
  decision: ParticipantDecision,
  setup: Setup,
): Verdict => ({
  decision,
  values:
    templateFor(setup, message.setupKey) === null
      ? null
      : ruleValuesOf(emailEntry(message, decision, { setup, by: '', now: 0 })),
});

const verdictsOf = (
  message: Message,
  concerned: Participant[],
  setup: Setup,
  book: AddressBook,
): Verdict[] => {
  const { logged } = message;
  const { direction, salespersonId, setupKey } = logged;
  const to = { direction, salespersonId, setupKey, concerned, reason: null };
  const decided = decideEmail(correspondenceOf(message, concerned), setup, to, book);
  return decided.map((one) => verdictOf(logged, one, setup));
};

/** Decides kept mails or invitations anew, by the set-up as it is and as it would be. */
export const loadKeptMessages = async (
  handle: Handle,
  kind: MessageKind,
  ids: readonly number[],
  { was, would }: Setups,
): Promise<KeptInteraction[]> => {
  if (ids.length === 0) return [];
  const messages = await (kind === 'email' ? loadMails : loadInvitations)(handle, ids);
  const link = kind === 'email' ? 'email_message_id' : 'meeting_id';
  const all = Map.groupBy(await selectDecisions(handle, link, ids), (one) => one[link] ?? 0);
  const decisionsOf = ({ logged }: Message) =>
    (all.get(logged.id) ?? []).filter((one) => concerns(logged.direction, one.role));
  const book = await loadAddressBook(
    handle,
    addressesToMatch(messages.flatMap((one) => decisionsOf(one).map(participantOf))),
  );
  const entries = await loadKeptEntries(handle, link, ids);
  return messages.map((message) => {
    const { logged } = message;
    const decisions = decisionsOf(message);
    const concerned = decisions.map(participantOf);
    const [before, after] = [was, would].map((setup) =>
      verdictsOf(message, concerned, setup, book),
    );
    return {
      kind,
      id: logged.id,
      at: logged.sentAt,
      salespersonId: logged.salespersonId,
      direction: logged.direction,
      subject: message.subject,
      message: logged,
      lock: message.lock,
      entries: entries.get(logged.id) ?? [],
      participants: decisions.flatMap((one, at) => {
        const pair = { was: before?.[at], would: after?.[at] };
        if (pair.was === undefined || pair.would === undefined) return [];
        return {
          decisionId: one.id,
          address: one.address,
          reason: one.reason as CaptureReason,
          entryNo: one.entry_no,
          was: pair.was,
          would: pair.would,
        };
      }),
    };
  });
};
