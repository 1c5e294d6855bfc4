import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeleteCanceledFilter } from '../../server/contract/delete-canceled.ts';
import { newActionKey } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';

const progressMilliseconds = 700;

export interface Deletion {
  count: number | null;
  counting: boolean;
  /** Of the count or of the act. */
  error: unknown;
  /** One that goes on, be it somebody else's. */
  running: { startedBy: string; count: number; deleted: number } | null;
  busy: boolean;
  /** How many went, once it has ended. */
  deleted: number | null;
  start(): Promise<void>;
}

/** Counts what the filters name, deletes it, and watches what goes on in the background. */
export function useDeleteCanceled(filter: DeleteCanceledFilter): Deletion {
  const client = useClient();
  const queries = useQueryClient();
  const actionKey = useActionKey();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [deleted, setDeleted] = useState<number | null>(null);
  const [watching, setWatching] = useState(false);
  const counted = useQuery({
    queryKey: ['delete-canceled', filter],
    queryFn: () =>
      client.call('deleteCanceledInteractionLogEntries', {
        body: { ...filter, dryRun: true },
        actionKey: newActionKey(),
      }),
    gcTime: 0,
    placeholderData: (previous) => previous,
  });
  const progressKey = ['delete-canceled-progress'];
  const progress = useQuery({
    queryKey: progressKey,
    queryFn: ({ signal }) => client.call('getDeleteCanceledProgress', { signal }),
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.running ? progressMilliseconds : false),
  });
  const running = progress.data?.running ?? null;
  if (watching && !progress.isFetching && running === null && progress.data?.last) {
    setWatching(false);
    setDeleted(progress.data.last.deleted);
  }
  const start = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = { ...filter, dryRun: false };
      const answer = await client.call('deleteCanceledInteractionLogEntries', {
        body,
        actionKey: actionKey(body),
      });
      if (answer.inBackground) {
        await queries.invalidateQueries({ queryKey: progressKey });
        setWatching(true);
      } else setDeleted(answer.deleted);
      await queries.invalidateQueries({ queryKey: ['interaction-log-entries'] });
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return {
    count: counted.data?.count ?? null,
    counting: counted.isFetching,
    error: error ?? counted.error,
    running,
    busy: busy || watching,
    deleted,
    start,
  };
}
