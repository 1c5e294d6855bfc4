import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AttachedInteractions } from '../../../server/contract/contact-history.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { useClient, usePermissions } from '../../ui/session.tsx';
import { useChanges } from '../../ui/use-changes.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { useContactsChanged } from '../merge/use-merge.ts';

/** What was not logged while nobody had the contact's addresses. */
export function useMissed(no: string) {
  const client = useClient();
  const { write } = usePermissions();
  const missed = useQuery({
    queryKey: ['contact-missed', no],
    queryFn: ({ signal }) => client.call('listMissedInteractions', { params: { no }, signal }),
    enabled: write,
  });
  useChanges(['contact', 'captureDecision'], (changes) => {
    // Of what has just been deleted here nothing is left to ask.
    const gone = changes.some(({ key, action }) => key === no && action === 'deleted');
    if (write && !gone) void missed.refetch();
  });
  return missed.data;
}

/** Logs it, and says what became of it. */
export function useAttachMissed(no: string) {
  const client = useClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const changed = useContactsChanged();
  const sentence = ({ logged, postponed, left }: AttachedInteractions) =>
    [
      t('contactLife.missed.done', { count: logged }),
      ...(postponed > 0 ? [t('contactLife.missed.postponed', { count: postponed })] : []),
      ...(left > 0 ? [t('contactLife.missed.left', { count: left })] : []),
    ].join(' ');
  return async (decisionIds?: number[]): Promise<void> => {
    try {
      const attached = await client.call('attachMissedInteractions', {
        params: { no },
        body: { decisionIds },
        actionKey: newActionKey(),
      });
      notify.done(sentence(attached));
    } catch (error) {
      notify.failed(error);
    }
    changed();
  };
}
