import { useTranslation } from 'react-i18next';
import { hashOf, useRoute } from '../ui/route.ts';
import { ContactList } from './ContactList.tsx';
import { ContactPage } from './ContactPage.tsx';
import { NewContact } from './NewContact.tsx';

/** The list, one contact, or the dialog that creates one. */
export function ContactsScreen() {
  const { t } = useTranslation();
  const [, no] = useRoute().path;
  if (no && no !== 'new') {
    const back = { href: hashOf(['contacts']), text: t('contact.toList') };
    return <ContactPage key={no} no={no} back={back} />;
  }
  return (
    <>
      <ContactList />
      {no === 'new' && <NewContact />}
    </>
  );
}
