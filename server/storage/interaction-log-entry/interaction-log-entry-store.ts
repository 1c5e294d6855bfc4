import { systemActor } from '../../domain/actor.ts';
import type { InteractionLogEntryStore } from '../../domain/interaction-log-entry/interaction-log-entry-store.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { createEntryActs } from './entry-acts.ts';
import { presentEntryDetail, readEntry } from './find-entry.ts';
import { listEntries } from './list-entries.ts';
import { judgeToLog, logInteractions, newStoredDraft } from './log-interactions.ts';

export const createInteractionLogEntryStore = (
  storage: Storage,
  readSetup: ReadSetup,
): InteractionLogEntryStore => ({
  list: async (actor, query) =>
    listEntries(storage.read, await readSetup(storage.read), actor, query),
  get: async (actor, entryNo) =>
    presentEntryDetail(storage.read, await readSetup(storage.read), actor, entryNo),
  create: (caller, said) =>
    writeOnce(storage, caller.once, async (handle) => {
      const setup = await readSetup(handle);
      const context = { setup, actor: caller.actor, now: Date.now() };
      const [entryNo = 0] = await logInteractions(handle, context, [said]);
      return readEntry(handle, setup, entryNo);
    }),
  findProblems: async (fields) => {
    const setup = await readSetup(storage.read);
    const context = { setup, actor: systemActor, now: Date.now() };
    const { problems } = await judgeToLog(storage.read, context, newStoredDraft(context), fields);
    // Whose it is follows from who asks.
    return problems.filter(({ path }) => path !== 'salespersonCode');
  },
  ...createEntryActs(storage, readSetup),
});
