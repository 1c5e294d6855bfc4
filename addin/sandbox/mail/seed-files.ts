import type { MailFile } from './exchange.ts';

const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromText = (text: string): string => base64Of(new TextEncoder().encode(text));

const objects = (line: string): string[] => [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 298]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
  `<</Length ${line.length + 42}>>stream\nBT /F1 18 Tf 40 220 Td (${line}) Tj ET      \nendstream`,
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
];

/** A page with one line of plain letters, as small as a PDF gets. */
const pdf = (line: string): string => {
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [at, object] of objects(line).entries()) {
    places.push(text.length);
    text += `${at + 1} 0 obj${object}endobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  return `${text}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
};

/** One green pixel: what stands in a signature. */
const logo =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==';

const file = (name: string, contentType: string, content: string, inline = false): MailFile => ({
  id: crypto.randomUUID(),
  name,
  contentType,
  content,
  inline,
});

/** What comes with the mail about delivery times: a file, a table, and a picture in the text. */
export const orderFiles = (): MailFile[] => [
  file('Order 2026-1147.pdf', 'application/pdf', fromText(pdf('Order 2026-1147'))),
  file('Items.csv', 'text/csv', fromText('item;pieces\nDesk 160 x 80;40\nChair;42\n')),
  file('logo.png', 'image/png', logo, true),
];

export const planFiles = (): MailFile[] => [
  file('Warehouse.pdf', 'application/pdf', fromText(pdf('The new warehouse'))),
];
