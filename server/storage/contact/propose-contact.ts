import type { ContactProposal, ProposalFor } from '../../contract/contact.ts';
import type { Actor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import {
  companyOfDomain,
  nameVariants,
  type ProposedContact,
  readProposedContact,
} from '../../domain/contact/propose-contact.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import { domainOf, isWithin, readAddress, withoutTag } from '../../domain/email/address.ts';
import { isOwnAddress } from '../../domain/salesperson/sender.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { Handle } from '../storage.ts';
import { type ContactRow, selectContacts } from './contact-rows.ts';
import { presentRows } from './list-contacts.ts';

const maxDuplicates = 10;
/** Enough to tell whose domain it is. */
const maxOfDomain = 200;

const readableAddress = (raw: string): string => {
  const address = readAddress(raw);
  if (address.includes('@')) return address;
  throw invalidInput([
    { path: 'emailAddress', code: address, message: `${raw} is no e-mail address.` },
  ]);
};

const carriers = ({ sql, engine }: Handle, addresses: readonly string[]): Promise<ContactRow[]> =>
  selectContacts({ sql, engine })
    .where('c.deleted_at', 'is', null)
    .where('c.id', 'in', (eb) =>
      eb
        .selectFrom('contact_address as a')
        .select('a.contact_id')
        .where('a.kind', '=', 'address')
        .where((inner) => engine.isOneOf(inner, 'a.value', addresses)),
    )
    .orderBy('c.id')
    .execute();

const ofDomain = async ({ sql, engine }: Handle, domain: string | null): Promise<ContactRow[]> =>
  domain === null
    ? []
    : engine
        .first(
          selectContacts({ sql, engine })
            .where('c.deleted_at', 'is', null)
            .where('c.id', 'in', (eb) =>
              eb
                .selectFrom('contact_address as a')
                .select('a.contact_id')
                .where('a.domain', '=', domain),
            )
            .orderBy('c.type')
            .orderBy('c.id'),
          maxOfDomain,
        )
        .execute();

const namesakes = (
  { sql, engine }: Handle,
  { name, companyName }: ProposedContact,
): Promise<ContactRow[]> => {
  const names = [...nameVariants(name), ...(companyName === null ? [] : [companyName])];
  const query = selectContacts({ sql, engine })
    .where('c.deleted_at', 'is', null)
    .where((eb) =>
      engine.isOneOf(
        eb,
        'c.sort_name',
        names.map((one) => one.toLowerCase().slice(0, 100)),
      ),
    )
    .orderBy('c.id');
  return engine.first(query, maxDuplicates * 2).execute();
};

interface Found {
  carrying: ContactRow[];
  domain: ContactRow[];
  named: ContactRow[];
}

const findCompany = (proposed: ProposedContact, found: Found): ContactRow | null => {
  const id = companyOfDomain(found.domain.map((row) => ({ companyId: row.company_id })));
  const spoken = proposed.companyName?.toLowerCase();
  return (
    found.domain.find((row) => row.id === id) ??
    found.named.find((row) => row.type === 'company' && row.sort_name === spoken) ??
    null
  );
};

/** Likely ones first: the address, the name within the domain, the name, the domain. */
const duplicatesOf = (
  { name }: ProposedContact,
  { carrying, domain, named }: Found,
): { row: ContactRow; why: ContactProposal['duplicates'][number]['why'] }[] => {
  const variants = new Set(nameVariants(name));
  const isNamesake = (row: ContactRow) => variants.has(row.sort_name);
  const domainIds = new Set(domain.map((row) => row.id));
  const ranked = [
    ...carrying.map((row) => ({ row, why: 'sameAddress' as const })),
    ...named
      .filter(isNamesake)
      .sort((a, b) => Number(domainIds.has(b.id)) - Number(domainIds.has(a.id)))
      .map((row) => ({ row, why: 'sameName' as const })),
    ...domain.map((row) => ({ row, why: 'sameDomain' as const })),
  ];
  const seen = new Set<number>();
  return ranked.filter(({ row }) => !seen.has(row.id) && seen.add(row.id)).slice(0, maxDuplicates);
};

/** The company itself, when only its persons carry the domain. */
const loadCompany = async (handle: Handle, found: Found): Promise<ContactRow[]> => {
  const id = companyOfDomain(found.domain.map((row) => ({ companyId: row.company_id })));
  if (id === null || found.domain.some((row) => row.id === id)) return found.domain;
  const company = await selectContacts(handle)
    .where('c.id', '=', id)
    .where('c.deleted_at', 'is', null)
    .execute();
  return [...company, ...found.domain];
};

/** What a contact for an address could be, and those it may be already. */
export const proposeContact = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  from: ProposalFor,
): Promise<ContactProposal> => {
  const address = readableAddress(from.emailAddress);
  const isOurs =
    isWithin(domainOf(address), setup.ownDomains) ||
    isOwnAddress(setup, address, businessDay(Date.now(), setup.timeZone));
  const proposed = readProposedContact(address, from.name, isOurs);
  const bare = withoutTag(address);
  const found: Found = {
    carrying: await carriers(handle, bare === null ? [address] : [address, bare]),
    domain: await ofDomain(handle, proposed.domain),
    named: await namesakes(handle, proposed),
  };
  found.domain = await loadCompany(handle, found);
  const company = proposed.type === 'company' ? null : findCompany(proposed, found);
  const duplicates = duplicatesOf(proposed, found);
  const present = await presentRows(
    handle,
    setup,
    actor,
    duplicates.map(({ row }) => row),
  );
  return {
    contact: {
      type: proposed.type,
      name: proposed.name,
      companyNo: company?.no ?? null,
      emailAddresses: [address],
    },
    company: company === null ? null : { no: company.no, name: company.name },
    companyName: company === null && proposed.type === 'person' ? proposed.companyName : null,
    duplicates: duplicates.map(({ row, why }) => ({ contact: present(row), why })),
  };
};
