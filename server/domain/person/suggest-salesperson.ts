import { ownsAddressOn } from '../salesperson/sender.ts';
import type { Setup, SetupPerson } from '../setup/setup.ts';

/**
 * The salesperson whose address the person's user name is on this day (docs/domain.md 3.5). None
 * for somebody who is linked or blocked, none who is blocked, and none whom another account of
 * the same directory is linked to: the address may have been given to somebody else.
 */
export const suggestSalesperson = (
  setup: Setup,
  person: SetupPerson,
  date: string,
): string | null => {
  if (person.salespersonId !== null || person.blocked) return null;
  const address = person.userName.toLowerCase();
  for (const one of setup.salespeople.values()) {
    if (one.blocked || !ownsAddressOn(one, address, date)) continue;
    const taken = setup.people.some(
      ({ tid, salespersonId }) => tid === person.tid && salespersonId === one.id,
    );
    return taken ? null : one.code;
  }
  return null;
};
