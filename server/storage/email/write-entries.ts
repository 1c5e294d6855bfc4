import type { InformationFlow, Origin } from '../../contract/enumerations.ts';
import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import { businessDay } from '../../domain/business-day.ts';
import type { ParticipantDecision } from '../../domain/email/decide-email.ts';
import { type Setup, templateFor } from '../../domain/setup/setup.ts';
import { noteChanges } from '../change/change-feed.ts';
import { capturedEntry, insertEntries } from '../interaction-log-entry/insert-entries.ts';
import type { Handle } from '../storage.ts';

/** The message, or the meeting that was invited to, as its entries repeat it. */
export interface LoggedMessage {
  /** The column by which entries and decisions point at it. */
  link: 'email_message_id' | 'meeting_id';
  /** What in the set-up names the template. */
  setupKey: InteractionTemplateSetupKey;
  id: number;
  direction: InformationFlow | null;
  salespersonId: number | null;
  subject: string;
  sentAt: number;
  origin: Origin;
}

interface WriteContext {
  setup: Setup;
  by: string;
  now: number;
}

/** One key for what becomes one entry: the contact, or the address that is still to be assigned. */
const entryKey = (decision: ParticipantDecision): string | null => {
  if (decision.outcome === 'logged') return `contact:${decision.contactId}`;
  return decision.outcome === 'postponed' ? `address:${decision.address}` : null;
};

/** The entry of a captured mail or invitation; docs/domain.md 6 and 20. */
export const emailEntry = (
  message: LoggedMessage,
  decision: Pick<
    ParticipantDecision,
    'outcome' | 'address' | 'contactId' | 'companyId' | 'matchedBy'
  >,
  context: WriteContext,
) => {
  const { setup, by, now } = context;
  const template = templateFor(setup, message.setupKey);
  if (template === null) throw new Error('A message is logged by a template only');
  const entry = capturedEntry(
    {
      template,
      contactId: decision.contactId,
      companyId: decision.companyId,
      asksFor: decision.outcome === 'postponed' ? decision.address : null,
      at: message.sentAt,
      flow: message.direction,
      salespersonId: message.salespersonId,
      origin: message.origin,
      via: decision.address,
      matchedBy: decision.matchedBy,
    },
    { setup, by, now },
  );
  return {
    ...entry,
    ...(message.subject !== '' && { description: message.subject, subject: message.subject }),
    correspondence_type: 'email',
    [message.link]: message.id,
  };
};

/** The same key of an entry that is there. */
export const keyOfEntry = (row: { contact_id: number | null; match_address: string | null }) =>
  row.contact_id === null ? `address:${row.match_address}` : `contact:${row.contact_id}`;

/** Entries that the message has already, by the same key. */
const existingEntries = async (
  { sql }: Handle,
  { link, id }: LoggedMessage,
): Promise<Map<string, number>> => {
  const rows = await sql
    .selectFrom('interaction_log_entry')
    .select(['entry_no', 'contact_id', 'match_address'])
    .where(link, '=', id)
    .execute();
  return new Map(rows.map((row) => [keyOfEntry(row), row.entry_no]));
};

/** Writes decisions, and an entry for each contact that has none of this message yet. */
export const writeEntries = async (
  handle: Handle,
  message: LoggedMessage,
  decisions: readonly ParticipantDecision[],
  context: WriteContext & { isNew: boolean },
): Promise<void> => {
  const entryNos = context.isNew
    ? new Map<string, number>()
    : await existingEntries(handle, message);
  const fresh = new Map<string, ReturnType<typeof emailEntry>>();
  for (const decision of decisions) {
    const key = entryKey(decision);
    if (key !== null && !entryNos.has(key) && !fresh.has(key))
      fresh.set(key, emailEntry(message, decision, context));
  }
  const rows = [...fresh.values()];
  const numbers = await insertEntries(handle, rows);
  [...fresh.keys()].forEach((key, at) => {
    entryNos.set(key, numbers[at] ?? 0);
  });
  await writeDecisions(handle, message, decisions, { ...context, entryNos });
  await noteChanges(
    handle,
    [
      ...numbers.map((entryNo) => ({
        entity: 'interactionLogEntry' as const,
        key: String(entryNo),
        action: 'created' as const,
        salespersonId: message.salespersonId,
      })),
      {
        entity: 'captureDecision' as const,
        key: message.link === 'meeting_id' ? `meeting:${message.id}` : String(message.id),
        action: 'created' as const,
        salespersonId: message.salespersonId,
      },
    ],
    context.now,
  );
};

const writeDecisions = async (
  { sql, engine }: Handle,
  message: LoggedMessage,
  decisions: readonly ParticipantDecision[],
  { setup, entryNos }: { setup: Setup; entryNos: Map<string, number> },
): Promise<void> => {
  const date = businessDay(message.sentAt, setup.timeZone);
  await engine.insert(
    sql,
    'capture_decision',
    'id',
    decisions.map((decision) => ({
      [message.link]: message.id,
      role: decision.role,
      address: decision.address,
      name: decision.name,
      outcome: decision.outcome,
      reason: decision.reason,
      rule_name: decision.rule,
      contact_id: decision.contactId,
      entry_no: entryNos.get(entryKey(decision) ?? '') ?? null,
      date,
    })),
  );
};
