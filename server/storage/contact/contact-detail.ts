import type { ContactDetail } from '../../contract/contact.ts';
import type { Actor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import { seenSalespeople } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { Handle } from '../storage.ts';
import { followContact, presentContact } from './contact-rows.ts';
import { contactFigures, contactMonths } from './last-interaction.ts';

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

/** What became part of the contact and can still be taken out again. */
const loadMerged = async (
  { sql }: Handle,
  contactId: number,
): Promise<ContactDetail['mergedContacts']> => {
  const rows = await sql
    .selectFrom('contact_merge as m')
    .innerJoin('contact as c', 'c.id', 'm.contact_id')
    .select(['m.id', 'c.no', 'c.name', 'm.merged_at', 'm.merged_by', 'm.undo_until'])
    .where('m.into_contact_id', '=', contactId)
    .where('m.undone_at', 'is', null)
    .where('m.undo_until', '>', Date.now())
    .orderBy('m.id', 'desc')
    .execute();
  return rows.map(({ merged_at, merged_by, undo_until, ...one }) => ({
    ...one,
    mergedAt: new Date(merged_at).toISOString(),
    mergedBy: merged_by,
    undoUntil: new Date(undo_until).toISOString(),
  }));
};

export const getContactDetail = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  no: string,
): Promise<ContactDetail> => {
  const row = await followContact(handle, no);
  const seen = seenSalespeople(setup, actor);
  const today = businessDay(Date.now(), setup.timeZone);
  return {
    ...(await presentContact(handle, setup, row)),
    figures: {
      ...(await contactFigures(handle, row, seen)),
      months: await contactMonths(handle, row, { seen, today }),
    },
    matchChoices: await loadMatchChoices(handle, row.id),
    persons: row.type === 'company' ? await loadPersons(handle, row.id) : [],
    mergedContacts: await loadMerged(handle, row.id),
  };
};
