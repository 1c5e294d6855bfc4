import type { ContactImportStore } from '../../domain/contact-import/contact-import-store.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Storage } from '../storage.ts';
import { importContacts } from './import-contacts.ts';
import { readImportProgress } from './import-lease.ts';

export const createContactImportStore = (
  storage: Storage,
  readSetup: ReadSetup,
): ContactImportStore => ({
  run: (actor, options) => importContacts(storage, readSetup, actor, options),
  progress: () => readImportProgress(storage.read),
});
