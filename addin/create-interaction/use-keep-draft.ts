import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InteractionDraftInput } from '../../server/contract/interaction-draft.ts';
import { newActionKey } from '../ui/api-client.ts';
import { useClient, useMe } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { keepDraft } from './kept-drafts.ts';

/** Postpones a draft, or keeps it in this browser until that can be done. */
export function useKeepDraft() {
  const client = useClient();
  const me = useMe();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  return async (said: InteractionDraftInput, done: string): Promise<void> => {
    const id = newActionKey();
    try {
      await client.call('postponeInteraction', { body: said, actionKey: id });
      notify.done(done);
    } catch {
      // Whatever is wrong with it, the words are kept: they are sent again, at last by themselves.
      keepDraft(me, { id, said, entry: null });
      notify.told(t('create.keptHere'));
    }
    for (const part of ['postponed-interactions', 'postponed-count', 'waiting'])
      void queries.invalidateQueries({ queryKey: [part] });
  };
}
