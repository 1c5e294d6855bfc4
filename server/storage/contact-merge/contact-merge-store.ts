import type { ContactMergeStore } from '../../domain/contact-merge/contact-merge-store.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import { findContact } from '../contact/contact-rows.ts';
import { recordContactChange } from '../contact/write-contact.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { listDuplicates } from './list-duplicates.ts';
import { mergeContacts } from './merge-contacts.ts';
import { planMerge, presentPlan } from './plan-merge.ts';
import { undoMerge } from './undo-merge.ts';

export const createContactMergeStore = (
  storage: Storage,
  readSetup: ReadSetup,
): ContactMergeStore => ({
  async merge({ actor, once }, no, version, request) {
    if (request.dryRun) {
      const setup = await readSetup(storage.read);
      const plan = await planMerge(storage.read, setup, { no, version, request });
      return { ...(await presentPlan(storage.read, setup, actor, plan)), merge: null };
    }
    return writeOnce(storage, once, async (handle) => {
      const setup = await readSetup(handle);
      return mergeContacts(handle, { setup, actor, now: Date.now() }, { no, version, request });
    });
  },
  undo: ({ actor, once }, id) =>
    writeOnce(storage, once, async (handle) => {
      const setup = await readSetup(handle);
      return undoMerge(handle, { setup, actor, now: Date.now() }, id);
    }),
  listDuplicates: async (actor, page) =>
    // Where there are few, all contacts are looked through for them: not beside other requests.
    listDuplicates(storage.longRead, await readSetup(storage.read), actor, page),
  keepApart: ({ actor, once }, no, from) =>
    writeOnce(storage, once, async (handle) => {
      const now = Date.now();
      const setup = await readSetup(handle);
      const one = await findContact(handle, no);
      const other = await findContact(handle, from);
      if (one.id === other.id)
        throw invalidInput([
          { path: 'from', code: 'itself', message: `${from} is the same contact.`, value: from },
        ]);
      const key = {
        contact_id: Math.min(one.id, other.id),
        other_id: Math.max(one.id, other.id),
      };
      const known = await handle.sql
        .selectFrom('contact_distinct')
        .select('created_at')
        .where('contact_id', '=', key.contact_id)
        .where('other_id', '=', key.other_id)
        .executeTakeFirst();
      if (known !== undefined) return;
      await handle.sql
        .insertInto('contact_distinct')
        .values({ ...key, created_at: now, created_by: actor.label })
        .execute();
      const detail = { keptApartFrom: [null, other.no] };
      const change = { no: one.no, action: 'keptApart', detail };
      await recordContactChange(handle, { setup, actor, now }, change, 'changed');
    }),
});
