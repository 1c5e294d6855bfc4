import { useEffect, useState } from 'react';
import type { Contact } from '../../../server/contract/contact.ts';
import type { MissedInteractions } from '../../../server/contract/contact-history.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { useClient } from '../../ui/session.tsx';
import { MissedDialog } from './MissedDialog.tsx';
import { MoveEntriesDialog, type WronglyLogged } from './MoveEntriesDialog.tsx';

type Reachable = Pick<Contact, 'emailAddresses' | 'phoneNumbers'>;

const reachOf = ({ emailAddresses, phoneNumbers }: Reachable) => [
  ...emailAddresses,
  ...phoneNumbers,
];

interface AfterSavingProps {
  before: Reachable;
  saved: Contact;
  onDone(): void;
}

/** What a contact's new and former addresses leave to decide: one question after the other, or none. */
export function AfterSaving({ before, saved, onDone }: AfterSavingProps) {
  const client = useClient();
  const [wrong, setWrong] = useState<WronglyLogged[] | null>(null);
  const [missed, setMissed] = useState<MissedInteractions | null>(null);
  const { no } = saved;

  useEffect(() => {
    const had = reachOf(before);
    const has = reachOf(saved);
    const look = async () => {
      const params = { no };
      const found: WronglyLogged[] = [];
      for (const via of had.filter((one) => !has.includes(one))) {
        const body = { via, to: null, dryRun: true };
        const actionKey = newActionKey();
        const counts = await client.call('moveContactEntries', { params, body, actionKey });
        if (counts.entries > 0) found.push({ via, ...counts });
      }
      const added = has.some((one) => !had.includes(one));
      const offered = added ? await client.call('listMissedInteractions', { params }) : null;
      setMissed(offered !== null && offered.count > 0 ? offered : null);
      setWrong(found);
      if (found.length === 0 && !offered?.count) onDone();
    };
    // The contact is saved whatever comes of this; its page offers what was missed as well.
    look().catch(onDone);
  }, [client, before, saved, no, onDone]);

  if (wrong === null) return null;
  const [first, ...rest] = wrong;
  if (first)
    return (
      <MoveEntriesDialog
        key={first.via}
        contact={saved}
        wrong={first}
        onClose={() => {
          setWrong(rest);
          if (rest.length === 0 && missed === null) onDone();
        }}
      />
    );
  return missed && <MissedDialog no={no} missed={missed} onClose={onDone} />;
}
