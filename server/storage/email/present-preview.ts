import type { Decision } from '../../contract/capture-decision.ts';
import type { EmailPreview } from '../../contract/email.ts';
import {
  type AddressBook,
  addressesToMatch,
  type EmailDirection,
  type ParticipantDecision,
} from '../../domain/email/decide-email.ts';
import { loadAddressBook } from '../contact/address-book.ts';
import type { Handle } from '../storage.ts';

/** All that is told of a private message. */
export const privateDecision = (reason: Decision['reason'] | null): Decision => ({
  address: null,
  role: null,
  outcome: 'notLogged',
  reason: reason ?? 'markedPrivate',
});

export const privatePreview = (reason: Decision['reason']): EmailPreview => ({
  direction: null,
  decisions: [{ ...privateDecision(reason), contactName: null, companyName: null }],
});

/** What logging a message or an invitation would do, with the names of the contacts. */
export const presentPreview = async (
  handle: Handle,
  direction: EmailDirection,
  decide: (book: AddressBook) => ParticipantDecision[],
): Promise<EmailPreview> => {
  const decisions = decide(await loadAddressBook(handle, addressesToMatch(direction.concerned)));
  const ids = decisions.flatMap(({ contactId }) => contactId ?? []);
  const contacts =
    ids.length === 0
      ? []
      : await handle.sql
          .selectFrom('contact as c')
          .leftJoin('contact as k', 'k.id', 'c.company_id')
          .select(['c.id', 'c.no', 'c.name', 'c.type', 'k.name as company_name'])
          .where((eb) => handle.engine.isOneOf(eb, 'c.id', ids))
          .execute();
  const byId = new Map(contacts.map((row) => [row.id, row]));
  return {
    direction: direction.direction,
    decisions: decisions.map(({ address, role, outcome, reason: why, rule, contactId }) => {
      const contact = contactId === null ? undefined : byId.get(contactId);
      return {
        address,
        role,
        outcome,
        reason: why,
        ...(rule !== null && { rule }),
        ...(contact !== undefined && { contactNo: contact.no }),
        contactName: contact?.name ?? null,
        companyName: contact?.type === 'person' ? (contact.company_name ?? null) : null,
      };
    }),
  };
};
