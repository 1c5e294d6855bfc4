import type { Actor } from '../../domain/actor.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { foldEntries } from '../email/fold-double.ts';
import { decisionKey, isRemoval, storedDecisions, takeOut } from '../email/newer-truth.ts';
import type { LoggedMessage } from '../email/write-entries.ts';
import type { Handle } from '../storage.ts';
import type { MeetingRow } from './find-meeting.ts';

interface FoldContext {
  setup: Setup;
  actor: Actor;
  now: number;
}

/** What a row of a meeting tells its entries. */
export const storedMeeting = (row: MeetingRow): LoggedMessage => ({
  link: 'meeting_id',
  setupKey: 'meetingInvitation',
  id: row.id,
  direction: 'outbound',
  salespersonId: row.salesperson_id,
  subject: row.subject ?? '',
  sentAt: row.sent_at,
  origin: 'addIn',
});

/** Held entries follow too; of two for one contact the second stays without the meeting. */
const moveHeld = async (
  { sql }: Handle,
  { from, into }: { from: number; into: number },
): Promise<void> => {
  const heldOf = (id: number) =>
    sql
      .selectFrom('interaction_log_entry')
      .select(['entry_no', 'contact_id'])
      .where('held_meeting_id', '=', id)
      .execute();
  const taken = new Set((await heldOf(into)).map((row) => row.contact_id));
  for (const { entry_no, contact_id } of await heldOf(from))
    await sql
      .updateTable('interaction_log_entry')
      .set({ held_meeting_id: taken.has(contact_id) ? null : into })
      .where('entry_no', '=', entry_no)
      .execute();
};

/** What the older row said and the newer does not, is no longer so. */
const moveDecisions = async (
  handle: Handle,
  newer: MeetingRow,
  older: MeetingRow,
  { setup, actor, now }: FoldContext,
): Promise<void> => {
  const { sql } = handle;
  const kept = new Map(
    (await storedDecisions(handle, storedMeeting(newer))).map((row) => [decisionKey(row), row]),
  );
  const moved = new Set<number>();
  for (const row of await storedDecisions(handle, storedMeeting(older))) {
    const same = kept.get(decisionKey(row));
    // One that was taken out before it had an entry gives way to the one with the entry to cancel.
    const givesWay = same !== undefined && isRemoval(same.reason) && same.entry_no === null;
    const gone = givesWay ? same : same && row;
    if (gone !== undefined)
      await sql.deleteFrom('capture_decision').where('id', '=', gone.id).execute();
    if (gone === row) continue;
    moved.add(row.id);
    await sql
      .updateTable('capture_decision')
      .set({ meeting_id: newer.id })
      .where('id', '=', row.id)
      .execute();
  }
  const all = await storedDecisions(handle, storedMeeting(newer));
  await takeOut(handle, storedMeeting(newer), all, {
    setup,
    by: actor.label,
    now,
    incomplete: newer.incomplete === 1,
    removal: newer.canceled === 1 ? 'meetingCanceled' : 'recipientRemoved',
    stays: (row) =>
      !isRemoval(row.reason) &&
      (!moved.has(row.id) || (newer.incomplete === 1 && newer.canceled === 0)),
  });
};

const foldInto = async (
  handle: Handle,
  newer: MeetingRow,
  older: MeetingRow,
  context: FoldContext,
): Promise<void> => {
  const { sql } = handle;
  const rows = { from: older.id, into: newer.id };
  await foldEntries(handle, 'meeting_id', rows, context);
  await moveHeld(handle, rows);
  await moveDecisions(handle, newer, older, context);
  await sql
    .updateTable('meeting_identity')
    .set({ meeting_id: newer.id })
    .where('meeting_id', '=', older.id)
    .execute();
  await sql.deleteFrom('meeting').where('id', '=', older.id).execute();
};

const byTruth = (a: MeetingRow, b: MeetingRow): number =>
  b.truth_at - a.truth_at || b.truth_sequence - a.truth_sequence || a.id - b.id;

/** Several rows turn out to be one meeting: the newest truth keeps it. */
export const foldMeetings = async (
  handle: Handle,
  meetings: readonly MeetingRow[],
  context: FoldContext,
): Promise<MeetingRow | null> => {
  const [newest, ...older] = [...meetings].sort(byTruth);
  if (newest === undefined) return null;
  for (const one of older) await foldInto(handle, newest, one, context);
  return newest;
};
