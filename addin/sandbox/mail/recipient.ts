import type { Address } from '../demo-company.ts';

/** Somebody in an address field; what could not be resolved stays visible and is read by nobody. */
export interface Recipient extends Address {
  resolved: boolean;
}

const addressShape = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/u;
const namedAddress = /^"?([^"<]*?)"?\s*<([^<>]+)>$/u;

const sameText = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;

/** Checks names as a mail program does: an address, a name in brackets, or a name that is known once. */
const resolveRecipient = (typed: string, known: readonly Address[]): Recipient => {
  const text = typed.trim();
  const [, name = '', inBrackets = ''] = namedAddress.exec(text) ?? [];
  const address = inBrackets === '' ? text : inBrackets.trim();
  if (addressShape.test(address)) {
    const person = known.find((one) => sameText(one.address, address));
    return { address, name: name || (person?.name ?? address), resolved: true };
  }
  const named = known.filter((one) => sameText(one.name, text));
  const only = named[0];
  if (named.length === 1 && only !== undefined) {
    return { address: only.address, name: only.name, resolved: true };
  }
  return { address: text, name: text, resolved: false };
};

export const readRecipients = (typed: string, known: readonly Address[]): Recipient[] =>
  typed
    .split(/[,;\n]/u)
    .filter((part) => part.trim() !== '')
    .map((part) => resolveRecipient(part, known));

export const addRecipients = (
  present: readonly Recipient[],
  added: readonly Recipient[],
): Recipient[] => {
  const all = [...present];
  for (const recipient of added) {
    if (!all.some((one) => sameText(one.address, recipient.address))) all.push(recipient);
  }
  return all;
};

export const suggestRecipients = (
  typed: string,
  known: readonly Address[],
  present: readonly Recipient[],
): Address[] => {
  const text = typed.trim().toLocaleLowerCase();
  if (text === '') return [];
  return known
    .filter(
      ({ name, address }) =>
        `${name} ${address}`.toLocaleLowerCase().includes(text) &&
        !present.some((one) => sameText(one.address, address)),
    )
    .slice(0, 6);
};
