import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import type { ApiClient } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';
import { useClient, useMe, usePermissions } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { forgetDraft, type KeptDraft, keptDrafts, onKeptDrafts } from './kept-drafts.ts';

const firstRetryMilliseconds = 2_000;
const maxRetryMilliseconds = 20_000;

/** A network that takes a request and never answers must not hold up the next attempt. */
const inTime = () => AbortSignal.timeout(10_000);

export const useKeptCount = (): number => {
  const me = useMe();
  return useSyncExternalStore(onKeptDrafts, () => keptDrafts(me).length);
};

/** Somebody went on with what it was resumed from, or it is gone: the words become one of their own. */
const isSuperseded = (error: unknown): boolean =>
  error instanceof ApiError && [403, 404, 409, 410, 412].includes(error.status);

async function sendKept(client: ApiClient, { id, said, entry }: KeptDraft): Promise<void> {
  if (entry !== null) {
    try {
      await client.call('changePostponedInteraction', {
        params: { entryNo: entry.entryNo },
        version: entry.version,
        body: said,
        actionKey: id,
        signal: inTime(),
      });
      return;
    } catch (error) {
      if (!isSuperseded(error)) throw error;
    }
  }
  const comments = said.comments?.map(({ comment }) => ({ comment }));
  try {
    const body = { ...said, comments };
    await client.call('postponeInteraction', { body, actionKey: `${id}-new`, signal: inTime() });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error;
    // A contact or a template may be blocked by now; what was written is worth more.
    const body = { description: said.description, comments };
    await client.call('postponeInteraction', {
      body,
      actionKey: `${id}-words`,
      signal: inTime(),
    });
  }
}

async function sendAll(client: ApiClient, me: Me): Promise<number> {
  let sent = 0;
  for (const draft of keptDrafts(me)) {
    await sendKept(client, draft);
    forgetDraft(me, draft.id);
    sent += 1;
  }
  return sent;
}

/** Postpones what could not be sent as soon as the server can be reached again. */
export function useSendKeptDrafts(): void {
  const client = useClient();
  const me = useMe();
  const { write } = usePermissions();
  const { t } = useTranslation();
  const notify = useNotify();
  const queries = useQueryClient();
  const count = useKeptCount();
  const sending = useRef(false);
  const askedMeanwhile = useRef(false);
  const send = useEffectEvent(async () => {
    if (!write) return;
    // The network may come back while an attempt without it has yet to fail.
    askedMeanwhile.current = sending.current;
    if (sending.current) return;
    sending.current = true;
    try {
      const sent = await sendAll(client, me);
      if (sent > 0) notify.told(t('create.keptSent', { count: sent }));
      for (const part of ['postponed-interactions', 'postponed-count'])
        void queries.invalidateQueries({ queryKey: [part] });
    } catch {
      // The next round tries again.
    } finally {
      sending.current = false;
    }
    if (askedMeanwhile.current) void send();
  });
  useEffect(() => {
    if (count === 0) return;
    // Not at once: whoever is offline has just been told so. A network that has just come back
    // may refuse the first attempt, so that one is soon followed by another.
    let pause = firstRetryMilliseconds;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(() => {
        void send();
        pause = Math.min(pause * 2, maxRetryMilliseconds);
        wait();
      }, pause);
    };
    const again = () => {
      clearTimeout(timer);
      void send();
      pause = firstRetryMilliseconds;
      wait();
    };
    wait();
    addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [count]);
}
