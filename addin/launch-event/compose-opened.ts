import { ask, askValue } from './ask.ts';
import { getCapture } from './capture-id.ts';
import { getMailbox } from './message.ts';
import type { CustomProperties } from './office.ts';
import { currentMessage } from './office.ts';
import { postPending } from './pending.ts';
import { postReport } from './post.ts';
import { refreshLine } from './preview-line.ts';
import { getToken } from './token.ts';

/** A message is begun: new, reply, forward or draft. */
export function prepareMessage(): Promise<unknown> {
  return getCapture().then(({ captureId, stored, session }) => {
    const steps: Promise<unknown>[] = [refreshLine(session), postKept()];
    // Without the session a later run mints another id, and the stamp would mislead.
    if (stored) steps.push(stamp('captureId', captureId));
    return Promise.all(steps);
  });
}

/**
 * Writes the id where the sent copy can be recognised by it. The property may hold the id of the
 * message that this one forwards: https://github.com/OfficeDev/office-js/issues/2456
 */
export function stamp(name: string, id: string): Promise<unknown> {
  return askValue<CustomProperties>((callback) =>
    currentMessage().loadCustomPropertiesAsync(callback),
  ).then((properties) => {
    if (properties === undefined || properties.get(name) === id) return undefined;
    return ask<void>((callback) => {
      properties.set(name, id);
      properties.saveAsync(callback);
    });
  });
}

export function postKept(): Promise<void> {
  return postPending(getMailbox(), (report) =>
    getToken().then((token) => postReport(report, token)),
  );
}
