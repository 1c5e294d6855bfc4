import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { newActionKey } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';

/** Somebody else was quicker: nothing is wrong, the row only has to go. */
const decided = new Set(['notFound', 'gone', 'notPostponed', 'alreadyAssigned', 'versionOutdated']);

export interface Choice {
  no: string;
  name: string;
}

export function usePostponedActions(onGone: (entryNo: number) => void) {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const [busyEntryNo, setBusyEntryNo] = useState<number | null>(null);

  const attempt = async (entryNo: number, act: () => Promise<string>, undo?: () => void) => {
    setBusyEntryNo(entryNo);
    try {
      notify.done(await act(), undo);
      onGone(entryNo);
    } catch (error) {
      if (error instanceof ApiError && decided.has(error.code)) {
        notify.done(t('postponed.already'));
        onGone(entryNo);
      } else {
        notify.failed(error);
      }
    } finally {
      setBusyEntryNo(null);
      await queries.invalidateQueries({ queryKey: ['postponed-count'] });
    }
  };

  const restore = async (entryNo: number) => {
    try {
      const actionKey = newActionKey();
      await client.call('restorePostponedInteraction', { params: { entryNo }, actionKey });
      for (const part of ['postponed-interactions', 'postponed-count', 'waiting', 'mail'])
        void queries.invalidateQueries({ queryKey: [part] });
    } catch (error) {
      notify.failed(error);
    }
  };

  return {
    busyEntryNo,
    assign: (
      { entryNo, version, contactVia }: PostponedInteraction,
      to: Choice,
      remember: boolean,
    ) =>
      attempt(entryNo, async () => {
        const body = { contactNo: to.no, remember };
        await client.call('assignPostponedInteraction', {
          params: { entryNo },
          body,
          version,
          actionKey: newActionKey(),
        });
        return remember
          ? t('postponed.loggedRemembered', { name: to.name, address: contactVia ?? '' })
          : t('postponed.logged', { name: to.name });
      }),
    discard: ({ entryNo, version }: PostponedInteraction) =>
      attempt(
        entryNo,
        async () => {
          await client.call('deletePostponedInteraction', {
            params: { entryNo },
            version,
            actionKey: newActionKey(),
          });
          return t('postponed.discarded');
        },
        () => void restore(entryNo),
      ),
  };
}
