import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
} from '../../server/contract/interaction-log-entry.ts';
import { newActionKey } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';
import { type Pages, withChanged } from '../ui/list/paged-list.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';

export const entryKey = (entryNo: number) => ['interaction-log-entry', entryNo];

/** Shows what an entry has become, in its panel and in every list that has it. */
export function useShowEntry(): (entry: InteractionLogEntry) => void {
  const queries = useQueryClient();
  return (entry) => {
    queries.setQueryData<InteractionLogEntryDetail>(
      entryKey(entry.entryNo),
      (old) => old && { ...old, ...entry },
    );
    queries.setQueriesData<Pages<InteractionLogEntry>>(
      { queryKey: ['interaction-log-entries'] },
      (old) => old && withChanged(old, [entry], ({ entryNo }) => entryNo),
    );
  };
}

export function useEntryActions() {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const show = useShowEntry();

  const attempt = async (act: () => Promise<void>, entryNo: number) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      notify.failed(error);
      if (error instanceof ApiError && error.code === 'versionOutdated') {
        await queries.invalidateQueries({ queryKey: entryKey(entryNo) });
      }
    } finally {
      setBusy(false);
    }
  };

  const restore = ({ entryNo, version }: InteractionLogEntry) =>
    attempt(async () => {
      show(
        await client.call('restoreInteractionLogEntry', {
          params: { entryNo },
          version,
          actionKey: newActionKey(),
        }),
      );
      notify.done(t('entry.restored', { no: entryNo }));
    }, entryNo);
  const cancel = ({ entryNo, version }: InteractionLogEntry) =>
    attempt(async () => {
      const canceled = await client.call('cancelInteractionLogEntry', {
        params: { entryNo },
        version,
        actionKey: newActionKey(),
      });
      show(canceled);
      notify.done(t('entry.canceled', { no: entryNo }), () => void restore(canceled));
    }, entryNo);

  return { cancel, restore, busy };
}
