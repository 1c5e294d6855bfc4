import { hashOf, navigate, useRoute } from '../ui/route.ts';
import { ContactDialog } from './ContactDialog.tsx';
import { ContactList } from './ContactList.tsx';
import { ContactPage } from './ContactPage.tsx';
import { emptyDraft } from './contact-draft.ts';

/** The list, one contact, or the dialog that creates one, prefilled from the address. */
export function ContactsScreen() {
  const { path, query } = useRoute();
  const [, no] = path;
  if (no && no !== 'new') return <ContactPage key={no} no={no} />;
  const companyNo = query.get('companyNo');
  const draft = {
    ...emptyDraft,
    name: query.get('name') ?? '',
    emailAddresses: query.get('emailAddress') ?? '',
    company: companyNo ? { no: companyNo, name: query.get('companyName') ?? companyNo } : null,
  };
  return (
    <>
      <ContactList />
      {no === 'new' && (
        <ContactDialog
          contact={null}
          draft={draft}
          onClose={() => navigate(hashOf(['contacts']), 'replace')}
          onSaved={(contact) => navigate(hashOf(['contacts', contact.no]), 'replace')}
        />
      )}
    </>
  );
}
