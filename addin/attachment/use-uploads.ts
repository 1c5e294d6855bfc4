import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../ui/session.tsx';
import type { AttachedFile } from './attached-file.ts';
import { type UploadSource, uploadAttachment } from './upload-attachment.ts';

export interface Upload {
  key: number;
  source: UploadSource;
  sent: number;
  state: 'sending' | 'checking' | 'failed';
  error: unknown;
  /** Known once it has begun. */
  id: number | undefined;
  /** The file whose place it takes. */
  replaces: number | null;
}

interface Handlers {
  onDone(file: AttachedFile, replaces: number | null): void;
  /** What is in it is something else than its name said. */
  onRenamed(file: AttachedFile): void;
}

export interface Uploads {
  running: readonly Upload[];
  start(sources: readonly UploadSource[], replaces?: number | null): void;
  retry(key: number): void;
  cancel(key: number): void;
}

let keys = 0;
/** More at once would not be faster, and each holds a part. */
const mostAtOnce = 2;

/** The uploads of one list: each goes on for itself, can be retried, and can be given up. */
export function useUploads(handlers: Handlers): Uploads {
  const client = useClient();
  const [running, setRunning] = useState<readonly Upload[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const waiting = useRef<Upload[]>([]);
  const busy = useRef(0);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const open = aborts.current;
    return () => {
      for (const abort of open.values()) abort.abort();
    };
  }, []);

  const change = useCallback((key: number, changes: Partial<Upload>) => {
    setRunning((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  }, []);
  const remove = useCallback((key: number) => {
    aborts.current.delete(key);
    setRunning((all) => all.filter((one) => one.key !== key));
  }, []);

  const send = useCallback(
    async ({ key, source, id, replaces }: Upload) => {
      const abort = new AbortController();
      aborts.current.set(key, abort);
      change(key, { state: 'sending', error: null });
      try {
        const file = await uploadAttachment(client, source, {
          id,
          signal: abort.signal,
          onBegun: (begun) => change(key, { id: begun }),
          onProgress: (sent) =>
            change(key, { sent, state: sent < source.content.size ? 'sending' : 'checking' }),
        });
        remove(key);
        latest.current.onDone(file, replaces);
        if (file.fileName !== source.name) latest.current.onRenamed(file);
      } catch (error) {
        if (!abort.signal.aborted) change(key, { state: 'failed', error });
      }
    },
    [client, change, remove],
  );

  const next = useCallback(() => {
    if (busy.current >= mostAtOnce) return;
    const one = waiting.current.shift();
    if (!one) return;
    busy.current += 1;
    void send(one).finally(() => {
      busy.current -= 1;
      next();
    });
  }, [send]);
  const enqueue = useCallback(
    (uploads: readonly Upload[]) => {
      waiting.current.push(...uploads);
      for (let at = 0; at < mostAtOnce; at++) next();
    },
    [next],
  );

  const start = useCallback<Uploads['start']>(
    (sources, replaces = null) => {
      const begun = sources.map((source): Upload => {
        keys += 1;
        return {
          key: keys,
          source,
          sent: 0,
          state: 'sending',
          error: null,
          id: undefined,
          replaces,
        };
      });
      setRunning((all) => [...all, ...begun]);
      enqueue(begun);
    },
    [enqueue],
  );
  const retry = (key: number) => {
    const one = running.find((upload) => upload.key === key);
    if (one) enqueue([one]);
  };
  const cancel = (key: number) => {
    const one = running.find((upload) => upload.key === key);
    waiting.current = waiting.current.filter((upload) => upload.key !== key);
    aborts.current.get(key)?.abort();
    remove(key);
    // What is left of it goes with the daily purge where this does not reach the server.
    if (one?.id !== undefined)
      client.call('deleteAttachment', { params: { id: one.id } }).catch(() => undefined);
  };
  return { running, start, retry, cancel };
}
