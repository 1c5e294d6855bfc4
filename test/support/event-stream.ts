import type { Change } from '../../server/contract/change.ts';

/** A listener on /stream: what came, and whether the server has ended it. */
export interface EventStream extends Disposable {
  status: number;
  contentType: string | null;
  changes: Change[];
  /** The ids as the events carry them, for Last-Event-ID. */
  ids: number[];
  ended(): boolean;
}

const readEvent = (text: string): { id: number; change: Change } | null => {
  const fields = new Map(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf(': ');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 2)] as const] : [];
    }),
  );
  const data = fields.get('data');
  if (fields.get('event') !== 'change' || data === undefined) return null;
  return { id: Number(fields.get('id')), change: JSON.parse(data) as Change };
};

export const listen = async (
  url: string,
  token: string | null,
  lastEventId?: number,
): Promise<EventStream> => {
  const abort = new AbortController();
  const answer = await fetch(`${url}/api/v1/stream`, {
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) }),
    },
    signal: abort.signal,
  });
  let ended = false;
  const stream: EventStream = {
    status: answer.status,
    contentType: answer.headers.get('content-type'),
    changes: [],
    ids: [],
    ended: () => ended,
    [Symbol.dispose]: () => abort.abort(),
  };
  const read = async () => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const part of answer.body ?? []) {
      const events = (rest + decoder.decode(part as Uint8Array, { stream: true })).split('\n\n');
      rest = events.pop() ?? '';
      for (const text of events) {
        const event = readEvent(text);
        if (event === null) continue;
        stream.ids.push(event.id);
        stream.changes.push(event.change);
      }
    }
    ended = true;
  };
  // Aborting is how a test hangs up.
  read().catch(() => undefined);
  return stream;
};
