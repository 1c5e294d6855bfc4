import type { ContactCandidate } from '../../contract/postponed-interaction.ts';
import type { SeenSalespeople } from '../../domain/seeing.ts';
import type { Handle } from '../storage.ts';
import type { MatchKind } from './address-book.ts';
import { selectContacts } from './contact-rows.ts';
import { lastInteractions } from './last-interaction.ts';

/** The contacts that carry an address or a number, by name, each with the last interaction that may be seen. */
export const contactCandidates = async (
  handle: Handle,
  { kind, value }: { kind: MatchKind; value: string },
  seen: SeenSalespeople = 'everyone',
): Promise<ContactCandidate[]> => {
  const rows = await selectContacts(handle)
    .innerJoin('contact_address as a', 'a.contact_id', 'c.id')
    .where('a.kind', '=', kind)
    .where('a.value', '=', value)
    .where('c.deleted_at', 'is', null)
    .orderBy('c.sort_name')
    .orderBy('c.id')
    .execute();
  const last = await lastInteractions(handle, rows, seen);
  return rows.map((row) => ({
    no: row.no,
    name: row.name,
    companyName: row.type === 'person' ? row.company_name : null,
    lastInteractionDate: last.get(row.id)?.date ?? null,
    lastInteractionDescription: last.get(row.id)?.description ?? null,
  }));
};
