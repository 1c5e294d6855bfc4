import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { newActionKey } from '../ui/api-client.ts';
import { hashOf, navigate } from '../ui/route.ts';
import { useSession } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';

type MatchChoice = ContactDetail['matchChoices'][number];

export function useContactActions({ no, name, version }: ContactDetail) {
  const { client, host } = useSession();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      notify.failed(error);
      void queries.invalidateQueries({ queryKey: ['contact', no] });
    }
  };
  return {
    remove: () =>
      attempt(async () => {
        await client.call('deleteContact', { params: { no }, version, actionKey: newActionKey() });
        void queries.resetQueries({ queryKey: ['contacts'] });
        navigate(hashOf(['contacts']), 'replace');
        notify.done(t('contact.deleted', { name }));
      }),
    forget: ({ id, value }: MatchChoice) =>
      attempt(async () => {
        await client.call('deleteMatchChoice', { params: { no, id }, actionKey: newActionKey() });
        await queries.invalidateQueries({ queryKey: ['contact', no] });
        notify.done(t('contact.forgotten', { value }));
      }),
    copyLink: () =>
      attempt(async () => {
        const url = `${location.origin}${location.pathname}${hashOf(['contacts', no])}`;
        const how = await host.copyLink({ subPageId: `contact:${no}`, label: name, url });
        if (how === 'copied') notify.done(t('actions.linkCopied'));
      }),
  };
}
