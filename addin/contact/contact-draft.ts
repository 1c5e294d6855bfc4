import type { Contact } from '../../server/contract/contact.ts';
import type { ContactType, Language } from '../../server/contract/enumerations.ts';
import type { CallInput } from '../ui/api-client.ts';
import { contactLanguages } from '../ui/enumerations.ts';
import type { PickedContact } from './ContactPicker.tsx';

/** The contact dialog as it is typed. */
export interface ContactDraft {
  type: ContactType;
  no: string;
  name: string;
  company: PickedContact | null;
  jobTitle: string;
  emailAddresses: string;
  phoneNumbers: string;
  salespersonCode: string;
  languageCode: string;
  address: string;
  postCode: string;
  city: string;
  countryCode: string;
  homePage: string;
  privacyBlocked: boolean;
}

/** The fields that show the server's problems themselves. */
export const draftFields = [
  'type',
  'no',
  'name',
  'companyNo',
  'jobTitle',
  'emailAddresses',
  'phoneNumbers',
  'salespersonCode',
  'languageCode',
  'address',
  'postCode',
  'city',
  'countryCode',
  'homePage',
] as const;

export const emptyDraft: ContactDraft = {
  type: 'person',
  no: '',
  name: '',
  company: null,
  jobTitle: '',
  emailAddresses: '',
  phoneNumbers: '',
  salespersonCode: '',
  languageCode: '',
  address: '',
  postCode: '',
  city: '',
  countryCode: '',
  homePage: '',
  privacyBlocked: false,
};

export function draftOf(contact: Contact): ContactDraft {
  const { companyNo, companyName } = contact;
  return {
    type: contact.type,
    no: contact.no,
    name: contact.name,
    company:
      companyNo && companyNo !== contact.no
        ? { no: companyNo, name: companyName ?? companyNo }
        : null,
    jobTitle: contact.jobTitle ?? '',
    emailAddresses: contact.emailAddresses.join('\n'),
    phoneNumbers: contact.phoneNumbers.join('\n'),
    salespersonCode: contact.salespersonCode ?? '',
    languageCode: contact.languageCode ?? '',
    address: contact.address ?? '',
    postCode: contact.postCode ?? '',
    city: contact.city ?? '',
    countryCode: contact.countryCode ?? '',
    homePage: contact.homePage ?? '',
    privacyBlocked: contact.privacyBlocked,
  };
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n;,]/)
    .map((line) => line.trim())
    .filter(Boolean);

/** What is sent; the fields are not looked at here, the server answers for all of them at once. */
export function bodyOf(draft: ContactDraft): CallInput<'createContact'>['body'] {
  const language: Language | null =
    contactLanguages.find((code) => code === draft.languageCode) ?? null;
  return {
    type: draft.type,
    name: draft.name,
    ...(draft.type === 'person' ? { companyNo: draft.company?.no ?? null } : {}),
    jobTitle: draft.jobTitle,
    emailAddresses: linesOf(draft.emailAddresses),
    phoneNumbers: linesOf(draft.phoneNumbers),
    salespersonCode: draft.salespersonCode || null,
    languageCode: language,
    address: draft.address,
    postCode: draft.postCode,
    city: draft.city,
    countryCode: draft.countryCode.trim() || null,
    homePage: draft.homePage,
    privacyBlocked: draft.privacyBlocked,
  };
}
