import type { Leaving, LeavingResult } from '../../contract/leaver.ts';
import type { Actor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import { refuseOwnBlock } from '../../domain/person/refuse-own-block.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import { recordSetupChange } from '../setup/setup-change.ts';
import type { StoredSharedMailbox } from '../setup/setup-snapshot.ts';
import { readSharedMailboxes, writeSharedMailboxes } from '../setup/shared-mailboxes.ts';
import type { Handle } from '../storage.ts';
import { countHandover, type Handover, handOver } from './hand-over.ts';
import { findSalesperson, type SalespersonRow } from './salesperson-rows.ts';

interface Departure {
  leaver: SalespersonRow;
  successor: { id: number; code: string } | null;
  leavingDate: string;
  actor: Actor;
  now: number;
}

const readDeparture = async (
  handle: Handle,
  actor: Actor,
  code: string,
  { leavingDate, successorCode }: Leaving,
  now: number,
): Promise<Departure> => {
  const { sql } = handle;
  const leaver = await findSalesperson(handle, code);
  const { time_zone } = await sql
    .selectFrom('marketing_setup')
    .select('time_zone')
    .executeTakeFirstOrThrow();
  const problems = new FieldProblems();
  const today = businessDay(now, time_zone);
  if (leavingDate > today)
    problems.add(
      'leavingDate',
      'inFuture',
      `Leaving takes effect at once: do it on ${leavingDate}.`,
    );
  const successor =
    successorCode === null
      ? undefined
      : await sql
          .selectFrom('salesperson')
          .select(['id', 'code', 'blocked'])
          .where('code', '=', successorCode)
          .executeTakeFirst();
  if (successorCode !== null && successor === undefined)
    problems.unknownCode('successorCode', 'salesperson', successorCode);
  if (successor?.id === leaver.id)
    problems.add('successorCode', 'self', 'Nobody takes over from themselves.');
  if (successor?.blocked === 1)
    problems.add('successorCode', 'blocked', `Salesperson ${successor.code} is blocked.`);
  problems.throwAny();
  return { leaver, successor: successor ?? null, leavingDate, actor, now };
};

/** A mailbox without the leaver; the successor owns what the leaver did, and is granted nothing. */
const withoutLeaver = (
  mailbox: StoredSharedMailbox,
  { leaver, successor }: Departure,
): StoredSharedMailbox => ({
  ...mailbox,
  salespersonCode:
    mailbox.salespersonCode === leaver.code && successor !== null
      ? successor.code
      : mailbox.salespersonCode,
  grantedTo: mailbox.grantedTo.filter((code) => code !== leaver.code),
});

/** Ids of people to block, addresses to end and delegations to take away. */
const findTies = async ({ sql }: Handle, { leaver, leavingDate }: Departure) => ({
  people: await sql
    .selectFrom('person')
    .select('id')
    .where('salesperson_id', '=', leaver.id)
    .where('blocked', '=', 0)
    .execute(),
  addresses: await sql
    .selectFrom('salesperson_address')
    .select(['id', 'starting_date'])
    .where('salesperson_id', '=', leaver.id)
    .where((eb) => eb.or([eb('ending_date', 'is', null), eb('ending_date', '>', leavingDate)]))
    .execute(),
  delegations: await sql
    .selectFrom('salesperson_delegate')
    .select('salesperson_id')
    .where('delegate_id', '=', leaver.id)
    .execute(),
  isDefault:
    (await sql
      .selectFrom('marketing_setup')
      .select('id')
      .where('default_salesperson_id', '=', leaver.id)
      .executeTakeFirst()) !== undefined,
});
type Ties = Awaited<ReturnType<typeof findTies>>;

const block = async ({ sql }: Handle, { leaver, actor, now }: Departure): Promise<void> => {
  for (const [table, column] of [
    ['salesperson', 'id'],
    ['person', 'salesperson_id'],
  ] as const)
    await sql
      .updateTable(table)
      .set((eb) => ({
        blocked: 1,
        version: eb('version', '+', 1),
        changed_at: now,
        changed_by: actor.label,
      }))
      .where(column as 'id', '=', leaver.id)
      .where('blocked', '=', 0)
      .execute();
};

const cutTies = async (
  { sql }: Handle,
  { leaver, leavingDate }: Departure,
  { addresses }: Ties,
): Promise<void> => {
  for (const { id, starting_date } of addresses)
    if (starting_date !== null && starting_date > leavingDate)
      await sql.deleteFrom('salesperson_address').where('id', '=', id).execute();
    else
      await sql
        .updateTable('salesperson_address')
        .set({ ending_date: leavingDate })
        .where('id', '=', id)
        .execute();
  await sql.deleteFrom('salesperson_delegate').where('delegate_id', '=', leaver.id).execute();
};

/** Blocks, ends and hands over, and records all of it as one act; nothing when nothing is left to do. */
const carryOut = async (
  handle: Handle,
  departure: Departure,
  { ties, mailboxes, counts }: { ties: Ties; mailboxes: StoredSharedMailbox[]; counts: Counts },
): Promise<Handover> => {
  const { leaver, successor, actor, now, leavingDate } = departure;
  const remaining = mailboxes.map((one) => withoutLeaver(one, departure));
  await block(handle, departure);
  await cutTies(handle, departure, ties);
  if (JSON.stringify(remaining) !== JSON.stringify(mailboxes))
    await writeSharedMailboxes(handle, actor, remaining, now);
  if (counts.defaultSalesperson)
    await handle.sql
      .updateTable('marketing_setup')
      .set((eb) => ({
        default_salesperson_id: successor?.id ?? null,
        version: eb('version', '+', 1),
        changed_at: now,
        changed_by: actor.label,
      }))
      .execute();
  const handed =
    successor === null
      ? counts
      : await handOver(handle, { from: leaver.id, to: successor.id, actor, now });
  const detail = {
    blocked: [leaver.blocked === 1, true],
    leavingDate: [null, leavingDate],
    successorCode: [null, successor?.code ?? null],
    ...counts,
    ...handed,
  };
  await recordSetupChange(
    handle,
    actor,
    { entity: 'salesperson', key: leaver.code, action: 'left', detail },
    now,
  );
  return handed;
};

type Counts = Omit<LeavingResult, 'salespersonCode' | 'leavingDate' | 'successorCode' | 'dryRun'>;

const isDone = ({ leaver, successor }: Departure, counts: Counts): boolean =>
  leaver.blocked === 1 &&
  !counts.defaultSalesperson &&
  counts.people + counts.addresses + counts.delegations + counts.sharedMailboxGrants === 0 &&
  (successor === null ||
    counts.contacts + counts.postponedInteractions + counts.sharedMailboxes === 0);

/** One salesperson leaves (docs/domain.md 3.11). */
export const letLeave = async (
  handle: Handle,
  { actor, code, now }: { actor: Actor; code: string; now: number },
  leaving: Leaving,
): Promise<LeavingResult> => {
  const departure = await readDeparture(handle, actor, code, leaving, now);
  const { leaver } = departure;
  const ties = await findTies(handle, departure);
  refuseOwnBlock(
    actor,
    ties.people.map(({ id }) => id),
  );
  const mailboxes = await readSharedMailboxes(handle);
  const counts: Counts = {
    people: ties.people.length,
    addresses: ties.addresses.length,
    ...(await countHandover(handle, leaver.id)),
    sharedMailboxes: mailboxes.filter((one) => one.salespersonCode === code).length,
    defaultSalesperson: ties.isDefault,
    delegations: ties.delegations.length,
    sharedMailboxGrants: mailboxes.filter((one) => one.grantedTo.includes(code)).length,
  };
  const result = { salespersonCode: code, ...leaving, ...counts };
  if (leaving.dryRun || isDone(departure, counts)) return result;
  return { ...result, ...(await carryOut(handle, departure, { ties, mailboxes, counts })) };
};
