import type { Contact, ContactChange, NewContact } from '../../contract/contact.ts';
import { checkContact } from '../../domain/contact/check-contact.ts';
import { type ContactState, changedState, newState } from '../../domain/contact/contact-state.ts';
import { matchName } from '../../domain/contact/match-name.ts';
import { type Setup, salespersonByCode } from '../../domain/setup/setup.ts';
import type { FieldProblems } from '../setup/field-problems.ts';
import type { Handle } from '../storage.ts';
import { contactSearchText, contactSortName } from './contact-search-text.ts';
import { followNo } from './follow-merge.ts';

interface Company {
  id: number | null;
  name: string | null;
}

const none: Company = { id: null, name: null };

const readCompany = async (
  handle: Handle,
  { state, no, before }: Pick<ContactInput, 'no' | 'before'> & { state: ContactState },
  problems: FieldProblems,
): Promise<Company | 'itself'> => {
  const { type, companyNo } = state;
  if (type === 'company') {
    if (companyNo !== null && companyNo !== no)
      problems.add('companyNo', 'notItself', 'A company’s company is itself: leave it out.');
    return 'itself';
  }
  if (companyNo === null) return none;
  const company = await followNo(handle, companyNo);
  // A person keeps a company that was deleted, but nobody joins it.
  const kept = before !== null && before.companyNo === companyNo && before.type === 'person';
  if (company === null || (company.deleted && !kept))
    problems.unknownCode('companyNo', 'company', companyNo);
  else if (company.type !== 'company' || company.no === no)
    problems.addAll([
      {
        path: 'companyNo',
        code: 'notACompany',
        message: `Contact ${companyNo} is a person. Name a company.`,
        value: companyNo,
      },
    ]);
  return company === null ? none : { id: company.id, name: company.name };
};

export interface ContactInput {
  /** What was sent of it: all of a new contact, or a change. */
  fields: NewContact | ContactChange;
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
  { fields, no, before }: ContactInput,
  problems: FieldProblems,
): Promise<ReadContact> => {
  const { countryCode = before?.countryCode ?? null } = fields;
  const checked = checkContact(fields, setup, countryCode);
  problems.addAll(checked.problems);
  const state =
    before === null
      ? newState(checked.fields as NewContact)
      : changedState<ContactState>(before, checked.fields);
  const { salespersonCode } = state;
  const salesperson =
    salespersonCode === null ? undefined : salespersonByCode(setup, salespersonCode);
  return {
    state,
    company: await readCompany(handle, { state, no, before }, problems),
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
  match_name: matchName(state.name),
  search_text: contactSearchText({
    ...state,
    no,
    companyName: company === 'itself' ? null : company.name,
  }),
});
