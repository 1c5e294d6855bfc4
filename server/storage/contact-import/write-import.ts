import { newState } from '../../domain/contact/contact-state.ts';
import type { BookContact, ContactBook } from '../../domain/contact-import/contact-book.ts';
import type { PlannedContact } from '../../domain/contact-import/import-plan.ts';
import { salespersonByCode } from '../../domain/setup/setup.ts';
import { type AuditEntry, differences, recordAudits } from '../audit.ts';
import { contactColumns } from '../contact/contact-input.ts';
import { reachableRows, writeExternalIds, writeReachable } from '../contact/contact-parts.ts';
import { refreshPersons } from '../contact/contact-search-text.ts';
import type { ContactWrite } from '../contact/write-contact.ts';
import { refreshSearchOf } from '../interaction-log-entry/search-refresh.ts';
import { newTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';

/** Somebody else has changed a contact since it was read: the piece is to be planned anew. */
export class ContactMoved extends Error {
  override name = 'ContactMoved';
}

interface Writing {
  handle: Handle;
  write: ContactWrite;
  book: ContactBook;
  /** The rows of those that were only planned. */
  ids: Map<number, number>;
}

const rowIdOf = ({ ids }: Writing, { id }: BookContact): number => ids.get(id) ?? id;

const columnsOf = (writing: Writing, { no, state, companyName }: BookContact) => {
  const { setup } = writing.write;
  const { salespersonCode, companyNo, type } = state;
  const salesperson =
    salespersonCode === null ? undefined : salespersonByCode(setup, salespersonCode);
  const company = companyNo === null ? undefined : writing.book.byNo(companyNo);
  const companyId = company === undefined ? null : rowIdOf(writing, company);
  return contactColumns(
    {
      state,
      company: type === 'company' ? 'itself' : { id: companyId, name: companyName },
      salespersonId: salesperson?.id ?? null,
    },
    no,
  );
};

const companyIdOf = (writing: Writing, { state }: BookContact): number | null => {
  if (state.type === 'company' || state.companyNo === null) return null;
  const company = writing.book.byNo(state.companyNo);
  return company === undefined ? null : rowIdOf(writing, company);
};

const insertAll = async (writing: Writing, contacts: readonly BookContact[]): Promise<void> => {
  if (contacts.length === 0) return;
  const { handle, write, ids } = writing;
  const { sql, engine } = handle;
  const trail = newTrail(write.actor, write.now);
  const inserted = await engine.insert(
    sql,
    'contact',
    'id',
    contacts.map((one) => ({
      no: one.no,
      ...columnsOf(writing, one),
      company_id: companyIdOf(writing, one),
      ...trail,
    })),
  );
  contacts.forEach(({ id }, at) => {
    ids.set(id, inserted[at] ?? 0);
  });
  const addresses = contacts.flatMap((one) => reachableRows(rowIdOf(writing, one), one.state));
  if (addresses.length > 0) await engine.insert(sql, 'contact_address', 'id', addresses);
  const externalIds = contacts.flatMap((one) =>
    one.state.externalIds.map(({ source, id }) => ({
      contact_id: rowIdOf(writing, one),
      source,
      external_id: id,
    })),
  );
  if (externalIds.length > 0)
    await engine.insert(sql, 'contact_external_id', 'contact_id', externalIds);
};

/** Companies first: persons point at them, and they at themselves. */
const insertNew = async (writing: Writing, contacts: readonly BookContact[]): Promise<void> => {
  const companies = contacts.filter(({ state }) => state.type === 'company');
  await insertAll(writing, companies);
  if (companies.length > 0) {
    const { sql, engine } = writing.handle;
    await sql
      .updateTable('contact')
      .set((eb) => ({ company_id: eb.ref('id') }))
      .where((eb) =>
        engine.isOneOf(
          eb,
          'id',
          companies.map((one) => rowIdOf(writing, one)),
        ),
      )
      .execute();
  }
  await insertAll(
    writing,
    contacts.filter(({ state }) => state.type === 'person'),
  );
};

const update = async (
  writing: Writing,
  contact: BookContact,
  before: BookContact,
): Promise<void> => {
  const { handle, write } = writing;
  const { id, version, state } = contact;
  const columns = columnsOf(writing, contact);
  const company =
    state.companyNo === before.state.companyNo ? {} : { company_id: companyIdOf(writing, contact) };
  const { numUpdatedRows } = await handle.sql
    .updateTable('contact')
    .set({
      ...columns,
      ...company,
      version: version + 1,
      changed_at: write.now,
      changed_by: write.actor.label,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new ContactMoved();
  const changed = Object.keys(differences({ ...before.state }, { ...state }));
  if (changed.includes('emailAddresses') || changed.includes('phoneNumbers'))
    await writeReachable(handle, id, state);
  if (changed.includes('externalIds')) await writeExternalIds(handle, id, state.externalIds);
  if (state.type === 'company' && changed.includes('name'))
    await refreshPersons(handle, { id, name: state.name });
  if (changed.includes('name')) await refreshSearchOf(handle, id);
};

const auditOf = ({ actor }: ContactWrite, { contact, before }: PlannedContact): AuditEntry => {
  const { no, state } = contact;
  const old = before?.state ?? { ...newState({ type: state.type, name: '' }), type: null };
  return {
    actor: actor.label,
    entity: 'contact',
    key: no,
    action: before === null ? 'created' : 'changed',
    detail: differences({ ...old }, { ...state }),
  };
};

/** Writes what was planned, with the trail of every contact. */
export const writeImport = async (
  handle: Handle,
  write: ContactWrite,
  { book, planned }: { book: ContactBook; planned: readonly PlannedContact[] },
): Promise<void> => {
  const writing: Writing = { handle, write, book, ids: new Map() };
  await insertNew(
    writing,
    planned.flatMap(({ contact, before }) => (before === null ? [contact] : [])),
  );
  for (const { contact, before } of planned)
    if (before !== null) await update(writing, contact, before);
  await recordAudits(
    handle,
    planned.map((one) => auditOf(write, one)),
    write.now,
  );
};
