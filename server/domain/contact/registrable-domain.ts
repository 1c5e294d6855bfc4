import providers from 'email-providers/all.json' with { type: 'json' };
import { getDomain } from 'tldts';

/** Access providers of the Nordic countries whose customers write from these; the list lacks them. */
const accessProviders = [
  ...['bredband.net', 'comhem.se', 'hotmail.se', 'live.se', 'swipnet.se', 'telia.com'],
  ...['dnainternet.net', 'elisanet.fi', 'hotmail.fi', 'inet.fi', 'kolumbus.fi', 'live.fi'],
  ...['netti.fi', 'saunalahti.fi', 'suomi24.fi', 'welho.com'],
];

const freeMail = new Set<string>([...providers, ...accessProviders]);

/** What an organisation registers of a domain: `mail.example.co.uk` → `example.co.uk`. */
export const registrableDomain = (domain: string): string | null =>
  getDomain(domain, { allowPrivateDomains: true });

/** A domain where anybody gets an address says nothing about a company; docs/domain.md 2. */
export const isFreeMail = (domain: string): boolean => freeMail.has(domain);
