import type { ContactType } from '../../contract/enumerations.ts';
import { domainOf } from '../email/address.ts';
import { nameOfDomain, nameOfLocalPart, readSpokenName } from './contact-name.ts';
import { isFreeMail, registrableDomain } from './registrable-domain.ts';

/** Mailboxes of a function, not of a person. */
const roleAddresses = new Set(
  [
    'accounting accounts admin asiakaspalvelu bestallning billing bokning booking bookings',
    'contact customerservice ekonomi faktura finance hallinto hej hello helpdesk hr info',
    'information invoice invoices kontakt kontor kundservice kundtjanst lasku laskut mail',
    'marketing marknad myynti no-reply noreply office order orders ostot palvelu post posti',
    'purchase purchasing reception reklamaatiot sales service support tilaukset toimisto',
    'tuki vaihde verkkokauppa webmaster',
  ].flatMap((line) => line.split(' ')),
);

const localPartOf = (address: string): string =>
  address.slice(0, address.lastIndexOf('@')).replace(/\+.*$/, '');

const isRoleAddress = (address: string): boolean =>
  roleAddresses.has(localPartOf(address).replace(/[._\d]+$/, ''));

/** Whom an address and a display name tell of, before anybody was looked up. */
export interface ProposedContact {
  type: ContactType;
  name: string;
  /** What the company would be called. */
  companyName: string | null;
  /** The company's registrable domain; null for free mail and for ours. */
  domain: string | null;
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** A mailbox of a function shows the company's name, or somebody's who happens to read it. */
const tellsOfDomain = (name: string, domain: string): boolean => {
  const label = domain.split('.')[0] ?? domain;
  return wordsOf(name).some((word) => word.length > 2 && label.includes(word));
};

/** Reads a contact from an address as a mail shows it; docs/domain.md 2. */
export const readProposedContact = (
  address: string,
  displayName: string | undefined,
  isOurs: boolean,
): ProposedContact => {
  const registered = registrableDomain(domainOf(address));
  const domain = isOurs || registered === null || isFreeMail(registered) ? null : registered;
  const spoken = readSpokenName(displayName ?? '');
  const ofDomain = domain === null ? null : nameOfDomain(domain);
  if (spoken?.isCompany) return { type: 'company', name: spoken.name, companyName: null, domain };
  if (domain !== null && isRoleAddress(address)) {
    const named = spoken !== null && tellsOfDomain(spoken.name, domain) ? spoken.name : null;
    const name = spoken?.companyName ?? named ?? ofDomain ?? domain;
    return { type: 'company', name, companyName: null, domain };
  }
  const companyName = spoken?.companyName ?? ofDomain;
  const name = spoken?.name ?? nameOfLocalPart(localPartOf(address));
  return { type: 'person', name, companyName, domain };
};

/** Both orders of a name: one may have been typed as in a telephone book. */
export const nameVariants = (name: string): string[] => {
  const lower = name.toLowerCase();
  const [first = '', ...rest] = lower.split(' ');
  const turned = rest.length === 0 ? lower : `${rest.join(' ')} ${first}`;
  return [
    ...new Set([lower, turned, ...(rest.length === 0 ? [] : [`${rest.join(' ')}, ${first}`])]),
  ];
};

/** The company most contacts of a domain belong to; null when none has more than half. */
export const companyOfDomain = (
  contacts: readonly { companyId: number | null }[],
): number | null => {
  const counts = new Map<number, number>();
  for (const { companyId } of contacts)
    if (companyId !== null) counts.set(companyId, (counts.get(companyId) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const [companyId, count] of counts) if (count * 2 > total) return companyId;
  return null;
};
