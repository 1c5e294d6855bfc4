import type { Contact } from '../../contract/contact.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { registrableDomain } from '../../domain/contact/registrable-domain.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { domainOf } from '../../domain/email/address.ts';
import { type Handle, UniqueViolation } from '../storage.ts';
import type { Reachable } from './contact-rows.ts';

/** The rows of the addresses and numbers of a contact. */
export const reachableRows = (contactId: number, { emailAddresses, phoneNumbers }: Reachable) => {
  const rowsOf = (kind: string, values: readonly string[]) =>
    values.map((value, position) => ({
      contact_id: contactId,
      kind,
      value,
      position,
      domain: kind === 'address' ? registrableDomain(domainOf(value)) : null,
    }));
  return [...rowsOf('address', emailAddresses), ...rowsOf('number', phoneNumbers)];
};

/** Replaces the addresses and numbers of a contact. */
export const writeReachable = async (
  { sql, engine }: Handle,
  contactId: number,
  reachable: Reachable,
): Promise<void> => {
  await sql.deleteFrom('contact_address').where('contact_id', '=', contactId).execute();
  const rows = reachableRows(contactId, reachable);
  if (rows.length > 0) await engine.insert(sql, 'contact_address', 'id', rows);
};

/** Which of these external ids another contact has; its number and name are in the sentence. */
export const takenIds = async (
  { sql }: Handle,
  contactId: number | null,
  ids: Contact['externalIds'],
): Promise<FieldProblem[]> => {
  const taken: FieldProblem[] = [];
  for (const [at, { source, id }] of ids.entries()) {
    const holder = await sql
      .selectFrom('contact_external_id as x')
      .innerJoin('contact as c', 'c.id', 'x.contact_id')
      .select(['c.no', 'c.name'])
      .where('x.source', '=', source)
      .where('x.external_id', '=', id)
      .where('x.contact_id', '<>', contactId ?? 0)
      .executeTakeFirst();
    if (holder !== undefined)
      taken.push({
        path: `externalIds.${at}`,
        code: 'externalIdTaken',
        message: `${source} ${id} is contact ${holder.no} ${holder.name} already. Change that contact, or take the id off there first.`,
        value: `${holder.no} ${holder.name}`,
      });
  }
  return taken;
};

/** Replaces the external ids of a contact. */
export const writeExternalIds = async (
  { sql }: Handle,
  contactId: number,
  ids: Contact['externalIds'],
): Promise<void> => {
  await sql.deleteFrom('contact_external_id').where('contact_id', '=', contactId).execute();
  for (const { source, id } of ids)
    await sql
      .insertInto('contact_external_id')
      .values({ contact_id: contactId, source, external_id: id })
      .execute();
};

/**
 * Runs a write again when a unique key said no: whoever was faster has committed by then, so that
 * the second run finds the other contact and can name it.
 */
export const writeAgain = async <T>(write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    throw new DomainError(
      'alreadyExists',
      'Somebody else has just stored a contact with the same number or external id.',
    );
  }
};
