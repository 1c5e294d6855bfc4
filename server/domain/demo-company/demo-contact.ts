import type { ContactType, CorrespondenceType, Language } from '../../contract/enumerations.ts';

export interface DemoContact {
  no: string;
  type: ContactType;
  name: string;
  /** A company's own number, a person's company, or null. */
  companyNo: string | null;
  emailAddresses: string[];
  /** E.164. */
  phoneNumbers: string[];
  salespersonCode: string | null;
  languageCode: Language | null;
  correspondenceType: CorrespondenceType | null;
  jobTitle: string | null;
  address: string | null;
  postCode: string | null;
  city: string | null;
  countryCode: string;
  homePage: string | null;
  privacyBlocked: boolean;
}

/** What a contact's mails are about and in which language they are written. */
export type TopicList = 'fi' | 'sv' | 'nb' | 'da' | 'de' | 'fr' | 'en' | 'supplier';

/** How much is going on with a contact. */
export type Pace = 'busy' | 'usual' | 'quiet' | 'none';

/** A contact with what is needed to tell its history. */
export interface DemoRelation {
  contact: DemoContact;
  topics: TopicList;
  pace: Pace;
}

export const contactNosPrefix = 'CT';
const contactNosDigits = 6;

export function contactDigits(number: number): string {
  return String(number).padStart(contactNosDigits, '0');
}

export function demoContactNo(number: number): string {
  return `${contactNosPrefix}${contactDigits(number)}`;
}
