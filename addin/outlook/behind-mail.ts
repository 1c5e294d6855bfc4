import type { AddressMatch, ContactListItem } from '../../server/contract/contact.ts';
import type { MailAddress } from './mail-address.ts';
import type { ReadMail } from './mail-item.ts';

/** Somebody the mail is with, and the contacts that have the address. */
export interface Counterpart {
  person: MailAddress;
  match: AddressMatch;
}

export interface BehindMail {
  /** Whether one of us sent it. */
  sentByUs: boolean;
  contacts: Counterpart[];
  strangers: MailAddress[];
}

/** The contact a mail with the address goes to; null where somebody has to choose. */
export function contactOf({ match }: Counterpart): ContactListItem | null {
  // A contact that is blocked for privacy has the address, and is never logged to.
  const [only] = match.contacts.length === 1 ? match.contacts : [];
  return match.contacts.find(({ no }) => no === match.contactNo) ?? only ?? null;
}

/** Of a mail of ours everybody it went to, of any other its sender; we ourselves never. */
export function behindMail(mail: ReadMail, matches: readonly AddressMatch[]): BehindMail {
  const byAddress = new Map(matches.map((match) => [match.emailAddress, match]));
  const sentByUs = mail.from !== null && byAddress.get(mail.from.address)?.own === true;
  const people = sentByUs ? [...mail.to, ...mail.cc] : mail.from === null ? [] : [mail.from];
  const contacts: Counterpart[] = [];
  const strangers: MailAddress[] = [];
  const seen = new Set<string>();
  for (const person of people) {
    const match = byAddress.get(person.address);
    if (match === undefined || match.own) continue;
    const key = match.contactNo ?? match.contacts[0]?.no ?? person.address.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    if (match.contacts.length > 0) contacts.push({ person, match });
    else strangers.push(person);
  }
  return { sentByUs, contacts, strangers };
}
