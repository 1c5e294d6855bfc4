/** A record of a CSV file. */
export interface CsvRecord {
  /** Where it begins in the file; the first line is 1. */
  line: number;
  cells: string[];
}

/** A quotation mark was opened and never closed, so the rest of the file is one cell. */
export class UnclosedQuote extends Error {
  override name = 'UnclosedQuote';
  readonly line: number;

  constructor(line: number) {
    super(`The quotation mark in line ${line} is not closed.`);
    this.line = line;
  }
}

const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The first line of Excel's own that names the delimiter. */
const separatorLine = /^sep=([,;\t])\r?\n/i;

const countOutsideQuotes = (text: string, wanted: string): number => {
  let quoted = false;
  let count = 0;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === wanted) count += 1;
    else if (!quoted && (character === '\n' || character === '\r')) break;
  }
  return count;
};

/** What stands most often between the cells of the first line. */
const detectDelimiter = (text: string): Delimiter => {
  const counted = delimiters.map((delimiter) => ({
    delimiter,
    count: countOutsideQuotes(text, delimiter),
  }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
};

const lineBreak = /\r\n|\r|\n/g;

/** Reads one record after the other, so that a large file need not be read in one go. */
function* readRecords(text: string, delimiter: string, firstLine: number): Generator<CsvRecord> {
  const plainEnd = new RegExp(`[\\r\\n${delimiter}]`, 'g');
  let at = 0;
  let line = firstLine;
  while (at < text.length) {
    const record: CsvRecord = { line, cells: [] };
    for (let more = true; more; ) {
      let cell = '';
      if (text[at] === '"') {
        const openedIn = line;
        at += 1;
        for (;;) {
          const close = text.indexOf('"', at);
          if (close < 0) throw new UnclosedQuote(openedIn);
          const part = text.slice(at, close);
          line += part.match(lineBreak)?.length ?? 0;
          cell += part;
          at = close + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at += 1;
        }
      }
      plainEnd.lastIndex = at;
      const end = plainEnd.exec(text)?.index ?? text.length;
      record.cells.push(cell + text.slice(at, end));
      at = end;
      more = text[at] === delimiter;
      if (more) at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    yield record;
  }
}

/**
 * The records of a CSV file by RFC 4180: delimiter and byte order mark are detected, empty lines
 * are passed over. It reads as it is asked, in the pages as on the server.
 */
export function* readCsv(file: string): Generator<CsvRecord> {
  const unmarked = file.replace(/^\uFEFF/, '');
  const separator = separatorLine.exec(unmarked);
  const text = separator === null ? unmarked : unmarked.slice(separator[0].length);
  const delimiter = separator?.[1] ?? detectDelimiter(text);
  for (const record of readRecords(text, delimiter, separator === null ? 1 : 2))
    if (record.cells.some((cell) => cell.trim() !== '')) yield record;
}
