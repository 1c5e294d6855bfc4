import { describe, expect, it } from '@jest/globals';
import { type MatchCandidate, matchContact } from '../../server/domain/contact/match-contact.ts';

const candidate = (id: number, more: Partial<MatchCandidate> = {}): MatchCandidate => ({
  id,
  no: `CT${id}`,
  type: 'person',
  companyId: null,
  privacyBlocked: false,
  companyPrivacyBlocked: false,
  ...more,
});
const company = (id: number, more: Partial<MatchCandidate> = {}) =>
  candidate(id, { type: 'company', companyId: id, ...more });
const personOf = (companyId: number, id: number, more: Partial<MatchCandidate> = {}) =>
  candidate(id, { companyId, ...more });

const one = (contactId: number, companyId: number | null, by: string) => ({
  kind: 'one',
  contactId,
  companyId,
  by,
});

describe('match contact (rules 7)', () => {
  it('finds nobody where nobody has the address (rule 7.5)', () => {
    expect(matchContact([], null)).toEqual({ kind: 'none' });
  });

  it('is the one who has it (rule 7.1)', () => {
    expect(matchContact([candidate(1)], null)).toEqual(one(1, null, 'address'));
    expect(matchContact([personOf(9, 1)], null)).toEqual(one(1, 9, 'address'));
    expect(matchContact([company(9)], null)).toEqual(one(9, 9, 'address'));
  });

  it('is the company where it and its persons have it (rule 7.2)', () => {
    expect(matchContact([company(9), personOf(9, 1)], null)).toEqual(one(9, 9, 'company'));
    expect(matchContact([personOf(9, 1), personOf(9, 2)], null)).toEqual(one(9, 9, 'company'));
  });

  it('is nobody where they do not belong together (rule 7.3)', () => {
    for (const strangers of [
      [candidate(1), candidate(2)],
      [personOf(8, 1), personOf(9, 2)],
      [company(8), company(9)],
      [company(9), candidate(1)],
      [company(9), personOf(9, 1), candidate(2)],
    ])
      expect(matchContact(strangers, null)).toEqual({ kind: 'several' });
  });

  it('does not depend on the order', () => {
    const all = [company(9), personOf(9, 1), personOf(9, 2)];
    expect(matchContact(all.toReversed(), null)).toEqual(matchContact(all, null));
    const strangers = [candidate(1, { privacyBlocked: true }), candidate(2)];
    expect(matchContact(strangers.toReversed(), null)).toEqual(matchContact(strangers, null));
  });

  it('is the remembered choice before all others (rule 7.4)', () => {
    expect(matchContact([candidate(1), candidate(2)], candidate(2))).toEqual(
      one(2, null, 'choice'),
    );
    expect(matchContact([], candidate(3))).toEqual(one(3, null, 'choice'));
  });

  it.each([
    ['the only one', [candidate(1, { privacyBlocked: true })], null],
    ['a person of a blocked company', [personOf(9, 1, { companyPrivacyBlocked: true })], null],
    ['one of several strangers', [candidate(1), candidate(2, { privacyBlocked: true })], null],
    [
      'the company of several',
      [
        personOf(9, 1, { companyPrivacyBlocked: true }),
        personOf(9, 2, { companyPrivacyBlocked: true }),
      ],
      null,
    ],
    ['the remembered choice', [candidate(1)], candidate(2, { privacyBlocked: true })],
  ])('logs nothing where %s is blocked (rules 2.6, 7.8)', (_title, candidates, choice) => {
    expect(matchContact(candidates, choice)).toEqual({ kind: 'privacyBlocked' });
  });
});
