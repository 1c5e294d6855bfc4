import type { BookContact, ContactBook } from '../../domain/contact-import/contact-book.ts';
import type { ImportRow } from '../../domain/contact-import/read-import-row.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import {
  type ContactRow,
  loadReachable,
  presentState,
  selectContacts,
} from '../contact/contact-rows.ts';
import { contactSortName } from '../contact/contact-search-text.ts';
import { followNo } from '../contact/follow-merge.ts';
import type { Handle } from '../storage.ts';

type Ids = Set<number>;

const addByExternalId = async (
  { sql, engine }: Handle,
  ids: Ids,
  { source, values }: { source: string | undefined; values: readonly string[] },
): Promise<void> => {
  if (source === undefined || values.length === 0) return;
  const rows = await sql
    .selectFrom('contact_external_id')
    .select('contact_id')
    .where('source', '=', source)
    .where((eb) => engine.isOneOf(eb, 'external_id', values))
    .execute();
  for (const { contact_id } of rows) ids.add(contact_id);
};

const addByAddress = async (
  { sql, engine }: Handle,
  ids: Ids,
  addresses: readonly string[],
): Promise<void> => {
  if (addresses.length === 0) return;
  const rows = await sql
    .selectFrom('contact_address')
    .select('contact_id')
    .where('kind', '=', 'address')
    .where((eb) => engine.isOneOf(eb, 'value', addresses))
    .execute();
  for (const { contact_id } of rows) ids.add(contact_id);
};

const addByNo = async (
  handle: Handle,
  ids: Ids,
  numbers: readonly string[],
  book: ContactBook,
): Promise<void> => {
  if (numbers.length === 0) return;
  const { sql, engine } = handle;
  const rows = await sql
    .selectFrom('contact')
    .select(['id', 'no', 'merged_into_id'])
    .where((eb) => engine.isOneOf(eb, 'no', numbers))
    .execute();
  for (const { id, no, merged_into_id } of rows) {
    const followed = merged_into_id === null ? null : await followNo(handle, no);
    ids.add(followed?.id ?? id);
    if (followed !== null) book.lead(no, followed.no);
  }
};

const addByCompanyName = async (
  { sql, engine }: Handle,
  ids: Ids,
  names: readonly string[],
): Promise<void> => {
  if (names.length === 0) return;
  const rows = await sql
    .selectFrom('contact')
    .select('id')
    .where('type', '=', 'company')
    .where('deleted_at', 'is', null)
    .where((eb) => engine.isOneOf(eb, 'sort_name', names.map(contactSortName)))
    .execute();
  for (const { id } of rows) ids.add(id);
};

const loadExternalIds = async ({ sql, engine }: Handle, ids: readonly number[]) => {
  const rows = await sql
    .selectFrom('contact_external_id')
    .select(['contact_id', 'source', 'external_id as id'])
    .where((eb) => engine.isOneOf(eb, 'contact_id', ids))
    .orderBy('source')
    .orderBy('external_id')
    .execute();
  const found = new Map<number, { source: string; id: string }[]>();
  for (const { contact_id, ...one } of rows) {
    const known = found.get(contact_id);
    if (known === undefined) found.set(contact_id, [one]);
    else known.push(one);
  }
  return found;
};

const loadContacts = async (
  handle: Handle,
  setup: Setup,
  ids: readonly number[],
): Promise<BookContact[]> => {
  const rows: ContactRow[] = await selectContacts(handle)
    .where((eb) => handle.engine.isOneOf(eb, 'c.id', ids))
    .execute();
  const reachable = await loadReachable(handle, ids);
  const externalIds = await loadExternalIds(handle, ids);
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    version: row.version,
    deleted: row.deleted_at !== null,
    state: presentState(setup, row, {
      ...reachable(row.id),
      externalIds: externalIds.get(row.id) ?? [],
    }),
    companyName: row.company_name,
  }));
};

/** Brings the contacts that these rows may mean into the book, by a few queries for all of them. */
export const loadImportContacts = async (
  handle: Handle,
  setup: Setup,
  {
    rows,
    source,
    book,
  }: { rows: readonly ImportRow[]; source: string | undefined; book: ContactBook },
): Promise<void> => {
  const companies = [...new Set(rows.flatMap(({ company }) => company ?? []))];
  const numbers = rows.flatMap(({ no }) => no ?? []);
  const values = [...rows.flatMap(({ externalId }) => externalId ?? []), ...companies];
  const ids: Ids = new Set();
  await addByExternalId(handle, ids, { source, values });
  await addByNo(handle, ids, [...numbers, ...companies.map((one) => one.toUpperCase())], book);
  await addByAddress(
    handle,
    ids,
    rows.flatMap(({ addresses }) => addresses),
  );
  await addByCompanyName(handle, ids, companies);
  if (ids.size === 0) return;
  // What is planned for a contact already comes before what is stored.
  for (const contact of await loadContacts(handle, setup, [...ids]))
    if (book.byNo(contact.no) === undefined) book.put(contact);
};
