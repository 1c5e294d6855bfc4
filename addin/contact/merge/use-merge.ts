import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactMerge } from '../../../server/contract/contact-merge.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { useClient } from '../../ui/session.tsx';
import { useNotify } from '../../ui/use-notify.tsx';

/** What shows contacts or their history is read anew. */
export function useContactsChanged(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.resetQueries({ queryKey: ['contacts'] });
    void queries.resetQueries({ queryKey: ['contact-duplicates'] });
    for (const key of ['contact', 'contact-missed', 'unknown-correspondents', 'log'])
      void queries.invalidateQueries({ queryKey: [key] });
  };
}

/** Takes a merge back, and says so. */
export function useUndoMerge(): (merge: Pick<ContactMerge, 'id'>) => Promise<void> {
  const client = useClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const changed = useContactsChanged();
  return async ({ id }) => {
    try {
      const { name } = await client.call('undoContactMerge', {
        params: { id },
        actionKey: newActionKey(),
      });
      notify.done(t('contactLife.merge.undone', { name }));
    } catch (error) {
      notify.failed(error);
    }
    changed();
  };
}
