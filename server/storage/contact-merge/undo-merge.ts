import type { Contact } from '../../contract/contact.ts';
import type { ContactState } from '../../domain/contact/contact-state.ts';
import { DomainError, notFound } from '../../domain/domain-error.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { contactColumns, readContact } from '../contact/contact-input.ts';
import { writeReachable } from '../contact/contact-parts.ts';
import {
  type ContactRow,
  findContact,
  presentContact,
  selectContacts,
} from '../contact/contact-rows.ts';
import { refreshPersons } from '../contact/contact-search-text.ts';
import { mergeAlone } from '../contact/follow-merge.ts';
import type { ContactWrite } from '../contact/write-contact.ts';
import { refreshSearchOf } from '../interaction-log-entry/search-refresh.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import type { Handle } from '../storage.ts';
import type { MergeDetail } from './merge-contacts.ts';
import { moveEntriesBack } from './move-entries.ts';

interface Undoing extends ContactWrite {
  id: number;
  from: ContactRow;
  into: ContactRow;
  detail: MergeDetail;
}

const rowOf = async (handle: Handle, id: number): Promise<ContactRow> =>
  selectContacts(handle).where('c.id', '=', id).executeTakeFirstOrThrow();

/** A merge that can still be taken back: in time, once, and with the other contact there. */
const findMerge = async (handle: Handle, write: ContactWrite, id: number): Promise<Undoing> => {
  const merge = await handle.sql
    .selectFrom('contact_merge')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (merge === undefined) throw notFound('merge', id);
  const from = await rowOf(handle, merge.contact_id);
  const into = await rowOf(handle, merge.into_contact_id);
  const refuse = (message: string) => new DomainError('undoTooLate', message);
  if (merge.undone_at !== null) throw refuse(`The merge of ${from.no} has been undone already.`);
  if (merge.undo_until < write.now)
    throw refuse(`The merge of ${from.no} can no longer be undone: its time is over.`);
  if (into.merged_into_id !== null)
    throw refuse(`${into.no} has been merged into another contact since. Undo that merge first.`);
  if (into.deleted_at !== null)
    throw refuse(
      `Contact ${into.no} has been deleted since, so nothing can be taken back from it.`,
    );
  return { ...write, id, from, into, detail: JSON.parse(merge.detail) as MergeDetail };
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the merge changed goes back, unless somebody has changed it again since. */
const stateBefore = (now: Contact, { before, after, merged }: MergeDetail): ContactState => {
  const mergedState: Record<string, unknown> = after;
  const old: Record<string, unknown> = { ...before };
  const back = Object.fromEntries(
    Object.entries({ ...now }).map(([field, value]) => [
      field,
      same(value, mergedState[field]) ? old[field] : value,
    ]),
  ) as unknown as ContactState;
  const own = (all: readonly string[], had: readonly string[], came: readonly string[]) =>
    all.filter((one) => had.includes(one) || !came.includes(one));
  return {
    ...back,
    emailAddresses: own(now.emailAddresses, before.emailAddresses, merged.emailAddresses),
    phoneNumbers: own(now.phoneNumbers, before.phoneNumbers, merged.phoneNumbers),
  };
};

const restoreSurvivor = async (handle: Handle, undoing: Undoing): Promise<void> => {
  const { setup, into, detail, actor, now } = undoing;
  const state = stateBefore(await presentContact(handle, setup, into), detail);
  const { companyNo, externalIds: _, ...fields } = state;
  const read = await readContact(
    handle,
    setup,
    {
      fields: { ...fields, ...(state.type === 'person' && { companyNo }) },
      no: into.no,
      before: await presentContact(handle, setup, into),
    },
    new FieldProblems(),
  );
  await handle.sql
    .updateTable('contact')
    .set({
      ...contactColumns(read, into.no),
      company_id: read.company === 'itself' ? into.id : read.company.id,
      version: into.version + 1,
      changed_at: now,
      changed_by: actor.label,
    })
    .where('id', '=', into.id)
    .execute();
  await writeReachable(handle, into.id, read.state);
};

const restoreMerged = async (handle: Handle, undoing: Undoing): Promise<void> => {
  const { sql, engine } = handle;
  const { from, into, detail, actor, now } = undoing;
  await sql
    .updateTable('contact')
    .set({
      deleted_at: null,
      merged_into_id: null,
      version: from.version + 1,
      changed_at: now,
      changed_by: actor.label,
    })
    .where('id', '=', from.id)
    .execute();
  await writeReachable(handle, from.id, detail.merged);
  for (const { source, id } of detail.merged.externalIds)
    await sql
      .updateTable('contact_external_id')
      .set({ contact_id: from.id })
      .where('contact_id', '=', into.id)
      .where('source', '=', source)
      .where('external_id', '=', id)
      .execute();
  if (detail.choices.length > 0)
    await sql
      .updateTable('contact_match_choice')
      .set({ contact_id: from.id })
      .where('contact_id', '=', into.id)
      .where((eb) => engine.isOneOf(eb, 'id', detail.choices))
      .execute();
};

/** Persons who have found another company meanwhile stay there. */
const restorePersons = async (handle: Handle, undoing: Undoing): Promise<void> => {
  const { sql, engine } = handle;
  const { from, into, detail, actor, now } = undoing;
  if (detail.persons.length === 0) return;
  await sql
    .updateTable('contact')
    .set((eb) => ({
      company_id: from.id,
      version: eb('version', '+', 1),
      changed_at: now,
      changed_by: actor.label,
    }))
    .where('company_id', '=', into.id)
    .where((eb) => engine.isOneOf(eb, 'id', detail.persons))
    .execute();
  await refreshPersons(handle, { id: from.id, name: from.name });
};

/** Takes a merge back: both contacts are as they were, with what was theirs. */
export const undoMerge = async (
  handle: Handle,
  write: ContactWrite,
  id: number,
): Promise<Contact> => {
  await mergeAlone(handle);
  const undoing = await findMerge(handle, write, id);
  const { from, into, actor, now, setup } = undoing;
  await handle.sql
    .updateTable('contact_merge')
    .set({ undone_at: now, undone_by: actor.label })
    .where('id', '=', id)
    .execute();
  await restoreSurvivor(handle, undoing);
  await restoreMerged(handle, undoing);
  await restorePersons(handle, undoing);
  if (into.type === 'company') {
    const { name } = await rowOf(handle, into.id);
    await refreshPersons(handle, { id: into.id, name });
  }
  const sides = { from: from.id, into: into.id };
  await moveEntriesBack(handle, { ...sides, mergeId: id, by: actor.label, now });
  for (const contactId of [from.id, into.id]) await refreshSearchOf(handle, contactId);
  for (const [key, detail] of [
    [from.no, { mergedInto: [into.no, null] }],
    [into.no, { mergedFrom: [from.no, null] }],
  ] as const)
    await recordAudit(
      handle,
      { actor: actor.label, entity: 'contact', key, action: 'unmerged', detail },
      now,
    );
  await noteChanges(
    handle,
    [
      { entity: 'contact', key: from.no, action: 'created' },
      { entity: 'contact', key: into.no, action: 'changed' },
    ],
    now,
  );
  return presentContact(handle, setup, await findContact(handle, from.no));
};
