import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../server/contract/contact.ts';
import type { UnknownCorrespondent } from '../../../server/contract/unknown-correspondent.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { useClient } from '../../ui/session.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import { ContactDialog } from '../ContactDialog.tsx';
import { type ContactDraft, emptyDraft } from '../contact-draft.ts';
import { useContactsChanged } from '../merge/use-merge.ts';

interface AddCorrespondentProps {
  one: UnknownCorrespondent;
  onClose(): void;
}

/** What the contact could be, read from the mail; a number alone tells nothing. */
function useProposedDraft({ kind, value, name }: UnknownCorrespondent): ContactDraft | null {
  const client = useClient();
  const proposal = useQuery({
    queryKey: ['contact-proposal', value],
    enabled: kind === 'address',
    queryFn: ({ signal }) =>
      client.call('proposeContact', {
        body: { emailAddress: value, ...(name !== null && { name }) },
        signal,
      }),
  });
  if (kind === 'number') return { ...emptyDraft, phoneNumbers: value };
  if (proposal.isPending) return null;
  if (!proposal.data) return { ...emptyDraft, emailAddresses: value, name: name ?? '' };
  const { contact, company } = proposal.data;
  return {
    ...emptyDraft,
    type: contact.type,
    name: contact.name,
    emailAddresses: (contact.emailAddresses ?? [value]).join('\n'),
    company,
  };
}

/** Makes a contact of a correspondent, and logs what there was with them. */
export function AddCorrespondent({ one, onClose }: AddCorrespondentProps) {
  const { t } = useTranslation();
  const client = useClient();
  const notify = useNotify();
  const changed = useContactsChanged();
  const draft = useProposedDraft(one);
  if (draft === null) return null;
  const attach = async ({ no, name }: Contact) => {
    onClose();
    try {
      const { logged } = await client.call('attachMissedInteractions', {
        params: { no },
        body: {},
        actionKey: newActionKey(),
      });
      notify.done(t('contactLife.unknown.added', { count: logged, name }));
    } catch (error) {
      notify.failed(error);
    }
    changed();
  };
  return (
    <ContactDialog
      contact={null}
      draft={draft}
      onClose={onClose}
      onSaved={(contact) => void attach(contact)}
      quiet
    />
  );
}
