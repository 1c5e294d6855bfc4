import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { decodeCsv } from '../../server/domain/csv/decode-csv.ts';
import { readCsv } from '../../server/domain/csv/read-csv.ts';
import { writeCsv } from '../../server/domain/csv/write-csv.ts';

const cellsOf = (text: string) => [...readCsv(text)].map(({ cells }) => cells);
const linesOf = (text: string) => [...readCsv(text)].map(({ line }) => line);

describe('a CSV file', () => {
  it.each([
    ['commas', 'Name,City\nAda,Turku', ','],
    ['semicolons', 'Name;City\nAda;Turku', ';'],
    ['tabs', 'Name\tCity\nAda\tTurku', '\t'],
    ['commas beside semicolons in quotation marks', '"Name; or so",City\nAda,Turku', ','],
    ['what Excel names in its first line', 'sep=;\nName;City,Town\nAda;Turku', ';'],
  ])('is read with %s', (_, text) => {
    expect(cellsOf(text)[1]).toEqual(['Ada', 'Turku']);
  });

  it('loses its byte order mark and its empty lines', () => {
    expect(cellsOf('\uFEFFName;City\r\n\r\n;\r\nAda;Turku\r\n\r\n')).toEqual([
      ['Name', 'City'],
      ['Ada', 'Turku'],
    ]);
  });

  it('tells in which line of the file a record begins', () => {
    expect(linesOf('Name,Note\r\nAda,"two\r\nlines"\r\n\r\nBo,x\rCy,y')).toEqual([1, 2, 5, 6]);
    expect(linesOf('sep=,\nName,City\nAda,Turku')).toEqual([2, 3]);
  });

  it('keeps a quotation mark in the middle of a cell, and doubled ones', () => {
    expect(cellsOf('a,b\n5" pipe,"say ""hi"""')[1]).toEqual(['5" pipe', 'say "hi"']);
  });

  it('says where a quotation mark is never closed', () => {
    expect(() => cellsOf('a,b\nx,"y\nz')).toThrow(expect.objectContaining({ line: 2 }));
  });

  it('is read like another reader reads it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', ';', ',', '"', '\n', '\r\n') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const head = 'h1,h2,h3,h4\n';
        const text = head + written.map((row) => row.map(quoted).join(',')).join('\n');
        const others = parse(text, { relax_column_count: true }) as string[][];
        const filled = others.filter((row) => row.some((one) => one.trim() !== ''));
        expect(cellsOf(text)).toEqual(filled);
      }),
    );
  });

  it('gives back what was written, with nothing in it that a spreadsheet would run', () => {
    const rows = [
      ['Name', 'Note'],
      ['Ada; "Bo"', 'a\nb'],
      ['=cmd|x', '+1'],
    ];
    const text = writeCsv(rows);
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(cellsOf(text)).toEqual([...rows.slice(0, 2), ["'=cmd|x", "'+1"]]);
    expect(writeCsv([[-1, null]])).toBe('\uFEFF-1,\r\n');
  });

  it.each([
    ['UTF-8', [0xc3, 0xa5, 0xc3, 0xa4]],
    ['Windows-1252', [0xe5, 0xe4]],
    ['UTF-16', [0xff, 0xfe, 0xe5, 0x00, 0xe4, 0x00]],
  ])('is decoded from %s', (_, bytes) => {
    const decode = (encoding: string, given: Uint8Array) =>
      new TextDecoder(encoding, { fatal: true }).decode(given);
    expect(decodeCsv(Uint8Array.from(bytes), decode)).toBe('åä');
  });
});
