import { slowMilliseconds, type Weather } from '../weather.ts';
import type { NetworkCall } from './network-call.ts';
import type { Realm } from './realm.ts';

const pathOf = (input: RequestInfo | URL): string => {
  const address = typeof input === 'object' && 'url' in input ? input.url : String(input);
  return new URL(address, location.href).pathname;
};

const methodOf = (input: RequestInfo | URL, init?: RequestInit): string => {
  const asked = typeof input === 'object' && 'method' in input ? input.method : 'GET';
  return (init?.method ?? asked).toUpperCase();
};

/** The script asks the public address; this page may stand under another name of the same server. */
const here = (input: RequestInfo | URL): RequestInfo | URL => {
  if (typeof input === 'object' && 'url' in input) return input;
  const { pathname, search } = new URL(input, location.href);
  return new URL(pathname + search, location.origin);
};

const wait = (realm: Realm, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(new realm.DOMException('The request was aborted', 'AbortError'));
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
    setTimeout(resolve, slowMilliseconds / 2);
  });

type EndCall = (status: NetworkCall['status'], entries?: number | null) => void;

/** Read from a copy before the handler gets the answer: afterwards its realm may be gone. */
const entriesIn = async (path: string, response: Response): Promise<number | null> => {
  const counted = /\/(?:emails|meeting-invitations|held-meetings)(?:\/lookup)?$/u;
  if (!counted.test(path) || !response.ok) return null;
  const answer: unknown = await response.clone().json();
  if (typeof answer !== 'object' || answer === null || !('entries' in answer)) return null;
  return Array.isArray(answer.entries) ? answer.entries.length : null;
};

/** A local server takes a caller without a token for its administrator; everywhere else that is refused. */
const signedOut = 'Bearer none';

const withToken = (init: RequestInit = {}): RequestInit => {
  const headers = new Headers(init.headers);
  if (!headers.has('authorization')) headers.set('authorization', signedOut);
  return { ...init, headers };
};

/** Tells of every call once: when it is over, or as unanswered when nobody waits any more. */
const createCallWatch = (report: (call: NetworkCall) => void) => {
  const underWay = new Map<number, EndCall>();
  let calls = 0;
  const begin = (method: string, path: string) => {
    calls += 1;
    const call = calls;
    const began = performance.now();
    const end: EndCall = (status, entries = null) => {
      if (!underWay.delete(call)) return;
      const milliseconds = Math.round(performance.now() - began);
      report({ method, path, status, milliseconds, entries });
    };
    underWay.set(call, end);
    return end;
  };
  const abandon = () => {
    for (const end of [...underWay.values()]) end('unanswered');
  };
  return { begin, abandon };
};

/**
 * Puts the runtime's fetch under the weather; the answer ends the watch. Slow is slow both ways: a
 * handler that gives up waiting may already have reached the server.
 */
export const installNetwork = (
  realm: Realm,
  weather: () => Weather,
  report: (call: NetworkCall) => void,
): (() => void) => {
  const fetchUnchanged = realm.fetch.bind(realm);
  const watch = createCallWatch(report);
  const fetchInWeather = async (input: RequestInfo | URL, init?: RequestInit) => {
    const { network } = weather();
    if (network === 'offline') throw new realm.TypeError('Failed to fetch');
    if (network === 'slow') await wait(realm, init?.signal);
    const response = await fetchUnchanged(here(input), withToken(init));
    if (network === 'slow') await wait(realm, init?.signal);
    return response;
  };
  realm.fetch = async (input, init) => {
    const path = pathOf(input);
    const end = watch.begin(methodOf(input, init), path);
    try {
      const response = await fetchInWeather(input, init);
      end(response.status, await entriesIn(path, response));
      return response;
    } catch (error) {
      end(weather().network === 'offline' ? 'offline' : 'unanswered');
      throw error;
    }
  };
  return watch.abandon;
};
