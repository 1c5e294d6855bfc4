import { createHash } from 'node:crypto';
import type { Role } from '../../server/contract/enumerations.ts';
import { demoDomain, demoSalespeople } from '../../server/domain/demo-company/demo-salespeople.ts';

export const tenantId = 'aaaaaaaa-0000-4000-8000-000000000001';
export const clientId = 'bbbbbbbb-0000-4000-8000-000000000002';

/** Somebody who can sign in at the provider. */
export interface IdentityPerson {
  oid: string;
  tid: string;
  userName: string;
  name: string;
  /** What the person is, for the page that lets one choose. */
  title: string;
  roles: Role[];
}

/** The same at every start, so that the server knows the person again. */
const oidOf = (userName: string): string => {
  const hex = createHash('sha256').update(userName).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const person = (
  name: string,
  title: string,
  roles: Role[],
  { userName = `${name.toLowerCase().replace(' ', '.')}@${demoDomain}`, tid = tenantId } = {},
): IdentityPerson => ({ oid: oidOf(userName), tid, userName, name, title, roles });

/** The people of the demo company, one without a role, and one of another company. */
export const identityPeople: readonly IdentityPerson[] = [
  person('Anna Andersson', 'Administrator', ['administrator']),
  ...demoSalespeople('2026-01-01').map(({ name, jobTitle }) =>
    person(
      name,
      jobTitle,
      jobTitle === 'Sales manager' ? ['manager', 'salesperson'] : ['salesperson'],
    ),
  ),
  person('Sofia Lind', 'Controller: may read', ['reader']),
  person('Nils Nyberg', 'New: has no role yet', []),
  person('Gunnar Gast', 'Works for another company', ['administrator'], {
    userName: 'gunnar.gast@elsewhere.example',
    tid: 'dddddddd-0000-4000-8000-000000000004',
  }),
];
