import type { Contact } from '../../contract/contact.ts';
import type { ContactState } from '../../domain/contact/contact-state.ts';
import { DomainError, notFound } from '../../domain/domain-error.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { presentTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { followedNo, followNo } from './follow-merge.ts';

export const selectContacts = ({ sql }: Handle) =>
  sql
    .selectFrom('contact as c')
    .leftJoin('contact as k', 'k.id', 'c.company_id')
    .selectAll('c')
    .select(['k.no as company_no', 'k.name as company_name']);

export type ContactSelect = ReturnType<typeof selectContacts>;
export type ContactRow = Awaited<ReturnType<ContactSelect['executeTakeFirstOrThrow']>>;

export interface Reachable {
  emailAddresses: string[];
  phoneNumbers: string[];
}

/** Addresses and numbers of contacts, each in its position. */
export const loadReachable = async (
  { sql, engine }: Handle,
  ids: readonly number[],
): Promise<(id: number) => Reachable> => {
  const found = new Map<number, Reachable>(
    ids.map((id) => [id, { emailAddresses: [], phoneNumbers: [] }]),
  );
  const rows = await sql
    .selectFrom('contact_address')
    .select(['contact_id', 'kind', 'value'])
    .where((eb) => engine.isOneOf(eb, 'contact_id', ids))
    .orderBy('position')
    .orderBy('id')
    .execute();
  for (const { contact_id, kind, value } of rows) {
    const contact = found.get(contact_id);
    if (kind === 'address') contact?.emailAddresses.push(value);
    else contact?.phoneNumbers.push(value);
  }
  return (id) => found.get(id) ?? { emailAddresses: [], phoneNumbers: [] };
};

const loadExternalIds = async (
  { sql }: Handle,
  contactId: number,
): Promise<Contact['externalIds']> =>
  sql
    .selectFrom('contact_external_id')
    .select(['source', 'external_id as id'])
    .where('contact_id', '=', contactId)
    .orderBy('source')
    .orderBy('external_id')
    .execute();

/** Why a contact cannot be had any more. */
const whyGone = async (handle: Handle, row: ContactRow): Promise<string> => {
  if (row.erased_at !== null) return `Contact ${row.no} has been erased.`;
  if (row.merged_into_id === null)
    return `Contact ${row.no} has been deleted. What was logged keeps its name.`;
  const into = await followNo(handle, row.no);
  return `Contact ${row.no} has been merged into ${into?.no} ${into?.name}. Change that one.`;
};

/** The row of a contact that is there; what was deleted is gone, not unknown. */
export const findContact = async (handle: Handle, no: string): Promise<ContactRow> => {
  const row = await selectContacts(handle).where('c.no', '=', no).executeTakeFirst();
  if (row === undefined) throw notFound('contact', no);
  if (row.deleted_at !== null) throw new DomainError('gone', await whyGone(handle, row));
  return row;
};

/** As `findContact`, where an old number leads to the contact it was merged into: for reading. */
export const followContact = async (handle: Handle, no: string): Promise<ContactRow> =>
  findContact(handle, await followedNo(handle, no));

/** What is said of a contact, from its row and what stands beside it. */
export const presentState = (
  setup: Setup,
  row: ContactRow,
  parts: Reachable & Pick<Contact, 'externalIds'>,
): ContactState => ({
  type: row.type as Contact['type'],
  name: row.name,
  companyNo: row.company_no,
  emailAddresses: parts.emailAddresses,
  phoneNumbers: parts.phoneNumbers,
  externalIds: parts.externalIds,
  salespersonCode:
    row.salesperson_id === null ? null : (setup.salespeople.get(row.salesperson_id)?.code ?? null),
  languageCode: row.language_code as Contact['languageCode'],
  correspondenceType: row.correspondence_type as Contact['correspondenceType'],
  jobTitle: row.job_title,
  address: row.address,
  postCode: row.post_code,
  city: row.city,
  countryCode: row.country_code,
  homePage: row.home_page,
  privacyBlocked: row.privacy_blocked === 1,
});

export const presentContact = async (
  handle: Handle,
  setup: Setup,
  row: ContactRow,
): Promise<Contact> => {
  const reachable = (await loadReachable(handle, [row.id]))(row.id);
  const externalIds = await loadExternalIds(handle, row.id);
  const salesperson =
    row.salesperson_id === null ? undefined : setup.salespeople.get(row.salesperson_id);
  return {
    no: row.no,
    ...presentState(setup, row, { ...reachable, externalIds }),
    companyName: row.company_name,
    salespersonName: salesperson?.name ?? null,
    ...presentTrail(row),
  };
};
