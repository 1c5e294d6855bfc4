import type { Setup } from '../../domain/setup/setup.ts';
import { purgeSomeAttachments, unusedMilliseconds } from '../attachment/purge-attachments.ts';
import { purgeSomeCalls } from '../call/purge-calls.ts';
import { takeLease } from '../lease.ts';
import { purgeSomeMeetings } from '../meeting/purge-meetings.ts';
import { purgeDiscarded } from '../postponed-interaction/discard-draft.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';

const dayMilliseconds = 86_400_000;
const idempotencyMilliseconds = 2 * dayMilliseconds;
const feedMilliseconds = 30 * dayMilliseconds;
const rowsPerJob = 500;
/** Up to 25 MB each. */
const attachmentsPerJob = 4;

const purgeSome = async (
  { sql, engine }: Handle,
  before: number,
  count: number,
): Promise<number> => {
  const rows = await engine
    .first(
      sql
        .selectFrom('email_message')
        .select('id')
        .where('purged', '=', 0)
        .where('created_at', '<', before)
        .orderBy('created_at'),
      count,
    )
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return 0;
  await sql
    .deleteFrom('capture_decision')
    .where((eb) => engine.isOneOf(eb, 'email_message_id', ids))
    .execute();
  await sql
    .updateTable('email_message')
    .set({ purged: 1, from_address: null, from_name: null, subject: null, in_reply_to: null })
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .execute();
  return ids.length;
};

/**
 * Forgets what messages, calls and meetings kept beyond the retention days. Their identities stay, so that a late
 * repeat is still recognised; docs/domain.md 9.
 */
export const purgeEmails = async (
  storage: Storage,
  readSetup: ReadSetup,
  now: number,
): Promise<number> => {
  const { retentionDays }: Setup = await readSetup(storage.read);
  let purged = 0;
  const before = now - retentionDays * dayMilliseconds;
  for (const some of [purgeSome, purgeSomeCalls, purgeSomeMeetings])
    for (;;) {
      const count = await storage.write((handle) => some(handle, before, rowsPerJob));
      purged += count;
      if (count < rowsPerJob) break;
    }
  const uploadedBefore = now - unusedMilliseconds;
  for (;;) {
    const count = await storage.write((handle) =>
      purgeSomeAttachments(handle, uploadedBefore, attachmentsPerJob),
    );
    if (count < attachmentsPerJob) break;
  }
  purged += await purgeDiscarded(storage, now);
  await storage.write(async ({ sql }) => {
    await sql
      .deleteFrom('contact_merge_entry')
      .where('contact_merge_id', 'in', (eb) =>
        eb.selectFrom('contact_merge').select('id').where('undo_until', '<', now),
      )
      .execute();
    await sql.deleteFrom('contact_merge').where('undo_until', '<', now).execute();
    await sql.deleteFrom('hidden_correspondent').where('hidden_at', '<', before).execute();
    await sql
      .deleteFrom('idempotency_key')
      .where('created_at', '<', now - idempotencyMilliseconds)
      .execute();
    await sql
      .deleteFrom('change_feed')
      .where('at', '<', now - feedMilliseconds)
      .execute();
  });
  return purged;
};

const checkMilliseconds = 3_600_000;

/** Purges once a day, by whichever instance takes the lease; stops with the returned function. */
export const schedulePurge = (
  storage: Storage,
  readSetup: ReadSetup,
  owner: string,
  onError: (error: unknown) => void,
): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    const now = Date.now();
    if (await takeLease(storage, 'purge', owner, { now, milliseconds: dayMilliseconds }))
      await purgeEmails(storage, readSetup, now);
  };
  const tick = () => {
    running = running.then(run).catch(onError);
  };
  tick();
  const timer = setInterval(tick, checkMilliseconds);
  return async () => {
    clearInterval(timer);
    await running;
  };
};
