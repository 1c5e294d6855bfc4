import type { AddressMatch } from '../../contract/contact.ts';
import type { Actor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import { matchContact } from '../../domain/contact/match-contact.ts';
import { readAddress, withoutTag } from '../../domain/email/address.ts';
import { isOwnAddress } from '../../domain/salesperson/sender.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { Handle } from '../storage.ts';
import { loadAddressBook } from './address-book.ts';
import { selectContacts } from './contact-rows.ts';
import { presentRows } from './list-contacts.ts';

/** The address itself, then without its tag, as matching tries them. */
const ladder = (address: string): string[] => {
  const bare = withoutTag(address);
  return bare === null ? [address] : [address, bare];
};

/** The contacts behind addresses, and which of them a mail would be logged to. */
export const matchAddresses = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  emailAddresses: readonly string[],
): Promise<{ items: AddressMatch[] }> => {
  const { sql, engine } = handle;
  const asked = emailAddresses.map((emailAddress) => {
    const address = readAddress(emailAddress);
    return { emailAddress, steps: address.includes('@') ? ladder(address) : [] };
  });
  const book = await loadAddressBook(handle, [...new Set(asked.flatMap(({ steps }) => steps))]);
  const ids = [...book.candidates.values(), [...book.choices.values()]].flat().map(({ id }) => id);
  const companies = [...book.candidates.values()]
    .flat()
    .flatMap(({ companyId }) => companyId ?? []);
  const wanted = [...new Set([...ids, ...companies])];
  const rows =
    wanted.length === 0
      ? []
      : await selectContacts({ sql, engine })
          .where((eb) => engine.isOneOf(eb, 'c.id', wanted))
          .execute();
  const present = await presentRows(handle, setup, actor, rows);
  const items = new Map(rows.map((row) => [row.id, present(row)]));
  const today = businessDay(Date.now(), setup.timeZone);

  return {
    items: asked.map(({ emailAddress, steps }) => {
      const known = (step: string) => book.candidates.has(step) || book.choices.has(step);
      const step = steps.find(known) ?? '';
      const candidates = book.candidates.get(step) ?? [];
      const choice = book.choices.get(step) ?? null;
      const match = matchContact(candidates, choice);
      const chosen = match.kind === 'one' ? match.contactId : null;
      const shown = new Set([...(chosen === null ? [] : [chosen]), ...candidates.map((c) => c.id)]);
      return {
        emailAddress,
        own: steps.some((one) => isOwnAddress(setup, one, today)),
        contactNo: chosen === null ? null : (items.get(chosen)?.no ?? null),
        contacts: [...shown]
          .flatMap((id) => items.get(id) ?? [])
          .sort((a, b) => (b.lastInteractionDate ?? '').localeCompare(a.lastInteractionDate ?? '')),
      };
    }),
  };
};
