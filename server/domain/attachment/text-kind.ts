/** The text of the beginning of a file, or null where it is none in UTF-8 or UTF-16. */
export type ReadText = (start: Uint8Array) => string | null;

/** Everything below a space but tab, line feed, form feed, carriage return and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these tell bytes from text
const controls = /[\0-\x08\x0B\x0E-\x1A\x1C-\x1F]/;

/** Western European text of old programs has no zero and few of the lower controls either. */
const looksLikeLatin = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13);

const typeByEnding: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  hta: 'text/html',
  svg: 'image/svg+xml',
  xml: 'application/xml',
  xsl: 'application/xml',
  json: 'application/json',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  md: 'text/markdown',
  eml: 'message/rfc822',
  mht: 'multipart/related',
  mhtml: 'multipart/related',
};

const headerLine = /^(?:received|from|to|subject|date|message-id|return-path|mime-version):/im;

/** What the text itself says, whatever the name does. */
const typeByContent = (text: string): string | null => {
  const start = text
    .slice(0, 2000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  const bare = start.replace(/^<\?xml[^>]*>\s*/i, '').replace(/^(?:<!--[\s\S]*?-->\s*)+/, '');
  if (/^<!doctype html|^<(?:html|head|body|script|iframe)\b/i.test(bare)) return 'text/html';
  if (/^(?:<!doctype svg[^>]*>\s*)?<svg\b/i.test(bare)) return 'image/svg+xml';
  return null;
};

/** The type of what no byte pattern is known of, when it is text; null when it is not. */
export const textType = (start: Uint8Array, ending: string, readText: ReadText): string | null => {
  const text = readText(start);
  if (text === null ? !looksLikeLatin(start) : controls.test(text)) return null;
  const found = text === null ? null : typeByContent(text);
  if (found !== null) return found;
  const named = typeByEnding[ending] ?? 'text/plain';
  if (named === 'message/rfc822' && !headerLine.test(text?.slice(0, 4000) ?? ''))
    return 'text/plain';
  return named;
};
