import type { Actor } from '../../domain/actor.ts';
import { DomainError, invalidInput } from '../../domain/domain-error.ts';
import type { PostponedInteractionStore } from '../../domain/postponed-interaction/postponed-interaction-store.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { dropEntryAttachments } from '../attachment/entry-attachments.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { deleteCommentLines } from '../interaction-log-entry/comment-lines.ts';
import { type EntryRow, presentEntry } from '../interaction-log-entry/entry-rows.ts';
import {
  findEntry,
  findEntryToChange,
} from '../interaction-log-entry/interaction-log-entry-store.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { assignContact, type ChosenContact, rememberChoice } from './assign-contact.ts';
import { listPostponed, matchKind } from './list-postponed.ts';

const requirePostponed = (row: EntryRow): void => {
  if (row.postponed !== 1 || row.canceled === 1)
    throw new DomainError(
      'notPostponed',
      `Entry ${row.entry_no} is no postponed interaction any more.`,
    );
};

const findChosen = async ({ sql }: Handle, no: string): Promise<ChosenContact> => {
  const contact = await sql
    .selectFrom('contact as c')
    .leftJoin('contact as k', 'k.id', 'c.company_id')
    .select([
      'c.id',
      'c.no',
      'c.company_id',
      'c.privacy_blocked',
      'k.privacy_blocked as company_blocked',
    ])
    .where('c.no', '=', no)
    .where('c.deleted_at', 'is', null)
    .executeTakeFirst();
  if (contact === undefined)
    throw invalidInput([
      { path: 'contactNo', code: 'unknownCode', message: `There is no contact ${no}.` },
    ]);
  if (contact.privacy_blocked === 1 || contact.company_blocked === 1)
    throw new DomainError('notAllowed', `Contact ${no} is blocked for privacy: nothing is logged.`);
  return { id: contact.id, no: contact.no, companyId: contact.company_id };
};

/** Other postponed interactions that wait for the same address or number. */
const waitingFor = async ({ sql }: Handle, address: string, except: number): Promise<number[]> =>
  (
    await sql
      .selectFrom('interaction_log_entry')
      .select('entry_no')
      .where('postponed', '=', 1)
      .where('canceled', '=', 0)
      .where('contact_id', 'is', null)
      .where('match_address', '=', address)
      .where('entry_no', '<>', except)
      .execute()
  ).map((row) => row.entry_no);

const discard = async (handle: Handle, actor: Actor, row: EntryRow): Promise<void> => {
  const now = Date.now();
  const { sql, engine } = handle;
  await deleteCommentLines(handle, row.entry_no);
  await dropEntryAttachments(handle, row.entry_no);
  // The row comes first: its version holds off whoever assigns or discards it meanwhile.
  const { numDeletedRows } = await sql
    .deleteFrom('interaction_log_entry')
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireChanged(numDeletedRows);
  await engine.unindexEntry(sql, row.entry_no);
  await sql
    .updateTable('capture_decision')
    .set({ outcome: 'notLogged', reason: 'discarded' })
    .where('entry_no', '=', row.entry_no)
    .execute();
  await recordAudit(
    handle,
    {
      actor: actor.label,
      entity: 'interactionLogEntry',
      key: String(row.entry_no),
      action: 'discarded',
      detail: { description: [row.description, null] },
    },
    now,
  );
  await noteChanges(
    handle,
    [
      {
        entity: 'interactionLogEntry',
        key: String(row.entry_no),
        action: 'deleted',
        salespersonId: row.salesperson_id,
      },
    ],
    now,
  );
};

/** One after the other: an answer that is remembered reaches into the rows of others. */
const afterOthers =
  <T>(job: (handle: Handle, setup: Setup) => Promise<T>, readSetup: ReadSetup) =>
  async (handle: Handle): Promise<T> => {
    await handle.engine.lock(handle.sql, 'postponed interactions');
    return job(handle, await readSetup(handle));
  };

export const createPostponedInteractionStore = (
  storage: Storage,
  readSetup: ReadSetup,
): PostponedInteractionStore => ({
  list: async (actor, query) =>
    listPostponed(storage.read, await readSetup(storage.read), actor, query),
  assign: ({ actor, once }, entryNo, version, { contactNo, remember }) =>
    writeOnce(
      storage,
      once,
      afterOthers(async (handle, setup) => {
        const now = Date.now();
        requirePostponed(await findEntry(handle, setup, actor, entryNo));
        const row = await findEntryToChange(handle, setup, actor, { entryNo, version });
        if (row.contact_id !== null)
          throw new DomainError('alreadyAssigned', `Entry ${entryNo} has its contact already.`);
        const contact = await findChosen(handle, contactNo);
        const logged = await assignContact(handle, { entryNo, contact, actor, now });
        if (remember && row.match_address !== null) {
          const asked = { kind: matchKind(row), value: row.match_address };
          await rememberChoice(handle, asked, { contact, actor, now });
          for (const waiting of await waitingFor(handle, row.match_address, entryNo))
            await assignContact(handle, { entryNo: waiting, contact, actor, now });
        }
        return presentEntry(await findEntry(handle, setup, actor, logged), setup);
      }, readSetup),
    ),
  discard: ({ actor, once }, entryNo, version) =>
    writeOnce(
      storage,
      once,
      afterOthers(async (handle, setup) => {
        requirePostponed(await findEntry(handle, setup, actor, entryNo));
        const row = await findEntryToChange(handle, setup, actor, { entryNo, version });
        await discard(handle, actor, row);
      }, readSetup),
    ),
});
