import { enterGate } from './gate.ts';
import type { Callback } from './office.ts';

export type Reply<Value> =
  | { state: 'answered'; value: Value }
  /** Outlook said no: the API is missing, threw, or answered with an error. */
  | { state: 'failed' }
  /** No answer within the limit. */
  | { state: 'late' };

const defaultLimit = 700;

/**
 * Makes one Office call when there is room for it; an urgent one goes before those that wait.
 * Always resolves, at the latest at the limit.
 */
export function ask<Value>(
  call: (callback: Callback<Value>) => void,
  limit = defaultLimit,
  urgent = false,
): Promise<Reply<Value>> {
  return new Promise((resolve) => {
    let settled = false;
    const settle = (reply: Reply<Value>) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(reply);
    };
    const timer = setTimeout(() => settle({ state: 'late' }), limit);
    enterGate((leave) => {
      if (settled) {
        leave();
        return;
      }
      try {
        call((result) => {
          leave();
          if (result && result.status === 'succeeded') {
            settle({ state: 'answered', value: result.value });
          } else {
            settle({ state: 'failed' });
          }
        });
      } catch (_error) {
        leave();
        settle({ state: 'failed' });
      }
    }, urgent);
  });
}

/** The same, where only the value matters. */
export function askValue<Value>(
  call: (callback: Callback<Value>) => void,
): Promise<Value | undefined> {
  return ask(call).then((reply) => {
    if (reply.state === 'answered') return reply.value;
    return undefined;
  });
}
