import type { Change } from '../../server/contract/change.ts';
import type { ApiClient } from './api-client.ts';
import { readEventStream } from './event-stream.ts';

/** `missed`: the stream was away, anything may have changed. */
export type ChangeHint = { kind: 'change'; change: Change } | { kind: 'missed' };

export interface ChangeStream {
  subscribe(listener: (hint: ChangeHint) => void): () => void;
  /** Tells the listeners of this page that they may have missed something. */
  missed(): void;
  close(): void;
}

const firstPause = 1_000;
const longestPause = 60_000;
/** A stream that lasted this long was healthy: the next pause is short again. */
const healthyAfter = 10_000;

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'entity' in value && 'key' in value;

function readChange(data: string): Change | null {
  try {
    const value: unknown = JSON.parse(data);
    return isChange(value) ? value : null;
  } catch {
    return null;
  }
}

interface Feed {
  lastId: string | null;
  tell(hint: ChangeHint): void;
}

async function listenOnce(client: ApiClient, feed: Feed, signal: AbortSignal): Promise<void> {
  const headers: Record<string, string> = { accept: 'text/event-stream' };
  if (feed.lastId !== null) headers['last-event-id'] = feed.lastId;
  const response = await client.open('openStream', headers, signal);
  if (!response.body) return;
  // What changed between the pages' first reading and now was told to nobody.
  if (feed.lastId === null) feed.tell({ kind: 'missed' });
  for await (const event of readEventStream(response.body)) {
    if (event.id !== null) feed.lastId = event.id;
    const change = readChange(event.data);
    if (change) feed.tell({ kind: 'change', change });
  }
}

async function listen(client: ApiClient, feed: Feed, signal: AbortSignal): Promise<void> {
  let wait = firstPause;
  while (!signal.aborted) {
    const startedAt = Date.now();
    await listenOnce(client, feed, signal).catch(() => undefined);
    if (signal.aborted) return;
    wait = Date.now() - startedAt > healthyAfter ? firstPause : Math.min(wait * 2, longestPause);
    await pause(wait * (0.75 + Math.random() / 2), signal);
  }
}

/**
 * One stream per origin and person: whichever page holds the lock listens and tells the others;
 * when it closes, the next one takes over where it was.
 */
export function openChangeStream(client: ApiClient, person: string): ChangeStream {
  const name = `interaction-log.changes.${person}`;
  const closing = new AbortController();
  const listeners = new Set<(hint: ChangeHint) => void>();
  const channel = new BroadcastChannel(name);
  const tellHere = (hint: ChangeHint) => {
    for (const listener of listeners) listener(hint);
  };
  const feed: Feed = {
    lastId: null,
    tell(hint) {
      tellHere(hint);
      channel.postMessage(hint);
    },
  };
  channel.onmessage = (message: MessageEvent<ChangeHint>) => {
    if (message.data.kind === 'change') feed.lastId = String(message.data.change.id);
    tellHere(message.data);
  };
  const { signal } = closing;
  const held = navigator.locks
    ? navigator.locks.request(name, { signal }, () => listen(client, feed, signal))
    : listen(client, feed, signal);
  // Closing before the lock came is the only way this fails.
  held.catch(() => undefined);

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    missed: () => tellHere({ kind: 'missed' }),
    close() {
      closing.abort();
      channel.close();
      listeners.clear();
    },
  };
}
