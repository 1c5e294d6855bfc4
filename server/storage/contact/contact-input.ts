import type { Contact, ContactChange, NewContact } from '../../contract/contact.ts';
import { readPhoneNumber } from '../../domain/contact/phone-number.ts';
import { type Setup, salespersonByCode } from '../../domain/setup/setup.ts';
import type { FieldProblems } from '../setup/field-problems.ts';
import type { Handle } from '../storage.ts';
import { contactSearchText, contactSortName } from './contact-search-text.ts';

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
export const changedState = (before: Contact, change: ContactChange): ContactState => {
  const turned = change.type !== undefined && change.type !== before.type;
  return { ...before, ...(turned ? { companyNo: null } : {}), ...change };
};

interface Company {
  id: number | null;
  name: string | null;
}

const none: Company = { id: null, name: null };

const readCompany = async (
  { sql }: Handle,
  { state, no, before }: ContactInput,
  problems: FieldProblems,
): Promise<Company | 'itself'> => {
  const { type, companyNo } = state;
  if (type === 'company') {
    if (companyNo !== null && companyNo !== no)
      problems.add('companyNo', 'notItself', 'A company’s company is itself: leave it out.');
    return 'itself';
  }
  if (companyNo === null) return none;
  const company = await sql
    .selectFrom('contact')
    .select(['id', 'name', 'type', 'deleted_at'])
    .where('no', '=', companyNo)
    .executeTakeFirst();
  // A person keeps a company that was deleted, but nobody joins it.
  const kept = before !== null && before.companyNo === companyNo && before.type === 'person';
  if (company === undefined || (company.deleted_at !== null && !kept))
    problems.unknownCode('companyNo', 'company', companyNo);
  else if (company.type !== 'company' || companyNo === no)
    problems.add('companyNo', 'notACompany', `Contact ${companyNo} is a person. Name a company.`);
  return company === undefined ? none : { id: company.id, name: company.name };
};

const readAddresses = (raw: readonly string[], problems: FieldProblems): string[] => {
  const read = raw.map((one, at) => problems.readAddress(`emailAddresses.${at}`, one) ?? '');
  return [...new Set(read)].filter((one) => one !== '');
};

const readNumbers = (raw: readonly string[], countryCode: string): string[] => {
  const read = new Map<string, string>();
  for (const one of raw) {
    const number = readPhoneNumber(one, countryCode) ?? one.trim();
    if (!read.has(number.toLowerCase())) read.set(number.toLowerCase(), number);
  }
  return [...read.values()];
};

const checkExternalIds = (ids: Contact['externalIds'], problems: FieldProblems): void => {
  const seen = new Set<string>();
  ids.forEach(({ source, id }, at) => {
    const key = JSON.stringify([source, id]).toLowerCase();
    if (seen.has(key))
      problems.add(`externalIds.${at}`, 'duplicate', `${source} ${id} is in the list already.`);
    seen.add(key);
  });
};

export interface ContactInput {
  state: ContactState;
  /** The number it has, or is to have; null while the series has still to give it. */
  no: string | null;
  before: Contact | null;
}

/** A contact that can be written: normalised, with ids for what it refers to. */
export interface ReadContact {
  state: ContactState;
  company: Company | 'itself';
  salespersonId: number | null;
}

/** Normalises a contact and finds what it refers to; what is wrong goes to the problems. */
export const readContact = async (
  handle: Handle,
  setup: Setup,
  input: ContactInput,
  problems: FieldProblems,
): Promise<ReadContact> => {
  const { state } = input;
  const salesperson =
    state.salespersonCode === null ? undefined : salespersonByCode(setup, state.salespersonCode);
  if (state.salespersonCode !== null && salesperson === undefined)
    problems.unknownCode('salespersonCode', 'salesperson', state.salespersonCode);
  checkExternalIds(state.externalIds, problems);
  return {
    state: {
      ...state,
      emailAddresses: readAddresses(state.emailAddresses, problems),
      phoneNumbers: readNumbers(state.phoneNumbers, state.countryCode ?? setup.countryCode),
    },
    company: await readCompany(handle, input, problems),
    salespersonId: salesperson?.id ?? null,
  };
};

export const contactColumns = ({ state, company, salespersonId }: ReadContact, no: string) => ({
  type: state.type,
  name: state.name,
  salesperson_id: salespersonId,
  language_code: state.languageCode,
  correspondence_type: state.correspondenceType,
  job_title: state.jobTitle,
  address: state.address,
  post_code: state.postCode,
  city: state.city,
  country_code: state.countryCode,
  home_page: state.homePage,
  privacy_blocked: state.privacyBlocked ? (1 as const) : (0 as const),
  sort_name: contactSortName(state.name),
  search_text: contactSearchText({
    ...state,
    no,
    companyName: company === 'itself' ? null : company.name,
  }),
});
