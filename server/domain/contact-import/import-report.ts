import type {
  ContactImportOutcome,
  ContactImportRemark,
  ContactImportResult,
} from '../../contract/contact-import.ts';
import { writeCsv } from '../csv/write-csv.ts';

/** How a report speaks. */
export interface ReportWords {
  headers: readonly [line: string, outcome: string, no: string, name: string, remarks: string];
  outcomeOf(outcome: ContactImportOutcome): string;
  sentenceOf(remark: ContactImportRemark): string;
}

export const englishReport: ReportWords = {
  headers: ['Line', 'Outcome', 'No.', 'Name', 'Remarks'],
  outcomeOf: (outcome) => outcome,
  sentenceOf: ({ column, message }) => (column === null ? message : `${column}: ${message}`),
};

/** The report of an import as a CSV file: a line for each row of the file. */
export const importReportCsv = ({ rows }: ContactImportResult, words: ReportWords): string =>
  writeCsv([
    words.headers,
    ...rows.map((row) => [
      row.line,
      words.outcomeOf(row.outcome),
      row.contactNo,
      row.name,
      [...row.problems, ...row.warnings].map(words.sentenceOf).join(' '),
    ]),
  ]);
