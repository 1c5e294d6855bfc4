import { type ContactChange, newContact } from '../../contract/contact.ts';
import type {
  ContactImport,
  ContactImportColumn,
  ContactImportField,
  ContactImportRemark,
} from '../../contract/contact-import.ts';
import { holdsNumber } from '../contact/check-contact.ts';
import type { CsvRecord } from '../csv/read-csv.ts';
import { readAddress } from '../email/address.ts';
import { type Setup, salespersonByCode } from '../setup/setup.ts';
import { correspondenceTypeIn, countryIn, flagIn, languageIn, typeIn } from './import-words.ts';

/** What a row of the file says of a contact. A field that it does not speak of is not there. */
export interface ImportRow {
  line: number;
  no: string | null;
  externalId: string | null;
  /** What the row calls the company: a number, an external id or a name; null takes it away. */
  company: string | null | undefined;
  /** The readable addresses, as they are compared. */
  addresses: string[];
  fields: Omit<ContactChange, 'companyNo' | 'externalIds'>;
  problems: ContactImportRemark[];
  warnings: ContactImportRemark[];
  /** The header of the column that a problem of a field, or of a part of it, comes from. */
  columnOf(path: string): string | null;
}

/** A row without type and name that names a company is that company. */
export const isCompanyRow = ({ fields, company }: ImportRow): boolean =>
  fields.type === 'company' ||
  (fields.type === undefined && fields.name === undefined && typeof company === 'string');

interface Cell {
  column: string;
  text: string;
}

const importable = newContact.omit({ companyNo: true }).partial();

const single = ['jobTitle', 'address', 'postCode', 'city', 'homePage'] as const;
const clearable: ReadonlySet<ContactImportField> = new Set([
  ...single,
  'company',
  'emailAddresses',
  'phoneNumbers',
  'salespersonCode',
  'languageCode',
  'correspondenceType',
  'countryCode',
]);

/** A spreadsheet shows a formula that our reports made harmless without its mark. */
const unmarked = (text: string): string => text.trim().replace(/^'(?=[=+\-@])/, '');

/** The cells of each field; a field with several values has one for each. */
const cellsOf = (
  columns: readonly ContactImportColumn[],
  { cells }: CsvRecord,
): Map<ContactImportField, Cell[]> => {
  const found = new Map<ContactImportField, Cell[]>();
  columns.forEach(({ header, field }, at) => {
    if (field === null) return;
    const known = found.get(field) ?? [];
    const text = unmarked(cells[at] ?? '');
    const several = field === 'emailAddresses' || field === 'phoneNumbers';
    for (const part of several ? text.split(/[;|\r\n]/) : [text])
      if (part.trim() !== '') known.push({ column: header, text: part.trim() });
    found.set(field, known);
  });
  return found;
};

const salespersonIn = (setup: Setup, text: string): string | undefined => {
  const byCode = salespersonByCode(setup, text.toUpperCase());
  if (byCode !== undefined) return byCode.code;
  const name = text.toLowerCase();
  const named = [...setup.salespeople.values()].filter((one) => one.name.toLowerCase() === name);
  return named.length === 1 ? named[0]?.code : undefined;
};

/** What each field means in its own words; the schema judges what nobody understands. */
const readers: Partial<Record<ContactImportField, (text: string, setup: Setup) => unknown>> = {
  type: (text) => typeIn(text) ?? text,
  languageCode: (text) => languageIn(text) ?? text,
  correspondenceType: (text) => correspondenceTypeIn(text) ?? text,
  countryCode: countryIn,
  privacyBlocked: (text) => flagIn(text) ?? text,
  // A code has no spaces; a name that nobody has must not become a problem of its form.
  salespersonCode: (text, setup) => salespersonIn(setup, text) ?? text,
};

const nameOf = (cells: ReadonlyMap<ContactImportField, Cell[]>): Cell | undefined => {
  const [name] = cells.get('name') ?? [];
  if (name !== undefined) return name;
  const parts = [...(cells.get('firstName') ?? []), ...(cells.get('surname') ?? [])];
  const [first] = parts;
  if (first === undefined) return undefined;
  return { column: first.column, text: parts.map(({ text }) => text).join(' ') };
};

export interface RowReader {
  columns: readonly ContactImportColumn[];
  options: Pick<ContactImport, 'clearEmpty' | 'source'>;
  setup: Setup;
}

const rawFields = (
  cells: ReadonlyMap<ContactImportField, Cell[]>,
  { options, setup }: RowReader,
): Record<string, unknown> => {
  const raw: Record<string, unknown> = {};
  const name = nameOf(cells);
  if (name !== undefined) raw.name = name.text;
  for (const [field, [first, ...more]] of cells) {
    if (isNameField(field) || field === 'company') continue;
    const several = field === 'emailAddresses' || field === 'phoneNumbers';
    if (first === undefined) {
      if (options.clearEmpty && clearable.has(field)) raw[field] = several ? [] : null;
    } else if (several) raw[field] = [first, ...more].map(({ text }) => text);
    else if (field === 'externalId')
      raw.externalIds = [{ source: options.source ?? '', id: first.text }];
    else raw[field] = readers[field]?.(first.text, setup) ?? first.text;
  }
  return raw;
};

const isNameField = (field: ContactImportField | null): boolean =>
  field === 'name' || field === 'firstName' || field === 'surname';

const columnFinder =
  (columns: readonly ContactImportColumn[], cells: ReadonlyMap<ContactImportField, Cell[]>) =>
  (path: string): string | null => {
    const [root = '', part = ''] = path.split('.');
    const asField: Record<string, ContactImportField> = {
      externalIds: 'externalId',
      companyNo: 'company',
    };
    const field = asField[root] ?? (root as ContactImportField);
    if (root === 'name')
      return nameOf(cells)?.column ?? columns.find((one) => isNameField(one.field))?.header ?? null;
    const cell = cells.get(field)?.[Number(part) || 0];
    return cell?.column ?? columns.find((one) => one.field === field)?.header ?? null;
  };

/** Takes the fields that the schema refuses away, and tells of each. */
const readFields = (
  raw: Record<string, unknown>,
  columnOf: ImportRow['columnOf'],
  problems: ContactImportRemark[],
) => {
  const parsed = importable.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fitting = { ...raw };
  for (const { code, path, message } of parsed.error.issues) {
    const [root = ''] = path.map(String);
    const value = path.length > 1 && Array.isArray(raw[root]) ? undefined : raw[root];
    problems.push({
      column: columnOf(path.map(String).join('.')),
      code,
      message,
      ...(typeof value === 'string' ? { value: value.slice(0, 100) } : {}),
    });
    delete fitting[root];
  }
  return importable.parse(fitting);
};

/** Text without a digit is left out of what is imported, and told. */
const leaveOutNumbers = (
  raw: Record<string, unknown>,
  numbers: readonly Cell[],
  warnings: ContactImportRemark[],
): void => {
  const bad = numbers.filter(({ text }) => !holdsNumber(text));
  if (bad.length === 0) return;
  for (const { column, text } of bad)
    warnings.push({
      column,
      code: 'unreadableNumber',
      message: `${text} is no telephone number and was left out.`,
      value: text,
    });
  const good = numbers.filter(({ text }) => holdsNumber(text));
  // Nothing readable is as if nothing were written: what the contact has stays.
  if (good.length === 0) delete raw.phoneNumbers;
  else raw.phoneNumbers = good.map(({ text }) => text);
};

const refuseSurplus = (
  { columns }: RowReader,
  { cells }: CsvRecord,
  problems: ContactImportRemark[],
): void => {
  const surplus = cells.slice(columns.length).find((cell) => cell.trim() !== '');
  if (surplus !== undefined)
    problems.push({
      column: null,
      code: 'tooManyCells',
      message: `The row has more cells than the line of headers: ${surplus.trim().slice(0, 100)}. Put quotation marks around text that has the delimiter in it.`,
      value: surplus.trim().slice(0, 100),
    });
};

/** Reads a row of the file; everything that is wrong with it by itself is in its problems. */
export const readImportRow = (reader: RowReader, record: CsvRecord): ImportRow => {
  const problems: ContactImportRemark[] = [];
  const warnings: ContactImportRemark[] = [];
  refuseSurplus(reader, record, problems);
  const cells = cellsOf(reader.columns, record);
  const columnOf = columnFinder(reader.columns, cells);
  const raw = rawFields(cells, reader);
  const salesperson = raw.salespersonCode;
  if (typeof salesperson === 'string' && salespersonIn(reader.setup, salesperson) === undefined) {
    problems.push({
      column: columnOf('salespersonCode'),
      code: 'unknownCode',
      message: `There is no salesperson ${salesperson}. Write the code or the name of one.`,
      value: salesperson,
    });
    delete raw.salespersonCode;
  }
  leaveOutNumbers(raw, cells.get('phoneNumbers') ?? [], warnings);
  const { no, externalIds, ...fields } = readFields(raw, columnOf, problems);
  const [company] = cells.get('company') ?? [];
  const cleared = cells.has('company') && reader.options.clearEmpty ? null : undefined;
  return {
    line: record.line,
    no: no ?? null,
    externalId: externalIds?.[0]?.id ?? null,
    company: company?.text ?? cleared,
    addresses: (fields.emailAddresses ?? [])
      .map(readAddress)
      .filter((address) => address.includes('@')),
    fields,
    problems,
    warnings,
    columnOf,
  };
};
