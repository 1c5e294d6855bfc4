import type { ContactImport, ContactImportColumn } from '../../contract/contact-import.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { type CsvRecord, readCsv, UnclosedQuote } from '../csv/read-csv.ts';
import { invalidInput } from '../domain-error.ts';
import { columnsOf, doubledFields } from './import-columns.ts';

export interface ImportFileContent {
  columns: ContactImportColumn[];
  records: Generator<CsvRecord>;
}

const problem = (path: string, code: string, message: string, value?: string): FieldProblem => ({
  path,
  code,
  message,
  ...(value === undefined ? {} : { value }),
});

/** Tells a file whose quotation marks do not close as input that does not fit. */
function* told(records: Generator<CsvRecord>): Generator<CsvRecord> {
  try {
    yield* records;
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    const { line, message } = error;
    throw invalidInput([
      problem(
        'csv',
        'unclosedQuote',
        `${message} Close it, or double it to mean itself.`,
        String(line),
      ),
    ]);
  }
}

const problemsOf = (columns: ContactImportColumn[], { source }: ContactImport): FieldProblem[] => {
  const problems: FieldProblem[] = [];
  if (columns.every(({ field }) => field === null))
    problems.push(
      problem(
        'csv',
        'noColumns',
        'No column of the file was recognised. The first line must name the columns, such as Name; E-Mail; Phone.',
      ),
    );
  for (const field of doubledFields(columns))
    problems.push(
      problem('mapping', 'columnTwice', `Two columns are ${field}. Choose one of them.`, field),
    );
  if (source === undefined && columns.some(({ field }) => field === 'externalId'))
    problems.push(
      problem(
        'source',
        'sourceMissing',
        'The file has external ids. Name the system that they come from, such as crm.',
      ),
    );
  return problems;
};

/** The columns of a file and its records; refuses what is no list of contacts at all. */
export const openImportFile = (options: ContactImport): ImportFileContent => {
  const records = told(readCsv(options.csv));
  const head = records.next();
  const columns = head.done ? [] : columnsOf(head.value.cells, options.mapping);
  if (head.done)
    throw invalidInput([
      problem('csv', 'emptyFile', 'The file is empty. Its first line names the columns.'),
    ]);
  const problems = problemsOf(columns, options);
  if (problems.length > 0) throw invalidInput(problems);
  return { columns, records };
};
