import type { ContactImportRemark } from '../../contract/contact-import.ts';
import type { BookContact } from './contact-book.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportRow } from './read-import-row.ts';

/** Whom a person belongs to after the import. */
export type ImportCompany =
  | { kind: 'asBefore' }
  | { kind: 'nobody' }
  | { kind: 'known'; contact: BookContact }
  | { kind: 'new'; name: string }
  | { kind: 'problem'; problem: ContactImportRemark };

const asBefore: ImportCompany = { kind: 'asBefore' };

const isCompany = (one: BookContact | undefined): one is BookContact =>
  one !== undefined && !one.deleted && one.state.type === 'company';

/** The company that a row names: by number, else by external id, else by name. */
export const findImportCompany = (
  row: ImportRow,
  { book, options: { source, createCompanies } }: ImportPlan,
): ImportCompany => {
  const { company: text } = row;
  if (text === undefined) return asBefore;
  if (text === null) return { kind: 'nobody' };
  const identified = source === undefined ? undefined : book.byExternalId(source, text);
  const exact = [book.byNo(text.toUpperCase()), identified].find(isCompany);
  if (exact !== undefined) return { kind: 'known', contact: exact };
  const named = book.companiesCalled(text);
  const [first] = named;
  if (first !== undefined && named.length === 1) return { kind: 'known', contact: first };
  if (first === undefined && createCompanies) return { kind: 'new', name: text };
  const numbers = named.map(({ no }) => no).join(', ');
  const column = row.columnOf('companyNo');
  const problem =
    first === undefined
      ? {
          column,
          code: 'unknownCompany',
          message: `There is no company ${text}. Add a row for it, or let the import create companies.`,
          value: text,
        }
      : {
          column,
          code: 'severalCompanies',
          message: `Several companies have this name: ${numbers}. Write the number of the one that is meant.`,
          value: numbers,
        };
  return { kind: 'problem', problem };
};
