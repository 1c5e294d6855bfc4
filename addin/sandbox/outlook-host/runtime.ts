import type { Weather } from '../weather.ts';
import { installNetwork } from './network.ts';
import type { Observe } from './observation.ts';
import type { OfficeGlobals } from './office.ts';
import type { Realm } from './realm.ts';

export interface Runtime {
  /** Settles when the script has run, or could not be loaded. */
  ready: Promise<'loaded' | 'notLoaded'>;
  /** The handler is over: tells what it leaves behind, then takes its realm away. */
  end: () => void;
}

const scriptPath = '/launchevent.js';

/** What the handlers keep for later stands under such keys, in the storage of this origin. */
const keptPrefix = 'interaction-log.pending|';

const keptKeys = (): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(keptPrefix));

/** The frame has its own prototype, so that only the handler's writes are seen. */
const watchStorage = (realm: Realm): Set<string> => {
  const written = new Set<string>();
  const setUnchanged = realm.Storage.prototype.setItem;
  realm.Storage.prototype.setItem = function setItem(key: string, value: string): void {
    setUnchanged.call(this, key, value);
    written.add(key);
  };
  return written;
};

const fill = (realm: Realm, globals: OfficeGlobals, observe: Observe, weather: () => Weather) => {
  Object.assign(realm, { Office: globals.office, OfficeRuntime: globals.officeRuntime });
  realm.addEventListener('error', ({ message }) => {
    if (message !== '') observe({ kind: 'failed', message });
  });
  const abandonCalls = installNetwork(realm, weather, (call) => observe({ kind: 'network', call }));
  const written = watchStorage(realm);
  return () => {
    abandonCalls();
    const kept = keptKeys();
    if (kept.some((key) => written.has(key))) observe({ kind: 'kept', count: kept.length });
  };
};

const loadScript = (realm: Realm): Promise<'loaded' | 'notLoaded'> =>
  new Promise((resolve) => {
    const script = realm.document.createElement('script');
    script.src = new URL(scriptPath, location.href).href;
    script.onload = () => resolve('loaded');
    script.onerror = () => resolve('notLoaded');
    realm.document.head.append(script);
  });

/** A fresh realm for one event, as Outlook gives its handlers. */
export const startRuntime = (
  globals: OfficeGlobals,
  observe: Observe,
  weather: () => Weather,
): Runtime => {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Outlook runtime';
  let tellLeftBehind = (): void => undefined;
  const ready = new Promise<'loaded' | 'notLoaded'>((resolve) => {
    const start = () => {
      const realm = frame.contentWindow as Realm | null;
      if (realm === null) return resolve('notLoaded');
      tellLeftBehind = fill(realm, globals, observe, weather);
      resolve(loadScript(realm));
    };
    frame.addEventListener('load', start, { once: true });
  });
  document.body.append(frame);
  const end = () => {
    tellLeftBehind();
    frame.remove();
  };
  return { ready, end };
};

/** Forgets what the handlers kept in this browser. */
export const clearRuntimeStorage = (): void => {
  for (const key of keptKeys()) localStorage.removeItem(key);
};
