import { hashOf, navigate, useRoute } from '../ui/route.ts';
import { ContactDialog } from './ContactDialog.tsx';
import { emptyDraft } from './contact-draft.ts';
import { useContactDefaults } from './use-contact-defaults.ts';

/** The dialog that creates a contact, prefilled from the address. */
export function NewContact() {
  const { query } = useRoute();
  const companyNo = query.get('companyNo');
  const defaults = useContactDefaults();
  if (defaults === null) return null;
  const draft = {
    ...emptyDraft,
    ...defaults,
    name: query.get('name') ?? '',
    emailAddresses: query.get('emailAddress') ?? '',
    phoneNumbers: query.get('phoneNumber') ?? '',
    company: companyNo ? { no: companyNo, name: query.get('companyName') ?? companyNo } : null,
  };
  return (
    <ContactDialog
      contact={null}
      draft={draft}
      onClose={() => navigate(hashOf(['contacts']), 'replace')}
      onSaved={(contact) => navigate(hashOf(['contacts', contact.no]), 'replace')}
    />
  );
}
