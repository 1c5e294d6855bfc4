import { searchableDigits } from '../../domain/contact/phone-number.ts';
import type { Handle } from '../storage.ts';
import { loadReachable } from './contact-rows.ts';

interface Searchable {
  no: string;
  name: string;
  companyName: string | null;
  emailAddresses: readonly string[];
  phoneNumbers: readonly string[];
  city: string | null;
}

/** Everything the list's search looks at, lower-case. */
export const contactSearchText = (contact: Searchable): string =>
  [
    contact.name,
    contact.companyName ?? '',
    contact.no,
    ...contact.emailAddresses,
    ...contact.phoneNumbers.flatMap(searchableDigits),
    contact.city ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ')
    .toLowerCase();

/** The list's order; a lower-case name can be longer than the name. */
export const contactSortName = (name: string): string => name.toLowerCase().slice(0, 100);

/** The persons of a company are found by its name: a new one goes into what is searched. */
export const refreshPersons = async (
  handle: Handle,
  company: { id: number; name: string },
): Promise<void> => {
  const persons = await handle.sql
    .selectFrom('contact')
    .select(['id', 'no', 'name', 'city'])
    .where('company_id', '=', company.id)
    .where('id', '<>', company.id)
    .where('deleted_at', 'is', null)
    .execute();
  if (persons.length === 0) return;
  const reachable = await loadReachable(
    handle,
    persons.map(({ id }) => id),
  );
  for (const { id, ...person } of persons)
    await handle.sql
      .updateTable('contact')
      .set({
        search_text: contactSearchText({ ...person, companyName: company.name, ...reachable(id) }),
      })
      .where('id', '=', id)
      .execute();
};
