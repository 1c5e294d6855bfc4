import type { InteractionLogEntry } from '../../contract/interaction-log-entry.ts';
import type { Caller } from '../../domain/caller.ts';
import type { InteractionLogEntryStore } from '../../domain/interaction-log-entry/interaction-log-entry-store.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { addComment, changeComment, deleteComment } from './change-comments.ts';
import { changeEntries, type EntryWrite, type StatedValue, stateEntry } from './change-entries.ts';
import { deleteCanceledEntries } from './delete-canceled.ts';
import { readDeletionProgress } from './deletion-lease.ts';
import { presentEntry } from './entry-rows.ts';
import { exportEntries } from './export-entries.ts';
import { findEntry, findEntryToChange } from './find-entry.ts';
import { recordEntryChanges } from './record-entry-change.ts';

type EntryActs = Omit<InteractionLogEntryStore, 'list' | 'get' | 'create' | 'findProblems'>;

const stateOne = async (
  handle: Handle,
  write: EntryWrite,
  version: { entryNo: number; version: number },
  value: StatedValue,
): Promise<InteractionLogEntry> => {
  const { setup, actor, now } = write;
  const row = await findEntryToChange(handle, setup, actor, version);
  const change = await stateEntry(handle, write, row, value);
  if (change === null) return presentEntry(row, setup);
  await recordEntryChanges(handle, actor, [change], { now });
  return presentEntry(await findEntry(handle, setup, actor, version.entryNo), setup);
};

/** What is done to entries that are logged. */
export const createEntryActs = (storage: Storage, readSetup: ReadSetup): EntryActs => {
  const once = <T>(
    { actor, once: key }: Caller,
    job: (handle: Handle, write: EntryWrite) => Promise<T>,
  ): Promise<T> =>
    writeOnce(storage, key, async (handle) =>
      job(handle, { setup: await readSetup(handle), actor, now: Date.now() }),
    );
  return {
    cancel: (caller, entryNo, version) =>
      once(caller, (handle, write) =>
        stateOne(handle, write, { entryNo, version }, { action: 'cancel' }),
      ),
    restore: (caller, entryNo, version) =>
      once(caller, (handle, write) =>
        stateOne(handle, write, { entryNo, version }, { action: 'restore' }),
      ),
    evaluate: (caller, entryNo, version, evaluation) =>
      once(caller, (handle, write) =>
        stateOne(handle, write, { entryNo, version }, { action: 'evaluate', evaluation }),
      ),
    changeMany: (caller, change) =>
      once(caller, (handle, write) => changeEntries(handle, write, change)),
    addComment: (caller, entryNo, line) =>
      once(caller, async (handle, write) => {
        const entry = await findEntry(handle, write.setup, write.actor, entryNo);
        return addComment(handle, write, entry, line);
      }),
    changeComment: (caller, key, change) =>
      once(caller, async (handle, write) => {
        const entry = await findEntry(handle, write.setup, write.actor, key.entryNo);
        return changeComment(handle, write, entry, { key, change });
      }),
    deleteComment: (caller, key) =>
      once(caller, async (handle, write) => {
        const entry = await findEntry(handle, write.setup, write.actor, key.entryNo);
        await deleteComment(handle, write, entry, key);
      }),
    deleteCanceled: (caller, request) => deleteCanceledEntries(storage, readSetup, caller, request),
    deleteCanceledProgress: () => readDeletionProgress(storage.read),
    export: (actor, filter) => exportEntries(storage, readSetup, actor, filter),
  };
};
