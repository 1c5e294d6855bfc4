import type { z } from 'zod';
import type { ContactListItem } from '../../server/contract/contact.ts';
import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import type { localPerson } from '../../server/contract/me.ts';
import type { Salesperson } from '../../server/contract/salesperson.ts';
import { confidentialLabelId } from './weather.ts';

type LocalPerson = z.infer<typeof localPerson>;

export interface Address {
  address: string;
  name: string;
}

/** Somebody whose mailbox can be opened. */
export interface MailboxOwner extends Address {
  /** Null for a contact, whose mail program has no add-in. */
  userName: string | null;
  companyName: string | null;
}

export interface DemoCompany {
  people: LocalPerson[];
  salespeople: MailboxOwner[];
  contacts: MailboxOwner[];
  labelId: string;
  /** An address that people of different companies share. */
  sharedAddress: Address | null;
  /** Whom the first e-mail of a salesperson goes to. */
  firstContactsOf: (userName: string | null) => Address[];
}

const get = async <Answer>(path: string): Promise<Answer> => {
  const response = await fetch(`/api/v1${path}`, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

const addressNow = (salesperson: Salesperson | undefined): string | undefined => {
  const today = new Date().toISOString().slice(0, 10);
  return salesperson?.emailAddresses.find(
    ({ startingDate, endingDate }) =>
      (startingDate === null || startingDate <= today) &&
      (endingDate === null || endingDate >= today),
  )?.address;
};

const mailboxesOf = (people: LocalPerson[], salespeople: Salesperson[]): MailboxOwner[] =>
  people.flatMap((person) => {
    const address = addressNow(salespeople.find(({ code }) => code === person.salespersonCode));
    if (address === undefined) return [];
    return [{ address, name: person.name, userName: person.userName, companyName: null }];
  });

const addressOf = (contact: ContactListItem): string => contact.emailAddresses[0] ?? '';

/** One mailbox for each address; a company that shares one with its persons gives it the name. */
const contactMailboxesOf = (contacts: ContactListItem[]): MailboxOwner[] => {
  const byAddress = Map.groupBy(contacts, (contact) => addressOf(contact).toLowerCase());
  return contacts.flatMap((contact) => {
    const address = addressOf(contact);
    const sharers = byAddress.get(address.toLowerCase()) ?? [];
    const holder = sharers.find(({ type }) => type === 'company') ?? sharers[0];
    if (address === '' || contact.privacyBlocked || holder !== contact) return [];
    const companyName = contact.type === 'company' ? null : contact.companyName;
    return [{ address, name: contact.name, userName: null, companyName }];
  });
};

const sharedAddressIn = (contacts: ContactListItem[]): Address | null => {
  const users = contacts.flatMap(({ emailAddresses, companyNo }) =>
    emailAddresses.map((address) => ({ address, companyNo })),
  );
  const shared = users.find(({ address, companyNo }) =>
    users.some((other) => other.address === address && other.companyNo !== companyNo),
  );
  return shared === undefined ? null : { address: shared.address, name: shared.address };
};

/** Two persons whom nobody can mistake for others, those of the salesperson first. */
const firstContactsOf = (contacts: ContactListItem[], code: string | null): Address[] => {
  const isAlone = (contact: ContactListItem): boolean =>
    contacts.filter((other) => other.emailAddresses.includes(addressOf(contact))).length === 1;
  const persons = contacts.filter(
    (contact) => contact.type === 'person' && !contact.privacyBlocked && isAlone(contact),
  );
  const own = persons.filter(({ salespersonCode }) => salespersonCode === code);
  const ordered = [...own, ...persons.filter((person) => !own.includes(person))];
  const elsewhere = ordered.find(({ companyNo }) => companyNo !== ordered[0]?.companyNo);
  return [ordered[0], elsewhere ?? ordered[1]]
    .filter((contact) => contact !== undefined)
    .map((contact) => ({ address: addressOf(contact), name: contact.name }));
};

export const loadDemoCompany = async (): Promise<DemoCompany> => {
  const [people, salespeople, contacts, setup] = await Promise.all([
    get<{ items: LocalPerson[] }>('/local-sign-in'),
    get<{ items: Salesperson[] }>('/salespeople'),
    get<{ items: ContactListItem[] }>('/contacts?limit=200'),
    get<MarketingSetup>('/marketing-setup'),
  ]);
  return {
    people: people.items,
    salespeople: mailboxesOf(people.items, salespeople.items),
    contacts: contactMailboxesOf(contacts.items),
    sharedAddress: sharedAddressIn(contacts.items),
    firstContactsOf: (userName) => {
      const person = people.items.find((one) => one.userName === userName);
      return firstContactsOf(contacts.items, person?.salespersonCode ?? null);
    },
    labelId: setup.sensitivityLabelsNeverLogged[0] ?? confidentialLabelId,
  };
};

interface Token {
  token: string;
  expiresAt: string;
}

const tokens = new Map<string, Token>();
const minute = 60_000;

/** What a host hands its add-in or tab as the token of the signed-in person. */
export const tokenOf = async (userName: string): Promise<string> => {
  const known = tokens.get(userName);
  if (known !== undefined && Date.parse(known.expiresAt) > Date.now() + minute) return known.token;
  const response = await fetch('/api/v1/local-sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName }),
  });
  if (!response.ok) throw new Error(`local-sign-in: ${response.status}`);
  const token: Token = await response.json();
  tokens.set(userName, token);
  return token.token;
};
