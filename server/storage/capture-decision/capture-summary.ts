import type {
  CaptureOutcome,
  CaptureReason,
  CaptureSummary,
} from '../../contract/capture-decision.ts';
import type { Actor } from '../../domain/actor.ts';
import { businessDay, widestSpan } from '../../domain/business-day.ts';
import { type DecidedMessage, outcomeOfMessage } from '../../domain/email/message-outcome.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { Handle } from '../storage.ts';

/** One row for each decision of the salesperson's outbound messages about that day. */
const decidedAbout = ({ sql }: Handle, salespersonId: number, date: string) => {
  const { from, to } = widestSpan(date);
  return sql
    .selectFrom('email_message as m')
    .leftJoin('capture_decision as d', 'd.email_message_id', 'm.id')
    .select(['m.id', 'm.sent_at', 'd.outcome', 'd.reason'])
    .where('m.salesperson_id', '=', salespersonId)
    .where('m.sent_at', '>=', from)
    .where('m.sent_at', '<', to)
    .where('m.direction', '=', 'outbound')
    .where('m.purged', '=', 0)
    .execute();
};

const privateMessages = async (
  { sql }: Handle,
  salespersonId: number,
  date: string,
): Promise<number> => {
  const row = await sql
    .selectFrom('private_email_count')
    .select((eb) => eb.fn.sum<number>('messages').as('messages'))
    .where('date', '=', date)
    .where('salesperson_id', '=', salespersonId)
    .where('reason', 'not in', ['internalMeeting', 'privateMeeting'])
    .executeTakeFirst();
  return Number(row?.messages ?? 0);
};

/** What became of the actor's own mails of a day; nothing, for who is no salesperson. */
export const summariseDay = async (
  handle: Handle,
  setup: Setup,
  { salespersonId }: Actor,
  day: string | undefined,
): Promise<CaptureSummary> => {
  const date = day ?? businessDay(Date.now(), setup.timeZone);
  const summary = { date, seen: 0, logged: 0, postponed: 0, notContacts: 0, notLogged: 0 };
  if (salespersonId === null) return { ...summary, private: 0 };
  const messages = new Map<number, DecidedMessage>();
  for (const { id, sent_at, outcome, reason } of await decidedAbout(handle, salespersonId, date)) {
    if (businessDay(sent_at, setup.timeZone) !== date) continue;
    const decisions = messages.get(id) ?? [];
    messages.set(id, decisions);
    if (outcome !== null)
      decisions.push({ outcome: outcome as CaptureOutcome, reason: reason as CaptureReason });
  }
  for (const decisions of messages.values()) {
    summary.seen += 1;
    summary[outcomeOfMessage(decisions)] += 1;
  }
  return { ...summary, private: await privateMessages(handle, salespersonId, date) };
};
