import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UnknownCorrespondent } from '../../../server/contract/unknown-correspondent.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { useClient, useMe } from '../../ui/session.tsx';
import { useNotify } from '../../ui/use-notify.tsx';

export function useUnknownActions() {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const { salespersonCode } = useMe();
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      notify.failed(error);
    }
    await queries.invalidateQueries({ queryKey: ['unknown-correspondents'] });
  };
  const keyOf = ({ kind, value }: UnknownCorrespondent) => ({ kind, value });
  const show = (one: UnknownCorrespondent) =>
    attempt(async () => {
      await client.call('showUnknownCorrespondent', { body: keyOf(one) });
    });
  return {
    hide: (one: UnknownCorrespondent) =>
      attempt(async () => {
        await client.call('hideUnknownCorrespondent', { body: keyOf(one) });
        const text = t('contactLife.unknown.hidden', { value: one.value });
        notify.done(text, () => void show(one));
      }),
    /** For oneself: whether it holds for everyone is an administrator's to say. */
    neverLog: (one: UnknownCorrespondent) =>
      attempt(async () => {
        await client.call('createNeverLog', {
          body: { ...keyOf(one), owner: salespersonCode },
          actionKey: newActionKey(),
        });
        notify.done(t('neverLog.added', { value: one.value }));
      }),
  };
}
