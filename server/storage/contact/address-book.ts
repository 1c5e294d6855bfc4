import type { MatchCandidate } from '../../domain/contact/match-contact.ts';
import type { AddressBook } from '../../domain/email/decide-email.ts';
import { prepared } from '../prepared.ts';
import type { Handle } from '../storage.ts';
import { followedNo } from './follow-merge.ts';

interface CandidateRow {
  id: number;
  no: string;
  type: string;
  company_id: number | null;
  privacy_blocked: number;
  company_privacy_blocked: number | null;
}

const toCandidate = (row: CandidateRow): MatchCandidate => ({
  id: row.id,
  no: row.no,
  type: row.type as MatchCandidate['type'],
  companyId: row.company_id,
  privacyBlocked: row.privacy_blocked === 1,
  companyPrivacyBlocked: row.company_privacy_blocked === 1,
});

const selectContacts = ({ sql }: Handle) =>
  sql
    .selectFrom('contact as c')
    .leftJoin('contact as k', 'k.id', 'c.company_id')
    .select([
      'c.id',
      'c.no',
      'c.type',
      'c.company_id',
      'c.privacy_blocked',
      'k.privacy_blocked as company_privacy_blocked',
    ])
    .where('c.deleted_at', 'is', null);

export type MatchKind = 'address' | 'number';

interface Listed extends Record<string, unknown> {
  kind: MatchKind;
  values: string;
}

const selectCarriers = prepared<Listed>()((handle, slot) =>
  selectContacts(handle)
    .innerJoin('contact_address as a', 'a.contact_id', 'c.id')
    .select('a.value')
    .where('a.kind', '=', slot('kind'))
    .where((eb) => handle.engine.isInList(eb, 'a.value', slot('values'), 'text'))
    .orderBy('c.id'),
);

const selectChosen = prepared<Listed>()((handle, slot) =>
  selectContacts(handle)
    .innerJoin('contact_match_choice as x', 'x.contact_id', 'c.id')
    .select('x.value')
    .where('x.kind', '=', slot('kind'))
    .where((eb) => handle.engine.isInList(eb, 'x.value', slot('values'), 'text')),
);

/** Everything matching needs for the addresses of a message or the number of a call: one indexed query, and the choices. */
export const loadAddressBook = async (
  handle: Handle,
  values: readonly string[],
  kind: MatchKind = 'address',
): Promise<AddressBook> => {
  const candidates = new Map<string, MatchCandidate[]>();
  const choices = new Map<string, MatchCandidate>();
  if (values.length === 0) return { candidates, choices };
  const list = { kind, values: JSON.stringify(values) };
  for (const row of await selectCarriers(handle, list)) {
    const known = candidates.get(row.value);
    if (known === undefined) candidates.set(row.value, [toCandidate(row)]);
    else known.push(toCandidate(row));
  }
  for (const row of await selectChosen(handle, list)) choices.set(row.value, toCandidate(row));
  return { candidates, choices };
};

/** The contact a number leads to, as matching knows it; deleted ones are none. */
export const findCandidate = async (handle: Handle, no: string): Promise<MatchCandidate | null> => {
  const followed = await followedNo(handle, no);
  const row = await selectContacts(handle).where('c.no', '=', followed).executeTakeFirst();
  return row === undefined ? null : toCandidate(row);
};

/** The same of many: number → contact. */
export const findCandidates = async (
  handle: Handle,
  nos: readonly string[],
): Promise<Map<string, MatchCandidate>> => {
  if (nos.length === 0) return new Map();
  const rows = await selectContacts(handle)
    .where((eb) => handle.engine.isOneOf(eb, 'c.no', [...nos]))
    .execute();
  return new Map(rows.map((row) => [row.no, toCandidate(row)]));
};
