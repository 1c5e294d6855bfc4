import { z } from 'zod';
import { endpoint, managers } from './endpoint.ts';
import { line } from './fields.ts';

/** What a column of the file can be. */
export const contactImportField = z.enum([
  'externalId',
  'no',
  'type',
  'name',
  'firstName',
  'surname',
  'company',
  'emailAddresses',
  'phoneNumbers',
  'salespersonCode',
  'languageCode',
  'correspondenceType',
  'jobTitle',
  'address',
  'postCode',
  'city',
  'countryCode',
  'homePage',
  'privacyBlocked',
]);
export type ContactImportField = z.infer<typeof contactImportField>;

export const contactImport = z
  .object({
    /** The file: a line of headers, then one contact on each. */
    csv: z.string(),
    /** Does everything but write. */
    dryRun: z.boolean(),
    /** The system that the external ids come from. */
    source: line(50).optional(),
    /** Header → field, null for a column to leave out; what is not named is found by its header. */
    mapping: z.record(z.string(), contactImportField.nullable()).optional(),
    /** Leaves contacts alone that exist. */
    onlyNew: z.boolean().default(false),
    /** An empty cell empties the field; else it leaves it alone. */
    clearEmpty: z.boolean().default(false),
    /** A company that nobody knows is created. */
    createCompanies: z.boolean().default(false),
  })
  .strict();
export type ContactImport = z.output<typeof contactImport>;

export const contactImportOutcome = z.enum(['created', 'changed', 'unchanged', 'refused']);
export type ContactImportOutcome = z.infer<typeof contactImportOutcome>;

const remark = z.object({
  /** The header of the column; null where it concerns the row. */
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  /** What could not be taken, so that others can say it in their own words. */
  value: z.string().optional(),
});
export type ContactImportRemark = z.infer<typeof remark>;

export const contactImportRow = z.object({
  /** Where the row begins in the file; the headers are in line 1. */
  line: z.int(),
  outcome: contactImportOutcome,
  /** Of a dry run: the number it has, or would get. */
  contactNo: z.string().nullable(),
  name: z.string(),
  /** The fields that changed. */
  changes: z.array(z.string()),
  /** Why it was refused. */
  problems: z.array(remark),
  /** What was left out or is worth a look. */
  warnings: z.array(remark),
});
export type ContactImportRow = z.infer<typeof contactImportRow>;

export const contactImportColumn = z.object({
  header: z.string(),
  field: contactImportField.nullable(),
});
export type ContactImportColumn = z.infer<typeof contactImportColumn>;

export const contactImportResult = z.object({
  dryRun: z.boolean(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** Companies that were created because persons name them. */
  companiesCreated: z.int(),
  columns: z.array(contactImportColumn),
  rows: z.array(contactImportRow),
});
export type ContactImportResult = z.infer<typeof contactImportResult>;

/** The import that is running; null when there is none. */
export const contactImportProgress = z.object({
  running: z.object({ startedBy: z.string(), rows: z.int(), done: z.int() }).nullable(),
});
export type ContactImportProgress = z.infer<typeof contactImportProgress>;

export const contactImportBodyLimit = 32 * 1024 * 1024;

const tag = 'Contacts';

/** Repeatable by itself: what is in already is unchanged the next time. */
export const importContacts = endpoint({
  method: 'post',
  path: '/contacts/import',
  operationId: 'importContacts',
  summary: 'Import contacts from a CSV file, with a report for each row',
  tag,
  roles: managers,
  scope: 'contactsImport',
  body: contactImport,
  bodyLimit: contactImportBodyLimit,
  answers: { 200: contactImportResult },
});
export const getContactImportProgress = endpoint({
  method: 'get',
  path: '/contacts/import/progress',
  operationId: 'getContactImportProgress',
  summary: 'How far the import is that is running',
  tag,
  roles: managers,
  scope: 'contactsImport',
  answers: { 200: contactImportProgress },
});
export const contactImportEndpoints = { importContacts, getContactImportProgress };
