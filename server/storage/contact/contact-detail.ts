import type { ContactDetail } from '../../contract/contact.ts';
import type { Actor } from '../../domain/actor.ts';
import { seenSalespeople } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { Handle } from '../storage.ts';
import { findContact, presentContact } from './contact-rows.ts';
import { contactFigures } from './last-interaction.ts';

const loadMatchChoices = async (
  { sql }: Handle,
  contactId: number,
): Promise<ContactDetail['matchChoices']> => {
  const rows = await sql
    .selectFrom('contact_match_choice')
    .selectAll()
    .where('contact_id', '=', contactId)
    .orderBy('value')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ContactDetail['matchChoices'][number]['kind'],
    value: row.value,
    createdAt: new Date(row.created_at).toISOString(),
    createdBy: row.created_by,
  }));
};

const loadPersons = async ({ sql }: Handle, companyId: number): Promise<ContactDetail['persons']> =>
  sql
    .selectFrom('contact')
    .select(['no', 'name', 'job_title as jobTitle'])
    .where('company_id', '=', companyId)
    .where('id', '<>', companyId)
    .where('deleted_at', 'is', null)
    .orderBy('sort_name')
    .orderBy('id')
    .execute();

export const getContactDetail = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  no: string,
): Promise<ContactDetail> => {
  const row = await findContact(handle, no);
  return {
    ...(await presentContact(handle, setup, row)),
    figures: await contactFigures(handle, row, seenSalespeople(setup, actor)),
    matchChoices: await loadMatchChoices(handle, row.id),
    persons: row.type === 'company' ? await loadPersons(handle, row.id) : [],
  };
};
