import { decodeCsv } from '../../server/domain/csv/decode-csv.ts';
import { type CsvRecord, readCsv, UnclosedQuote } from '../../server/domain/csv/read-csv.ts';

export interface ImportFile {
  name: string;
  csv: string;
  headers: string[];
  /** Of each column: what its first rows say. */
  samples: string[][];
}

export type FileProblem =
  | { code: 'tooLarge' | 'workbook' | 'noText' | 'emptyFile' }
  | { code: 'unclosedQuote'; line: number };

/** What the server takes, with room for the marks around it. */
const maxBytes = 30 * 1024 * 1024;
const shownRows = 3;

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, at) => bytes[at] === byte);

/** Excel's own formats: zipped, and of old. */
const isWorkbook = (bytes: Uint8Array) =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

const isText = (bytes: Uint8Array) =>
  startsWith(bytes, 0xff, 0xfe) || !bytes.subarray(0, 4096).includes(0);

function readHead(csv: string): Pick<ImportFile, 'headers' | 'samples'> | FileProblem {
  try {
    const records = readCsv(csv);
    const head = records.next();
    const rows: CsvRecord[] = [];
    for (const record of records) if (rows.push(record) === shownRows) break;
    if (head.done || rows.length === 0) return { code: 'emptyFile' };
    const headers = head.value.cells;
    return {
      headers,
      samples: headers.map((_, at) =>
        rows.map(({ cells }) => cells[at]?.trim() ?? '').filter((text) => text !== ''),
      ),
    };
  } catch (error) {
    if (error instanceof UnclosedQuote) return { code: 'unclosedQuote', line: error.line };
    throw error;
  }
}

/** Reads a chosen file as far as it is shown; the server reads all of it. */
export async function readImportFile(file: File): Promise<ImportFile | FileProblem> {
  if (file.size > maxBytes) return { code: 'tooLarge' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isWorkbook(bytes)) return { code: 'workbook' };
  if (!isText(bytes)) return { code: 'noText' };
  const csv = decodeCsv(bytes, (encoding, given) =>
    new TextDecoder(encoding, { fatal: true }).decode(given),
  );
  const head = readHead(csv);
  return 'code' in head ? head : { name: file.name, csv, ...head };
}
