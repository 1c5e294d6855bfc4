import type { CaptureReason, ParticipantRole } from '../../contract/capture-decision.ts';
import type { InformationFlow } from '../../contract/enumerations.ts';
import {
  type AddressBook,
  addressesToMatch,
  decideEmail,
  type ParticipantDecision,
} from '../../domain/email/decide-email.ts';
import type { EmailSighting, Participant } from '../../domain/email/email-sighting.ts';
import { type Setup, templateFor } from '../../domain/setup/setup.ts';
import type { Verdict } from '../../domain/what-if/plan-acts.ts';
import { ruleValuesOf } from '../../domain/what-if/rule-values.ts';
import { loadAddressBook } from '../contact/address-book.ts';
import { emailEntry, type LoggedMessage } from '../email/write-entries.ts';
import type { Handle } from '../storage.ts';
import type { KeptInteraction } from './kept-interaction.ts';
import { loadKeptEntries } from './load-kept-entries.ts';

/** The set-up as it is, and as it would be. */
export interface Setups {
  was: Setup;
  would: Setup;
}

const selectMessages = ({ sql, engine }: Handle, ids: readonly number[]) =>
  sql
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

const selectDecisions = ({ sql, engine }: Handle, ids: readonly number[]) =>
  sql
    .selectFrom('capture_decision')
    .select(['id', 'email_message_id', 'role', 'address', 'name', 'reason', 'entry_no'])
    .where((eb) => engine.isOneOf(eb, 'email_message_id', ids))
    .where('address', 'is not', null)
    .orderBy('id')
    .execute();

type MessageRow = Awaited<ReturnType<typeof selectMessages>>[number];
type DecisionRow = Awaited<ReturnType<typeof selectDecisions>>[number];

const participantOf = (row: DecisionRow): Participant => ({
  role: (row.role ?? 'to') as ParticipantRole,
  address: row.address,
  problem: null,
  name: row.name,
});

/** Whom the decisions are about: the recipients of what we sent, the sender of what came. */
const concerns = (direction: string | null, { role }: DecisionRow): boolean =>
  direction === 'outbound' ? role !== 'from' : direction === 'inbound' && role === 'from';

const sightingOf = (row: MessageRow, recipients: Participant[]): EmailSighting => ({
  captureId: null,
  internetMessageId: null,
  from: { role: 'from', address: row.from_address, problem: null, name: null },
  recipients,
  recipientsLeftOut: 0,
  subject: row.subject ?? '',
  sentAt: row.sent_at,
  conversationId: null,
  inReplyTo: null,
  sensitivityLabelId: null,
  sensitivity: null,
  origin: 'addIn',
  incomplete: true,
  asked: false,
});

const verdictOf = (
  message: LoggedMessage,
  decision: ParticipantDecision,
  setup: Setup,
): Verdict => ({
  decision,
  values:
    templateFor(setup, 'emails') === null
      ? null
      : ruleValuesOf(emailEntry(message, decision, { setup, by: '', now: 0 })),
});

interface Mail {
  row: MessageRow;
  decisions: DecisionRow[];
}

const verdictsOf = (
  { row, decisions }: Mail,
  message: LoggedMessage,
  setup: Setup,
  book: AddressBook,
): Verdict[] => {
  const concerned = decisions.map(participantOf);
  const direction = {
    direction: message.direction,
    salespersonId: message.salespersonId,
    concerned,
    reason: null,
  };
  const decided = decideEmail(sightingOf(row, concerned), setup, direction, book);
  return decided.map((one) => verdictOf(message, one, setup));
};

const messageOf = (row: MessageRow): LoggedMessage => ({
  id: row.id,
  direction: row.direction as InformationFlow | null,
  salespersonId: row.salesperson_id,
  subject: row.subject ?? '',
  sentAt: row.sent_at,
  origin: row.send_seen === 1 ? 'addIn' : 'pane',
});

/** Decides kept mails anew, by the set-up as it is and as it would be. */
export const loadKeptEmails = async (
  handle: Handle,
  ids: readonly number[],
  { was, would }: Setups,
): Promise<KeptInteraction[]> => {
  if (ids.length === 0) return [];
  const rows = await selectMessages(handle, ids);
  const decisions = Map.groupBy(
    await selectDecisions(handle, ids),
    (one) => one.email_message_id ?? 0,
  );
  const mails = rows.map((row): Mail => {
    const all = decisions.get(row.id) ?? [];
    return { row, decisions: all.filter((one) => concerns(row.direction, one)) };
  });
  const addresses = addressesToMatch(mails.flatMap((mail) => mail.decisions.map(participantOf)));
  const book = await loadAddressBook(handle, addresses);
  const entries = await loadKeptEntries(handle, 'email_message_id', ids);
  return mails.map((mail) => {
    const { row } = mail;
    const message = messageOf(row);
    const [before, after] = [was, would].map((setup) => verdictsOf(mail, message, setup, book));
    return {
      kind: 'email',
      id: row.id,
      at: row.sent_at,
      salespersonId: row.salesperson_id,
      direction: message.direction,
      subject: row.subject,
      message,
      lock: `email:${row.fingerprint}`,
      entries: entries.get(row.id) ?? [],
      participants: mail.decisions.flatMap((one, at) => {
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
