/** What a display name says: whom, and the company when it names one. */
export interface SpokenName {
  name: string;
  /** The name itself is a company's. */
  isCompany: boolean;
  companyName: string | null;
}

const legalForms =
  /[\s,](?:ab|ag|aps|as|asa|a\/s|b\.?v\.?|co|company|corp|gmbh|group|hb|inc|kb|kft|ky|limited|llc|llp|ltd|n\.?v\.?|oü|oy|oyj|plc|s\.?a\.?|s\.?a\.?s|s\.?p\.?a|s\.?r\.?l|sp\. z o\.o|tmi)\.?$/i;

const titles =
  /^(?:dr|prof|mr|mrs|ms|miss|mag|ing|herr|frau|hr|fr|fru|rouva|herra|tohtori|dipl\.?-ing)\.?\s+/i;
const degrees = /[\s,]+(?:ph\.?\s?d|m\.?d|mba|m\.?sc|b\.?sc|dipl\.?-ing|di|ktm|ekon)\.?$/i;
/** Mail systems add these; they are no company. */
const notes =
  /^(?:ext(?:ern(?:al)?)?|guest|gast|vieras|ulkopuolinen|he\/him|she\/her|they\/them)$/i;
const particles = new Set(['af', 'da', 'de', 'del', 'den', 'der', 'di', 'la', 'van', 'von', 'zu']);

const maxName = 100;

/** "Tammela Oy" and "Tammela" are told apart by the law alone. */
export const withoutLegalForm = (name: string): string => name.trim().replace(legalForms, '');

const isCompanyName = (text: string): boolean => legalForms.test(text);

const capitalised = (word: string): string =>
  particles.has(word)
    ? word
    : word.replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => {
        return before + letter.toLocaleUpperCase();
      });

/** Names in one case throughout were typed in haste. */
const inProperCase = (name: string): string =>
  name === name.toUpperCase() || name === name.toLowerCase()
    ? name.toLowerCase().split(' ').map(capitalised).join(' ')
    : name;

const withoutTitles = (name: string): string => {
  let rest = name;
  for (;;) {
    const shorter = rest.replace(titles, '').replace(degrees, '').trim();
    if (shorter === rest || shorter === '') return rest;
    rest = shorter;
  }
};

/** "Aino Virtanen (Tammela Oy)", "Aino Virtanen | Tammela Oy": the name, and what follows it. */
const splitCompany = (text: string): [name: string, rest: string | null] => {
  const enclosed = /^(.+?)\s*[([]([^()[\]]+)[)\]]\s*$/.exec(text);
  const parted = enclosed ?? /^(.+?)\s+(?:[|/–—-]|via|at|@)\s+(.+)$/i.exec(text);
  const named = parted ?? /^(.+?),\s*(.+)$/.exec(text);
  const [, name = text, rest = null] = named ?? [];
  if (rest === null) return [text, null];
  if (parted === null && !isCompanyName(` ${rest}`)) return [text, null];
  // "Tammela, Oy": the comma stands before the legal form alone.
  if (parted === null && isCompanyName(` ${rest}`) && !rest.includes(' ')) return [text, null];
  return [name, notes.test(rest) ? null : rest];
};

/** "Virtanen, Aino" → "Aino Virtanen". */
const givenNameFirst = (name: string): string => {
  const [last = '', first = '', ...more] = name.split(/\s*,\s*/);
  return first === '' || more.length > 0 ? name : `${first} ${last}`;
};

/** Reads what mail programs show beside an address; null when it says nothing. */
export const readSpokenName = (raw: string): SpokenName | null => {
  const text = raw
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/^["'\s]+|["'\s]+$/g, '');
  if (text === '' || text.includes('@') || !/\p{L}/u.test(text)) return null;
  const [spoken, rest] = splitCompany(text);
  if (isCompanyName(spoken))
    return { name: spoken.slice(0, maxName), isCompany: true, companyName: null };
  const name = inProperCase(givenNameFirst(withoutTitles(spoken)));
  const companyName = rest === null ? null : rest.trim().slice(0, maxName);
  return { name: name.slice(0, maxName).trim(), isCompany: false, companyName };
};

/** "aino.virtanen" → "Aino Virtanen". */
export const nameOfLocalPart = (local: string): string => {
  const words = local
    .replace(/\+.*$/, '')
    .split(/[._\d-]+/)
    .filter((word) => word !== '');
  const spoken = words.map((word) => (word.length === 1 ? `${word}.` : word)).map(capitalised);
  return (spoken.join(' ') || local).slice(0, maxName);
};

/** "kivi-kangas.example" → "Kivi Kangas". */
export const nameOfDomain = (registrable: string): string =>
  (registrable.split('.')[0] ?? registrable)
    .split('-')
    .map(capitalised)
    .join(' ')
    .slice(0, maxName);
