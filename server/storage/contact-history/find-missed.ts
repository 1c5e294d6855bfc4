import type { InformationFlow } from '../../contract/enumerations.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import { withoutTag } from '../../domain/email/address.ts';
import type { Handle } from '../storage.ts';

/** Decided so because nobody had the address or the number. */
const missedReasons = ['notAContact', 'unknownSender'];

const selectMissed = ({ sql }: Handle) =>
  sql
    .selectFrom('capture_decision as d')
    .leftJoin('email_message as m', 'm.id', 'd.email_message_id')
    .leftJoin('call as l', 'l.id', 'd.call_id')
    .leftJoin('meeting as g', 'g.id', 'd.meeting_id')
    .select(['d.id', 'd.address', 'd.name', 'd.role', 'd.date', 'd.email_message_id', 'd.call_id'])
    .select(['d.meeting_id', 'g.sent_at as invited_at', 'g.subject as meeting_subject'])
    .select(['g.salesperson_id as organizer_id', 'g.canceled as meeting_canceled'])
    .select(['m.sent_at', 'm.subject', 'm.direction', 'm.from_address', 'm.send_seen'])
    .select(['m.salesperson_id as mail_salesperson_id', 'm.internet_message_id_hash'])
    .select(['l.started_at', 'l.talk_seconds', 'l.number', 'l.comment', 'l.call_key'])
    .select(['l.direction as call_direction', 'l.salesperson_id as call_salesperson_id'])
    .where('d.reason', 'in', missedReasons)
    .where('d.outcome', '=', 'notLogged');

type Row = Awaited<ReturnType<ReturnType<typeof selectMissed>['execute']>>[number];

/** A mail, a call or an invitation that nobody's contact was found for. */
export interface Missed extends Row {
  at: number;
  salespersonId: number | null;
  flow: InformationFlow | null;
  via: string;
}

const missedOf = (row: Row): Missed => ({
  ...row,
  at: row.sent_at ?? row.started_at ?? row.invited_at ?? 0,
  subject: row.subject ?? row.meeting_subject,
  salespersonId: row.mail_salesperson_id ?? row.call_salesperson_id ?? row.organizer_id,
  flow:
    row.meeting_id === null
      ? ((row.direction ?? row.call_direction) as InformationFlow | null)
      : 'outbound',
  via: row.address ?? '',
});

/** Tagged forms of an address sort right behind it. */
const taggedRange = (address: string): { from: string; to: string } | null => {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  return local.includes('+') ? null : { from: `${local}+`, to: `${local}+zzzzzzzz` };
};

/** One's own mails and calls; an administrator's reach is everybody's, as with decisions (10.6). */
const mayAttach = (actor: Actor, { salespersonId }: Missed): boolean =>
  isAdministrator(actor) || (salespersonId !== null && salespersonId === actor.salespersonId);

/** What was not logged while nobody had these addresses and numbers, the newest first. */
export const findMissed = async (
  handle: Handle,
  actor: Actor,
  { emailAddresses, phoneNumbers }: { emailAddresses: string[]; phoneNumbers: string[] },
): Promise<Missed[]> => {
  const values = [...emailAddresses, ...phoneNumbers];
  if (values.length === 0) return [];
  const { engine } = handle;
  const rows = await selectMissed(handle)
    .where((eb) => engine.isOneOf(eb, 'd.address', values))
    .execute();
  for (const address of emailAddresses) {
    const range = taggedRange(address);
    if (range === null) continue;
    const tagged = await selectMissed(handle)
      .where('d.address', '>=', range.from)
      .where('d.address', '<=', range.to)
      .execute();
    rows.push(...tagged.filter((row) => withoutTag(row.address ?? '') === address));
  }
  return [...new Map(rows.map((row) => [row.id, row])).values()]
    .map(missedOf)
    .filter((one) => one.meeting_canceled !== 1 && mayAttach(actor, one))
    .sort((a, b) => b.at - a.at || b.id - a.id);
};
