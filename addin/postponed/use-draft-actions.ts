import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { useCreateInteraction } from '../create-interaction/CreateInteractionProvider.tsx';
import { newActionKey } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';
import { useFormats } from '../ui/dates.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';

const concerned = [
  'postponed-interactions',
  'postponed-count',
  'interaction-log-entries',
  'waiting',
];
const gone = new Set(['notFound', 'gone', 'notPostponed', 'versionOutdated']);

/** Resume, finish and delete a draft; who has it open is said to the second person. */
export function useDraftActions() {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const { time } = useFormats();
  const { resume } = useCreateInteraction();
  const [busyEntryNo, setBusyEntryNo] = useState<number | null>(null);

  const refresh = () =>
    Promise.all(concerned.map((part) => queries.invalidateQueries({ queryKey: [part] })));
  const told = (error: unknown) => {
    const field = (path: string) =>
      error instanceof ApiError ? error.fields.find((one) => one.path === path)?.value : undefined;
    const [by, until] = [field('resumedBy'), field('resumedUntil')];
    if (by && until) notify.told(t('postponed.openAt', { by, until: time(until) }));
    else if (error instanceof ApiError && gone.has(error.code)) notify.told(t('postponed.already'));
    else notify.failed(error);
  };
  const attempt = async (entryNo: number, act: () => Promise<void>) => {
    setBusyEntryNo(entryNo);
    try {
      await act();
    } catch (error) {
      told(error);
    } finally {
      setBusyEntryNo(null);
      await refresh();
    }
  };
  const restore = async (entryNo: number) => {
    try {
      const actionKey = newActionKey();
      await client.call('restorePostponedInteraction', { params: { entryNo }, actionKey });
      await refresh();
    } catch (error) {
      notify.failed(error);
    }
  };

  return {
    busyEntryNo,
    undoDiscard: restore,
    resume: ({ entryNo }: PostponedInteraction) =>
      attempt(entryNo, async () =>
        resume(await client.call('resumePostponedInteraction', { params: { entryNo } })),
      ),
    finish: ({ entryNo, version }: PostponedInteraction) =>
      attempt(entryNo, async () => {
        const logged = await client.call('finishPostponedInteraction', {
          params: { entryNo },
          version,
          body: {},
          actionKey: newActionKey(),
        });
        notify.done(t('create.logged', { name: logged.contactName ?? '' }));
      }),
    discard: ({ entryNo, version }: PostponedInteraction) =>
      attempt(entryNo, async () => {
        await client.call('deletePostponedInteraction', {
          params: { entryNo },
          version,
          actionKey: newActionKey(),
        });
        notify.done(t('postponed.discarded'), () => void restore(entryNo));
      }),
  };
}

export type DraftActions = ReturnType<typeof useDraftActions>;
