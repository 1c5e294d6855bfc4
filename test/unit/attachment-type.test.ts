import { describe, expect, it } from '@jest/globals';
import { attachmentTypeOf, servedType } from '../../server/domain/attachment/attachment-type.ts';

const readText = (start: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
  } catch {
    return null;
  }
};

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)),
  );

const program = bytes('MZ', [0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0]);
const pdf = bytes('%PDF-1.7\n%', [0xe2, 0xe3, 0xcf, 0xd3], '\n');
const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', new Array(20).fill(0));
const olderOffice = bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Array(600).fill(0));
const mail = bytes('Received: from us\r\nFrom: a@b.example\r\nSubject: Hi\r\n\r\nHello');
const unknown = bytes([0, 1, 2, 3, 0xfe, 0xdc, 0xba, 0x98]);

describe('the type of an attachment (rule 16.3)', () => {
  it.each([
    ['a PDF', pdf, 'Offer.PDF', 'application/pdf', 'Offer.PDF'],
    ['a picture', png, 'Logo.png', 'image/png', 'Logo.png'],
    ['an older document', olderOffice, 'Offer.doc', 'application/msword', 'Offer.doc'],
    ['a saved mail', mail, 'Offer.eml', 'message/rfc822', 'Offer.eml'],
    ['a table', bytes('a;b\n1;2\n'), 'Prices.csv', 'text/csv', 'Prices.csv'],
    ['a note', bytes('Päivää'), 'Note.txt', 'text/plain', 'Note.txt'],
    ['a note of an old program', bytes('P', [0xe4], 'iv'), 'Note.txt', 'text/plain', 'Note.txt'],
    ['a note that begins like a picture', bytes('BMW i4'), 'BMW.txt', 'text/plain', 'BMW.txt'],
    ['a note that begins like a program', bytes('MZ'), 'MZ.csv', 'text/csv', 'MZ.csv'],
    ['bytes nobody knows', unknown, 'Plan.xyz', 'application/octet-stream', 'Plan.xyz'],
    ['a page', bytes('<html><body>'), 'Page.html', 'text/html', 'Page.html'],
    ['a drawing', bytes('<svg onload="x()">'), 'A.svg', 'image/svg+xml', 'A.svg'],
  ])('is told of %s', async (_, content, name, contentType, fileName) => {
    expect(await attachmentTypeOf(content, name, readText)).toEqual({ contentType, fileName });
  });

  it.each([
    [
      'a program called a PDF',
      program,
      'invoice.pdf',
      'application/x-msdownload',
      'invoice.pdf.exe',
    ],
    [
      'a program with an ending of no meaning',
      program,
      'tool.xyz',
      'application/x-msdownload',
      'tool.xyz.exe',
    ],
    ['a program without an ending', program, 'setup', 'application/x-msdownload', 'setup.exe'],
    ['a PDF called a picture', pdf, 'Offer.jpg', 'application/pdf', 'Offer.jpg.pdf'],
    ['a page called a PDF', bytes('<!doctype html>'), 'Offer.pdf', 'text/html', 'Offer.pdf.html'],
    ['text called a document', bytes('Only text'), 'Offer.docx', 'text/plain', 'Offer.docx.txt'],
  ])(
    'puts the true ending behind the name of %s',
    async (_, content, name, contentType, fileName) => {
      expect(await attachmentTypeOf(content, name, readText)).toEqual({ contentType, fileName });
    },
  );

  it('finds a page whatever its name says', async () => {
    const page = bytes('<?xml version="1.0"?>\n<!-- hello --><svg xmlns="x"><script/></svg>');
    const { contentType } = await attachmentTypeOf(page, 'notes.txt', readText);
    expect(contentType).toBe('image/svg+xml');
    expect(servedType(contentType)).toBe('application/octet-stream');
  });
});
