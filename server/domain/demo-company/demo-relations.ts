import type { Language } from '../../contract/enumerations.ts';
import { type DemoCompanyRow, demoCompanies } from './demo-companies.ts';
import { type DemoRelation, demoContactNo, type TopicList } from './demo-contact.ts';
import {
  type DemoPersonRow,
  demoPersons,
  privacyBlockedPersons,
  sharedFrontDesk,
} from './demo-persons.ts';

/** All contacts in the order of their numbers: the companies, then the persons. */
export function demoRelations(): DemoRelation[] {
  return [...demoCompanies.map(companyRelation), ...demoPersons.map(personRelation)];
}

function companyRelation(row: DemoCompanyRow, index: number): DemoRelation {
  const no = demoContactNo(index + 1);
  return {
    topics: row.topics,
    pace: row.pace,
    contact: {
      no,
      type: 'company',
      name: row.name,
      companyNo: no,
      emailAddresses: [row.emailAddress],
      phoneNumbers: row.phoneNo === null ? [] : [row.phoneNo],
      salespersonCode: row.salespersonCode,
      languageCode: languageOf(row.topics),
      correspondenceType: row.correspondenceType,
      jobTitle: null,
      ...placeOf(row),
      homePage: `https://www.${row.emailAddress.split('@')[1]}`,
      privacyBlocked: false,
    },
  };
}

function personRelation(row: DemoPersonRow, index: number): DemoRelation {
  const [name, companyNumber, jobTitle, address, phoneNo, salespersonCode, pace] = row;
  const company = companyNumber === null ? undefined : demoCompanies[companyNumber - 1];
  const topics = company?.topics ?? 'fi';
  return {
    topics,
    pace,
    contact: {
      no: demoContactNo(demoCompanies.length + index + 1),
      type: 'person',
      name,
      companyNo: companyNumber === null ? null : demoContactNo(companyNumber),
      emailAddresses: sharedFrontDesk.usedBy.includes(name)
        ? [address, sharedFrontDesk.address]
        : [address],
      phoneNumbers: phoneNo === null ? [] : [phoneNo],
      salespersonCode,
      languageCode: languageOf(topics),
      correspondenceType: null,
      jobTitle,
      ...placeOf(company),
      homePage: null,
      privacyBlocked: privacyBlockedPersons.includes(name),
    },
  };
}

function placeOf(company: DemoCompanyRow | undefined) {
  return {
    address: company?.street ?? null,
    postCode: company?.postCode ?? null,
    city: company?.city ?? 'Helsinki',
    countryCode: company?.countryCode ?? 'FI',
  };
}

function languageOf(topics: TopicList): Language {
  if (topics === 'supplier' || topics === 'fi') return 'fi';
  return topics === 'sv' ? 'sv' : 'en';
}
