import { ask } from '../launch-event/ask.ts';

interface Source {
  addHandlerAsync(
    type: Office.EventType | string,
    handler: (event: never) => void,
    callback: (result: Office.AsyncResult<void>) => void,
  ): void;
}

/**
 * Adds a handler when there is room for the call: it counts among the three that Outlook allows at
 * once. An Outlook that does not know the event refuses, and nothing is heard. Resolves when it is listening, or never will be.
 */
export function listen<Event>(
  source: () => Source | null | undefined,
  type: Office.EventType,
  handler: (event: Event) => void,
): Promise<unknown> {
  return ask<void>((callback) => {
    const found = source();
    if (!found) throw new Error('There is nothing to listen to any more.');
    found.addHandlerAsync(type, handler as (event: never) => void, ({ status }) =>
      callback({ status: String(status), value: undefined }),
    );
  });
}
