import type {
  ContactImportField,
  ContactImportOutcome,
} from '../../server/contract/contact-import.ts';
import { all } from '../ui/enumerations.ts';

/** The fields a column can be, in the order they are offered. */
export const importFields = all<ContactImportField>({
  name: true,
  firstName: true,
  surname: true,
  company: true,
  type: true,
  emailAddresses: true,
  phoneNumbers: true,
  jobTitle: true,
  salespersonCode: true,
  languageCode: true,
  correspondenceType: true,
  address: true,
  postCode: true,
  city: true,
  countryCode: true,
  homePage: true,
  privacyBlocked: true,
  externalId: true,
  no: true,
});

export const importOutcomes = all<ContactImportOutcome>({
  created: true,
  changed: true,
  unchanged: true,
  refused: true,
});
