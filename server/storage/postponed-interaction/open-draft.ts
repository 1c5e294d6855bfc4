import type { Actor } from '../../domain/actor.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { EntryRow } from '../interaction-log-entry/entry-rows.ts';
import type { Handle } from '../storage.ts';

/** How long a draft is one person's who has taken it up. */
const leaseMilliseconds = 15 * 60_000;

/** Somebody has it open now. */
export const isResumed = (row: EntryRow, now: number): boolean =>
  row.resumed_until !== null && row.resumed_until > now;

export const requirePostponed = (row: EntryRow): void => {
  if (row.postponed !== 1 || row.canceled === 1)
    throw new DomainError(
      'notPostponed',
      `Entry ${row.entry_no} is no postponed interaction any more.`,
    );
};

/** The second person is told who the first one is, and until when (11.8). */
const resumedByOther = (row: EntryRow): DomainError => {
  const name = row.resumed_by_name ?? '';
  const until = new Date(row.resumed_until ?? 0).toISOString();
  const message = `${name} has this interaction open until ${until}. Wait, or ask ${name} to finish it.`;
  const code = 'resumedByOther';
  return new DomainError(code, message, [
    { path: 'resumedBy', code, message, value: name },
    { path: 'resumedUntil', code, message, value: until },
  ]);
};

export const requireNotResumedByOther = (row: EntryRow, actor: Actor, now: number): void => {
  if (isResumed(row, now) && row.resumed_by !== actor.identity) throw resumedByOther(row);
};

/** Others see on their screens that it is taken, or free again. */
const noteOpened = (handle: Handle, row: EntryRow, now: number): Promise<void> =>
  noteChanges(
    handle,
    [
      {
        entity: 'interactionLogEntry',
        key: String(row.entry_no),
        action: 'changed',
        salespersonId: row.salesperson_id,
      },
    ],
    now,
  );

/** Takes it for a quarter of an hour; one's own is renewed, one that ran out is taken over. */
export const takeDraft = async (
  handle: Handle,
  row: EntryRow,
  actor: Actor,
  now: number,
): Promise<void> => {
  requireNotResumedByOther(row, actor, now);
  const { numUpdatedRows } = await handle.sql
    .updateTable('interaction_log_entry')
    .set({
      resumed_by: actor.identity,
      resumed_by_name: actor.name.slice(0, 100),
      resumed_until: now + leaseMilliseconds,
    })
    .where('entry_no', '=', row.entry_no)
    .where('postponed', '=', 1)
    .where('canceled', '=', 0)
    .where((eb) =>
      eb.or([
        eb('resumed_until', 'is', null),
        eb('resumed_until', '<=', now),
        eb('resumed_by', '=', actor.identity),
      ]),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    const taken = await handle.sql
      .selectFrom('interaction_log_entry')
      .selectAll()
      .where('entry_no', '=', row.entry_no)
      .executeTakeFirst();
    const latest = { ...row, ...taken };
    requirePostponed(latest);
    throw resumedByOther(latest);
  }
  await noteOpened(handle, row, now);
};

/** Puts one's own down again. */
export const releaseDraft = async (
  handle: Handle,
  row: EntryRow,
  actor: Actor,
  now: number,
): Promise<void> => {
  const { numUpdatedRows } = await handle.sql
    .updateTable('interaction_log_entry')
    .set({ resumed_by: null, resumed_by_name: null, resumed_until: null })
    .where('entry_no', '=', row.entry_no)
    .where('resumed_by', '=', actor.identity)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await noteOpened(handle, row, now);
};
