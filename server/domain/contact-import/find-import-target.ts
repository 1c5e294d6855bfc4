import type { ContactImportRemark } from '../../contract/contact-import.ts';
import type { BookContact, ContactBook } from './contact-book.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportRow } from './read-import-row.ts';

export interface Target {
  /** Null where the row is a new contact. */
  contact: BookContact | null;
  problem: ContactImportRemark | null;
  warning: ContactImportRemark | null;
}

const isNew: Target = { contact: null, problem: null, warning: null };
const found = (contact: BookContact): Target => ({ ...isNew, contact });
const refused = (problem: ContactImportRemark): Target => ({ ...isNew, problem });

const otherId = ({ state }: BookContact, source: string, id: string): string | undefined =>
  state.externalIds.find(
    (one) =>
      one.source.toLowerCase() === source.toLowerCase() &&
      one.id.toLowerCase() !== id.toLowerCase(),
  )?.id;

const byExternalId = (row: ImportRow, contact: BookContact, book: ContactBook): Target => {
  if (row.no === null || (book.byNo(row.no)?.no ?? row.no) === contact.no) return found(contact);
  return refused({
    column: row.columnOf('no'),
    code: 'otherContact',
    message: `The external id ${row.externalId} is contact ${contact.no}, not ${row.no}. Take one of the two out.`,
    value: contact.no,
  });
};

const byNo = (row: ImportRow, contact: BookContact, source: string): Target => {
  const column = row.columnOf('no');
  const { no } = contact;
  if (contact.deleted)
    return refused({
      column,
      code: 'deleted',
      message: `Contact ${no} has been deleted. Take the number out to create a new contact.`,
      value: no,
    });
  const other = row.externalId === null ? undefined : otherId(contact, source, row.externalId);
  if (other === undefined) return found(contact);
  return refused({
    column,
    code: 'otherExternalId',
    message: `Contact ${no} has the external id ${other} already. Take the number out of this row.`,
    value: `${no} (${other})`,
  });
};

const byAddress = (row: ImportRow, book: ContactBook, source: string): Target => {
  const { externalId, fields } = row;
  const candidates = book
    .withAddress(row.addresses)
    .filter(({ state }) => fields.type === undefined || state.type === fields.type)
    // Who has another id of the same system is another contact.
    .filter((one) => externalId === null || otherId(one, source, externalId) === undefined);
  const [first, second] = candidates;
  if (first === undefined) return isNew;
  if (second !== undefined) {
    const numbers = candidates
      .map(({ no }) => no)
      .sort()
      .join(', ');
    return refused({
      column: row.columnOf('emailAddresses'),
      code: 'severalContacts',
      message: `Several contacts have this address: ${numbers}. Write the number of the one that is meant into a column No.`,
      value: numbers,
    });
  }
  if (row.no === null) return found(first);
  return {
    ...found(first),
    warning: {
      column: row.columnOf('no'),
      code: 'keepsNumber',
      message: `The contact with this address is ${first.no}, and stays that.`,
      value: first.no,
    },
  };
};

/** Which contact a row means: by external id, else by number, else by its addresses; docs/domain.md 2. */
export const findImportTarget = (row: ImportRow, { book, options }: ImportPlan): Target => {
  const { externalId, no } = row;
  const source = options.source ?? '';
  const identified = externalId === null ? undefined : book.byExternalId(source, externalId);
  if (identified !== undefined) return byExternalId(row, identified, book);
  const numbered = no === null ? undefined : book.byNo(no);
  return numbered === undefined ? byAddress(row, book, source) : byNo(row, numbered, source);
};
