import type { Contact, ContactChange, NewContact } from '../../contract/contact.ts';

/** What somebody can say about a contact, all of it. */
export type ContactState = Omit<
  Contact,
  | 'no'
  | 'companyName'
  | 'salespersonName'
  | 'version'
  | 'createdAt'
  | 'createdBy'
  | 'changedAt'
  | 'changedBy'
>;

const blank: Omit<ContactState, 'type' | 'name'> = {
  companyNo: null,
  emailAddresses: [],
  phoneNumbers: [],
  externalIds: [],
  salespersonCode: null,
  languageCode: null,
  correspondenceType: null,
  jobTitle: null,
  address: null,
  postCode: null,
  city: null,
  countryCode: null,
  homePage: null,
  privacyBlocked: false,
};

export const newState = ({ no: _, ...contact }: NewContact): ContactState => ({
  ...blank,
  ...contact,
});

/** The contact as the change leaves it; a change of type lets go of the company, unless it names one. */
export const changedState = <State extends ContactState>(
  before: State,
  change: ContactChange,
): State => {
  const turned = change.type !== undefined && change.type !== before.type;
  return { ...before, ...(turned ? { companyNo: null } : {}), ...change };
};
