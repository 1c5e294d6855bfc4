import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactProposal } from '../../server/contract/contact.ts';
import { ErrorState } from '../ui/list/ListStates.tsx';
import { useClient } from '../ui/session.tsx';
import { ContactAdded } from './ContactAdded.tsx';
import { DuplicateChoice } from './DuplicateChoice.tsx';
import type { MailAddress } from './mail-address.ts';
import type { MailItem } from './mail-item.ts';
import { NewContactForm } from './NewContactForm.tsx';
import { PanePage } from './PanePage.tsx';
import { PaneSkeleton } from './PaneSkeleton.tsx';
import { usePane } from './pane-context.tsx';

interface AddContactPageProps {
  person: MailAddress;
  item: MailItem | null;
}

/** Makes the person of a mail a contact, after looking whether one is there already. */
export function AddContactPage({ person, item }: AddContactPageProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { show } = usePane();
  // Whom it was opened for stays, whatever mail a pinned pane shows meanwhile.
  const [openedFor] = useState(item?.key);
  const [added, setAdded] = useState<string | null>(null);
  const proposal = useQuery({
    queryKey: ['contact-proposal', person],
    queryFn: ({ signal }) =>
      client.call('proposeContact', {
        body: { emailAddress: person.address, ...(person.name && { name: person.name }) },
        signal,
      }),
    gcTime: 0,
  });
  const close = () => show({ name: 'mail' });
  const mail = item?.kind === 'reading' && item.key === openedFor ? item : null;
  return (
    <PanePage title={t('pane.addTitle')} onClose={close}>
      {added !== null ? (
        <ContactAdded name={added} mail={mail} onClose={close} />
      ) : proposal.data ? (
        <Steps person={person} proposal={proposal.data} onAdded={setAdded} />
      ) : proposal.error ? (
        <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />
      ) : (
        <PaneSkeleton />
      )}
    </PanePage>
  );
}

interface StepsProps {
  person: MailAddress;
  proposal: ContactProposal;
  onAdded(name: string): void;
}

function Steps({ person, proposal, onAdded }: StepsProps) {
  const [isNew, setIsNew] = useState(proposal.duplicates.length === 0);
  if (isNew) return <NewContactForm proposal={proposal} onAdded={onAdded} />;
  return (
    <DuplicateChoice
      person={person}
      duplicates={proposal.duplicates}
      onNew={() => setIsNew(true)}
      onAdded={onAdded}
    />
  );
}
