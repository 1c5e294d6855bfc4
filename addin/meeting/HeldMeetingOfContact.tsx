import { useQuery } from '@tanstack/react-query';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { useClient } from '../ui/session.tsx';
import { HeldMeetingDialog } from './HeldMeetingDialog.tsx';

const mostPeople = 100;

interface HeldMeetingOfContactProps {
  contact: Pick<ContactDetail, 'no' | 'type' | 'companyNo'>;
  onClose(): void;
}

/** A meeting with a contact: who else of the company took part is chosen from its persons. */
export function HeldMeetingOfContact({ contact, onClose }: HeldMeetingOfContactProps) {
  const client = useClient();
  const { no, type, companyNo } = contact;
  const company = type === 'company' ? no : companyNo;
  const query =
    company === null ? { search: no, limit: 1 } : { companyNo: company, limit: mostPeople };
  const people = useQuery({
    queryKey: ['contacts', 'of-meeting', query],
    queryFn: ({ signal }) => client.call('listContacts', { query, signal }),
    select: ({ items }) => items,
  }).data;
  if (people === undefined) return null;
  // The one it was opened from comes first, and is ticked; a company alone is itself the contact.
  const sorted = people.toSorted((one, other) => Number(other.no === no) - Number(one.no === no));
  return (
    <HeldMeetingDialog
      people={sorted.map((one) => ({ contact: one, chosen: one.no === no && type === 'person' }))}
      description=""
      startsAt={null}
      endsAt={null}
      location=""
      onClose={onClose}
    />
  );
}
