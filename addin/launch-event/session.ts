import type { Reply } from './ask.ts';
import { ask } from './ask.ts';
import { attempt } from './attempt.ts';
import type { Callback, SessionData } from './office.ts';
import { currentMessage } from './office.ts';

/** What the runs of one compose session tell each other, and the pane. */
export interface Session {
  /** False when Outlook would not tell what the session holds. */
  readable: boolean;
  captureId: string | undefined;
  /** The writer switched logging off for this message. */
  doNotLog: boolean;
  /** Which recipients the shown line is about. */
  recipientsKey: string;
}
type SessionKey = 'captureId' | 'doNotLog' | 'recipients';

const limit = 400;

let previous: Promise<unknown> = Promise.resolve();

/**
 * Runs take turns to read and then write: events that fire twice at once would both find nothing.
 * https://github.com/OfficeDev/office-js/issues/3562
 */
export function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = previous.then(work);
  previous = turn.catch(() => undefined);
  return turn;
}

export function readSession(): Promise<Session> {
  return askSession<unknown>((session, callback) => session.getAllAsync(callback)).then((reply) => {
    if (reply.state === 'answered') return toSession(reply.value);
    if (reply.state === 'failed') return readKeys();
    return { readable: false, captureId: undefined, doNotLog: false, recipientsKey: '' };
  });
}

export function storeInSession(key: SessionKey, value: string): Promise<boolean> {
  return askSession<void>((session, callback) => session.setAsync(key, value, callback)).then(
    (reply) => reply.state === 'answered',
  );
}

/** Urgent: an id that is not found in time is minted again, and the message is logged twice. */
function askSession<Value>(
  call: (session: SessionData, callback: Callback<Value>) => void,
): Promise<Reply<Value>> {
  return ask<Value>((callback) => call(currentMessage().sessionData, callback), limit, true);
}

/** An empty session comes as the string '{}': https://github.com/OfficeDev/office-js/issues/5353 */
function toSession(stored: unknown): Session {
  let values = stored;
  if (typeof stored === 'string') values = attempt(() => JSON.parse(stored));
  const session: Partial<Record<SessionKey, string>> = Object.assign({}, values);
  return {
    readable: true,
    captureId: text(session.captureId),
    doNotLog: session.doNotLog === '1',
    recipientsKey: text(session.recipients) || '',
  };
}

function readKeys(): Promise<Session> {
  return Promise.all([readKey('captureId'), readKey('doNotLog'), readKey('recipients')]).then(
    ([captureId, doNotLog, recipients]) => ({
      readable: captureId !== undefined,
      captureId,
      doNotLog: doNotLog === '1',
      recipientsKey: recipients || '',
    }),
  );
}

function readKey(key: SessionKey): Promise<string | undefined> {
  return askSession<string>((session, callback) => session.getAsync(key, callback)).then(
    (reply) => {
      if (reply.state === 'answered') return text(reply.value);
      return undefined;
    },
  );
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return undefined;
}
