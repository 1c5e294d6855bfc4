import punycode from 'punycode/punycode.js';

export type AddressProblem = 'unreadableAddress' | 'unresolvedRecipient';

const maxAddress = 254;

// Zero-width and direction marks come along when an address is pasted.
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g;
const controls = /\p{Cc}+/gu;

const withoutWrapping = (raw: string): string => {
  const angled = /<([^<>]+)>[^<>]*$/.exec(raw);
  return (angled?.[1] ?? raw)
    .trim()
    .replace(/^(?:mailto|smtp|sip):/i, '')
    .replace(/^['"]+|['"]+$/g, '')
    .replace(/[;,.>]+$/, '')
    .trim();
};

const asciiDomain = (domain: string): string | null => {
  try {
    const ascii = punycode.toASCII(domain.normalize('NFC').replace(/\.$/, ''));
    return /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(
      ascii,
    )
      ? ascii
      : null;
  } catch {
    return null;
  }
};

/**
 * The lower-case address in what a mail program calls one: display names, angle brackets and
 * `mailto:` go, international domains become ASCII. An X.500 name, or text without @, is a
 * recipient that the mail program has not resolved. Docs/domain.md 6.
 */
export const readAddress = (raw: string): string | AddressProblem => {
  const text = withoutWrapping(raw.replace(invisible, '').replace(controls, ' '));
  if (/^\/o=/i.test(text) || !text.includes('@')) return 'unresolvedRecipient';
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at).normalize('NFC').toLowerCase();
  const domain = asciiDomain(text.slice(at + 1).toLowerCase());
  if (local === '' || /[\s@<>]/.test(local) || domain === null) return 'unreadableAddress';
  const address = `${local}@${domain}`;
  return address.length > maxAddress ? 'unreadableAddress' : address;
};

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The domain in ASCII and lower case, or null when it is none. */
export const readDomain = (raw: string): string | null => {
  const domain = asciiDomain(raw.trim().replace(/^@/, '').toLowerCase());
  return domain?.includes('.') ? domain : null;
};

/** `anna+offers@x` → `anna@x`; null without a tag. */
export const withoutTag = (address: string): string | null => {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : null;
};

/** The domain itself or one below it. */
export const isWithin = (domain: string, parents: ReadonlySet<string>): boolean => {
  if (parents.size === 0) return false;
  for (let rest = domain; ; rest = rest.slice(rest.indexOf('.') + 1)) {
    if (parents.has(rest)) return true;
    if (!rest.includes('.')) return false;
  }
};
