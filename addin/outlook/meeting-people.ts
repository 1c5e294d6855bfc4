import type { AddressMatch, ContactListItem } from '../../server/contract/contact.ts';
import { contactOf } from './behind-mail.ts';
import type { MailAddress } from './mail-address.ts';

export interface MeetingPeople {
  contacts: { contact: ContactListItem; address: string; sure: boolean }[];
  strangers: MailAddress[];
  /** How many of us take part. */
  ours: number;
}

/** Who of those that take part are contacts; of an ambiguous address everybody who has it. */
export function meetingPeople(
  people: readonly MailAddress[],
  matches: readonly AddressMatch[],
): MeetingPeople {
  const byAddress = new Map(matches.map((match) => [match.emailAddress, match]));
  const contacts = new Map<string, MeetingPeople['contacts'][number]>();
  const strangers: MailAddress[] = [];
  let ours = 0;
  for (const person of people) {
    const match = byAddress.get(person.address);
    if (match === undefined) continue;
    if (match.own) ours += 1;
    else if (match.contacts.length === 0) strangers.push(person);
    else {
      const one = contactOf({ person, match });
      for (const contact of one === null ? match.contacts : [one])
        if (!contacts.has(contact.no))
          contacts.set(contact.no, { contact, address: person.address, sure: one !== null });
    }
  }
  return { contacts: [...contacts.values()], strangers, ours };
}
