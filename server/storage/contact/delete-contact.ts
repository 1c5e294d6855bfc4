import { notFound, versionOutdated } from '../../domain/domain-error.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { findContact, presentContact } from './contact-rows.ts';
import { type ContactWrite, recordContactChange } from './write-contact.ts';

/** Leaves a tombstone: number and name stay for what was logged, everything that matches goes. */
export const buryContact = async (
  handle: Handle,
  write: ContactWrite,
  no: string,
  version: number,
): Promise<void> => {
  const { sql } = handle;
  const { setup, actor, now } = write;
  const row = await findContact(handle, no);
  if (row.version !== version) throw versionOutdated();
  const before = await presentContact(handle, setup, row);
  const { numUpdatedRows } = await sql
    .updateTable('contact')
    .set({ deleted_at: now, version: version + 1, changed_at: now, changed_by: actor.label })
    .where('id', '=', row.id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  for (const table of ['contact_address', 'contact_external_id', 'contact_match_choice'] as const)
    await sql.deleteFrom(table).where('contact_id', '=', row.id).execute();
  const { emailAddresses, phoneNumbers, externalIds } = before;
  const detail = {
    emailAddresses: [emailAddresses, []],
    phoneNumbers: [phoneNumbers, []],
    externalIds: [externalIds, []],
  };
  await recordContactChange(handle, write, { no, action: 'deleted', detail }, 'deleted');
};

export const forgetMatchChoice = async (
  handle: Handle,
  write: ContactWrite,
  no: string,
  id: number,
): Promise<void> => {
  const { sql } = handle;
  const { id: contactId } = await findContact(handle, no);
  const choice = await sql
    .selectFrom('contact_match_choice')
    .select(['kind', 'value'])
    .where('id', '=', id)
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  if (choice === undefined) throw notFound(`remembered choice of contact ${no} with the id`, id);
  await sql.deleteFrom('contact_match_choice').where('id', '=', id).execute();
  const detail = { kind: [choice.kind, null], value: [choice.value, null] };
  await recordContactChange(handle, write, { no, action: 'choiceForgotten', detail }, 'changed');
};
