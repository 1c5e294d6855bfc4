/** What matching needs to know of a contact that carries an address. */
export interface MatchCandidate {
  id: number;
  no: string;
  type: 'company' | 'person';
  companyId: number | null;
  privacyBlocked: boolean;
  companyPrivacyBlocked: boolean;
}

export type ContactMatch =
  | { kind: 'none' }
  | {
      kind: 'one';
      contactId: number;
      companyId: number | null;
      by: 'address' | 'company' | 'choice';
    }
  | { kind: 'several' }
  | { kind: 'privacyBlocked' };

const isBlocked = (one: MatchCandidate): boolean => one.privacyBlocked || one.companyPrivacyBlocked;

const asMatch = (one: MatchCandidate, by: 'address' | 'choice'): ContactMatch =>
  isBlocked(one)
    ? { kind: 'privacyBlocked' }
    : { kind: 'one', contactId: one.id, companyId: one.companyId, by };

/**
 * Which contact an address means (docs/domain.md 7): the remembered choice; the only one; the
 * company where all of them are its persons or itself; else nobody can tell.
 */
export const matchContact = (
  candidates: readonly MatchCandidate[],
  choice: MatchCandidate | null,
): ContactMatch => {
  if (choice !== null) return asMatch(choice, 'choice');
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  if (candidates.length === 1) return asMatch(first, 'address');
  const company = first.companyId;
  if (company !== null && candidates.every((one) => one.companyId === company))
    return first.companyPrivacyBlocked
      ? { kind: 'privacyBlocked' }
      : { kind: 'one', contactId: company, companyId: company, by: 'company' };
  return candidates.some(isBlocked) ? { kind: 'privacyBlocked' } : { kind: 'several' };
};
