import type { NewTeam } from '../../contract/team.ts';
import { daysBefore } from './working-days.ts';

export interface DemoSalesperson {
  code: string;
  name: string;
  jobTitle: string;
  /** E.164. */
  phoneNo: string;
  teamCode: string;
  emailAddresses: { address: string; startingDate: string | null; endingDate: string | null }[];
  delegates: string[];
}

export interface DemoSharedMailbox {
  address: string;
  ownerRule: 'sender' | 'salesperson';
  salespersonCode: string | null;
  grantedTo: string[];
}

/** The demo company sells furniture for offices; `.example` can never be a real domain. */
export const demoDomain = 'harmaja.example';

export const demoTeams: NewTeam[] = [
  { code: 'MARKETING', name: 'Marketing' },
  { code: 'SALE', name: 'Sales' },
  { code: 'SERVICE', name: 'Service' },
];

export const demoSharedMailboxes: DemoSharedMailbox[] = [
  {
    address: `sales@${demoDomain}`,
    ownerRule: 'sender',
    salespersonCode: 'JO',
    grantedTo: ['BC', 'EH', 'JO'],
  },
];

/** The telephone numbers are ones the Swedish regulator keeps free for fiction: 070-174 06 05…99. */
const salespeople = [
  ['BC', 'Bengt Carlsson', 'Sales manager', 'SALE', '+46701740651'],
  ['EH', 'Elina Heikkinen', 'Account manager', 'SALE', '+46701740652'],
  ['HR', 'Henrik Rosenberg', 'Event coordinator', 'MARKETING', '+46701740653'],
  ['JO', 'Johanna Ojala', 'Key account manager', 'SALE', '+46701740654'],
  ['LT', 'Lauri Tuominen', 'Service manager', 'SERVICE', '+46701740655'],
  ['OF', 'Olivia Frost', 'Marketing manager', 'MARKETING', '+46701740656'],
  ['RB', 'Riikka Backman', 'Project coordinator', 'SERVICE', '+46701740657'],
] as const;

/** Who may send in whose name. */
const delegatesOf: Record<string, string[]> = { BC: ['JO'], LT: ['RB'] };

export function demoSalespeople(today: string): DemoSalesperson[] {
  return salespeople.map(([code, name, jobTitle, teamCode, phoneNo]) => ({
    code,
    name,
    jobTitle,
    phoneNo,
    teamCode,
    emailAddresses: [
      always(`${name.toLowerCase().replace(' ', '.')}@${demoDomain}`),
      always(`${code.toLowerCase()}@${demoDomain}`),
      ...(code === 'RB' ? [formerAddress(today)] : []),
    ],
    delegates: delegatesOf[code] ?? [],
  }));
}

function always(address: string) {
  return { address, startingDate: null, endingDate: null };
}

/** Riikka Backman sent under her former name until half a year ago. */
function formerAddress(today: string) {
  return {
    address: `riikka.nieminen@${demoDomain}`,
    startingDate: null,
    endingDate: daysBefore(today, 182),
  };
}
