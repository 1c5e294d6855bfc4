import type { Actor } from '../../domain/actor.ts';
import { DomainError, invalidInput, notFound } from '../../domain/domain-error.ts';
import type { PostponedInteractionStore } from '../../domain/postponed-interaction/postponed-interaction-store.ts';
import { mayChangeEntry, seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { followedNo, holdOffMerges } from '../contact/follow-merge.ts';
import { type EntryRow, presentEntry, selectEntries } from '../interaction-log-entry/entry-rows.ts';
import {
  findEntry,
  findEntryToChange,
  isOwnDraft,
  readEntry,
} from '../interaction-log-entry/find-entry.ts';
import type { DraftContext } from '../interaction-log-entry/settle-draft.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { assignContact, type ChosenContact, rememberChoice } from './assign-contact.ts';
import { discardDraft, restoreDraft } from './discard-draft.ts';
import { countPostponed, listPostponed, matchKind, readPostponed } from './list-postponed.ts';
import {
  releaseDraft,
  requireNotResumedByOther,
  requirePostponed,
  takeDraft,
} from './open-draft.ts';
import { finishDraft, postponeDraft, saveDraft } from './save-draft.ts';

const findChosen = async (handle: Handle, no: string): Promise<ChosenContact> => {
  await holdOffMerges(handle);
  const contact = await handle.sql
    .selectFrom('contact as c')
    .leftJoin('contact as k', 'k.id', 'c.company_id')
    .select([
      'c.id',
      'c.no',
      'c.company_id',
      'c.privacy_blocked',
      'k.privacy_blocked as company_blocked',
    ])
    .where('c.no', '=', await followedNo(handle, no))
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

/** A postponed interaction that the actor may change now; without a version, whichever it has. */
const findDraft = async (
  handle: Handle,
  { setup, actor, now }: DraftContext,
  { entryNo, version }: { entryNo: number; version?: number },
): Promise<EntryRow> => {
  const seen = await findEntry(handle, setup, actor, entryNo);
  requirePostponed(seen);
  const latest = { entryNo, version: version ?? seen.version };
  const row = await findEntryToChange(handle, setup, actor, latest);
  requireNotResumedByOther(row, actor, now);
  return row;
};

/** One that was discarded, when the actor may have it back. */
const findDiscarded = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  entryNo: number,
): Promise<EntryRow> => {
  const row = await selectEntries(handle).where('e.entry_no', '=', entryNo).executeTakeFirst();
  const seen = seenSalespeople(setup, actor);
  if (row === undefined || !(seesSalesperson(seen, row.salesperson_id) || isOwnDraft(actor, row)))
    throw notFound('postponed interaction', entryNo);
  if (!mayChangeEntry(actor, row.salesperson_id) && !isOwnDraft(actor, row))
    throw new DomainError(
      'notAllowed',
      'This interaction belongs to another salesperson. Ask its salesperson or a manager.',
    );
  if (row.discarded_at === null) requirePostponed(row);
  return row;
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
  count: async (actor, query) =>
    countPostponed(storage.read, await readSetup(storage.read), actor, query),
  assign: ({ actor, once }, entryNo, version, { contactNo, remember }) =>
    writeOnce(
      storage,
      once,
      afterOthers(async (handle, setup) => {
        const now = Date.now();
        const row = await findDraft(handle, { setup, actor, now }, { entryNo, version });
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
        const context = { setup, actor, now: Date.now() };
        await discardDraft(handle, actor, await findDraft(handle, context, { entryNo, version }));
      }, readSetup),
    ),
  restore: ({ actor, once }, entryNo) =>
    writeOnce(
      storage,
      once,
      afterOthers(async (handle, setup) => {
        await restoreDraft(handle, actor, await findDiscarded(handle, setup, actor, entryNo));
        return readPostponed(handle, setup, actor, entryNo);
      }, readSetup),
    ),
  postpone: ({ actor, once }, said) =>
    writeOnce(storage, once, async (handle) => {
      const setup = await readSetup(handle);
      const entryNo = await postponeDraft(handle, { setup, actor, now: Date.now() }, said);
      return readPostponed(handle, setup, actor, entryNo);
    }),
  save: ({ actor, once }, entryNo, version, said) =>
    writeOnce(storage, once, async (handle) => {
      const context = { setup: await readSetup(handle), actor, now: Date.now() };
      const row = await findDraft(handle, context, { entryNo, version });
      await saveDraft(handle, context, row, said);
      return readPostponed(handle, context.setup, actor, entryNo);
    }),
  resume: (actor, entryNo) =>
    storage.write(async (handle) => {
      const setup = await readSetup(handle);
      const row = await findDraft(handle, { setup, actor, now: Date.now() }, { entryNo });
      await takeDraft(handle, row, actor, Date.now());
      return readPostponed(handle, setup, actor, entryNo);
    }),
  release: (actor, entryNo) =>
    storage.write(async (handle) => {
      const setup = await readSetup(handle);
      const { version } = await findEntry(handle, setup, actor, entryNo);
      const row = await findEntryToChange(handle, setup, actor, { entryNo, version });
      await releaseDraft(handle, row, actor, Date.now());
    }),
  finish: ({ actor, once }, entryNo, version, said) =>
    writeOnce(
      storage,
      once,
      afterOthers(async (handle, setup) => {
        const context = { setup, actor, now: Date.now() };
        const row = await findDraft(handle, context, { entryNo, version });
        return readEntry(handle, setup, await finishDraft(handle, context, row, said));
      }, readSetup),
    ),
});
