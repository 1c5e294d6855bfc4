import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClient, usePermissions } from '../ui/session.tsx';
import { buildId } from './build-id.ts';
import { type DraftPeople, readDoNotLog, readDraftPeople, storeDoNotLog } from './draft-mail.ts';
import type { Draft } from './mail-item.ts';
import { platformOf } from './outlook-facts.ts';
import { useMailbox } from './pane-context.tsx';

/** Typing a name changes the recipients several times a second. */
const settle = 400;

/** Whom the message goes to, read anew whenever that changes. */
export function useDraftPeople(draft: Draft) {
  const mailbox = useMailbox();
  const queries = useQueryClient();
  const { key } = draft;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onChange = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void queries.invalidateQueries({ queryKey: ['draft', key, 'people'] });
      }, settle);
    };
    const { RecipientsChanged } = Office.EventType;
    const stop = mailbox.onItemEvent({ kind: 'composing', key }, RecipientsChanged, onChange);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [mailbox, queries, key]);
  return useQuery({
    queryKey: ['draft', key, 'people'],
    queryFn: () => readDraftPeople(mailbox, draft),
    staleTime: 0,
  });
}

/** What sending it now would log; the last answer stands until the next is there. */
export function useDraftPreview(draft: Draft, people: DraftPeople | undefined) {
  const client = useClient();
  const { write } = usePermissions();
  const nobody = !people || people.to.length + people.cc.length + people.bcc.length === 0;
  const preview = useQuery({
    queryKey: ['draft', draft.key, 'preview', people],
    queryFn: ({ signal }) =>
      client.call('previewEmail', {
        body: {
          ...people,
          client: { surface: 'pane', version: buildId, platform: platformOf() },
        },
        signal,
      }),
    enabled: write && !nobody,
    placeholderData: (previous) => previous,
  });
  return { preview, nobody };
}

export interface DoNotLog {
  value: boolean;
  /** Outlook has not told it yet, or is keeping it. */
  busy: boolean;
  error: unknown;
  set(value: boolean): Promise<void>;
}

export function useDoNotLog(draft: Draft): DoNotLog {
  const mailbox = useMailbox();
  const queries = useQueryClient();
  const queryKey = ['draft', draft.key, 'doNotLog'];
  const stored = useQuery({ queryKey, queryFn: () => readDoNotLog(mailbox, draft), staleTime: 0 });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    value: stored.data ?? false,
    busy: busy || stored.isPending,
    error: error ?? stored.error,
    async set(value) {
      setBusy(true);
      setError(null);
      try {
        await storeDoNotLog(mailbox, draft, value);
        queries.setQueryData(queryKey, value);
      } catch (caught) {
        setError(caught);
      } finally {
        setBusy(false);
      }
    },
  };
}
