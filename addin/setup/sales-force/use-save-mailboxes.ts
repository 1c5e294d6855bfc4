import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MarketingSetup } from '../../../server/contract/marketing-setup.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { useClient } from '../../ui/session.tsx';
import { useNotify } from '../../ui/use-notify.tsx';

export type Mailbox = MarketingSetup['sharedMailboxes'][number];

/** Mailboxes are kept as one list of the marketing set-up; the version keeps two from losing one. */
export function useSaveMailboxes(setup: MarketingSetup) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const queryKey = ['marketing-setup'];
  const refresh = () => queries.invalidateQueries({ queryKey });
  const save = async (sharedMailboxes: Mailbox[], { version } = setup) => {
    const saved = await client.call('changeMarketingSetup', {
      body: { sharedMailboxes },
      version,
      actionKey: newActionKey(),
    });
    queries.setQueryData(queryKey, saved);
    return saved;
  };
  const removeOne = async (mailbox: Mailbox) => {
    const { sharedMailboxes } = setup;
    try {
      const saved = await save(sharedMailboxes.filter((one) => one.address !== mailbox.address));
      notify.done(
        t('mailboxes.removed', { address: mailbox.address }),
        () => void save(sharedMailboxes, saved).catch(notify.failed),
      );
    } catch (error) {
      notify.failed(error);
      await refresh();
    }
  };
  return { save, refresh, remove: (mailbox: Mailbox) => void removeOne(mailbox) };
}
