import { useTranslation } from 'react-i18next';
import { hashOf, hashWith, navigate, useRoute } from '../ui/route.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { ContactList } from './ContactList.tsx';
import { ContactPage } from './ContactPage.tsx';
import { NewContact } from './NewContact.tsx';

/** The list, one contact, or the dialog that creates one. */
export function ContactsScreen() {
  const { t } = useTranslation();
  const notify = useNotify();
  const route = useRoute();
  const [, no, ...rest] = route.path;
  if (no && no !== 'new') {
    const back = { href: hashOf(['contacts']), text: t('contact.toList') };
    return (
      <ContactPage
        key={no}
        no={no}
        back={back}
        onFollowed={(to) => {
          notify.told(t('contactLife.merge.moved', { no }));
          navigate(hashWith(route, {}, ['contacts', to, ...rest]), 'replace');
        }}
      />
    );
  }
  return (
    <>
      <ContactList />
      {no === 'new' && <NewContact />}
    </>
  );
}
