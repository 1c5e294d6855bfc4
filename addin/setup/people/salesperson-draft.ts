import type { Person } from '../../../server/contract/person.ts';
import type { Salesperson } from '../../../server/contract/salesperson.ts';
import type { CallInput } from '../../ui/api-client.ts';
import { type AddressDraft, noAddress } from '../sales-force/AddressRows.tsx';

const longestName = 50;

/** A salesperson as it is typed. */
export interface SalespersonDraft {
  code: string;
  name: string;
  jobTitle: string;
  phoneNo: string;
  teamCode: string;
  emailAddresses: AddressDraft[];
  delegates: string[];
  blocked: boolean;
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What is known of a person who is to become a salesperson. */
export const draftOfPerson = (person: Person | null): SalespersonDraft => ({
  code: initialsOf(person?.name ?? ''),
  name: (person?.name ?? '').slice(0, longestName),
  jobTitle: '',
  phoneNo: '',
  teamCode: '',
  emailAddresses: [
    { ...noAddress, address: person?.userName.includes('@') ? person.userName : '' },
  ],
  delegates: [],
  blocked: false,
});

export const draftOfSalesperson = (salesperson: Salesperson): SalespersonDraft => ({
  code: salesperson.code,
  name: salesperson.name,
  jobTitle: salesperson.jobTitle ?? '',
  phoneNo: salesperson.phoneNo ?? '',
  teamCode: salesperson.teamCode ?? '',
  emailAddresses: salesperson.emailAddresses.map((one) => ({
    address: one.address,
    startingDate: one.startingDate ?? '',
    endingDate: one.endingDate ?? '',
  })),
  delegates: salesperson.delegates,
  blocked: salesperson.blocked,
});

export const bodyOfSalesperson = (
  draft: SalespersonDraft,
): CallInput<'createSalesperson'>['body'] => ({
  code: draft.code,
  name: draft.name,
  jobTitle: draft.jobTitle,
  phoneNo: draft.phoneNo,
  teamCode: draft.teamCode || null,
  emailAddresses: draft.emailAddresses
    .filter(({ address }) => address.trim() !== '')
    .map(({ address, startingDate, endingDate }) => ({
      address: address.trim(),
      startingDate: startingDate || null,
      endingDate: endingDate || null,
    })),
  delegates: draft.delegates,
  blocked: draft.blocked,
});
