import type { ContactStore } from '../../domain/contact/contact-store.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { getContactDetail } from './contact-detail.ts';
import { writeAgain } from './contact-parts.ts';
import { buryContact, forgetMatchChoice } from './delete-contact.ts';
import { findMoreProblems } from './judge-contact.ts';
import { listContacts } from './list-contacts.ts';
import { matchAddresses } from './match-addresses.ts';
import { proposeContact } from './propose-contact.ts';
import { insertContact, updateContact } from './write-contact.ts';

export const createContactStore = (storage: Storage, readSetup: ReadSetup): ContactStore => ({
  list: async (actor, query) =>
    listContacts(storage.read, await readSetup(storage.read), actor, query),
  get: async (actor, no) =>
    getContactDetail(storage.read, await readSetup(storage.read), actor, no),
  match: async (actor, addresses) =>
    matchAddresses(storage.read, await readSetup(storage.read), actor, addresses),
  propose: async (actor, from) =>
    proposeContact(storage.read, await readSetup(storage.read), actor, from),
  findProblems: async (no, fields) =>
    findMoreProblems(storage.read, await readSetup(storage.read), no, fields),
  create: (caller, contact) =>
    writeAgain(() =>
      writeOnce(storage, caller.once, async (handle) => {
        const setup = await readSetup(handle);
        return insertContact(handle, { setup, actor: caller.actor, now: Date.now() }, contact);
      }),
    ),
  change: ({ actor, once }, no, version, change) =>
    writeAgain(() =>
      writeOnce(storage, once, async (handle) => {
        const setup = await readSetup(handle);
        return updateContact(handle, { setup, actor, now: Date.now() }, { no, version }, change);
      }),
    ),
  delete: ({ actor, once }, no, version) =>
    writeOnce(storage, once, async (handle) => {
      const setup = await readSetup(handle);
      await buryContact(handle, { setup, actor, now: Date.now() }, no, version);
    }),
  deleteMatchChoice: ({ actor, once }, no, id) =>
    writeOnce(storage, once, async (handle) => {
      const setup = await readSetup(handle);
      await forgetMatchChoice(handle, { setup, actor, now: Date.now() }, no, id);
    }),
});
