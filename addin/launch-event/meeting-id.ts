import { ask } from './ask.ts';
import { attempt } from './attempt.ts';
import type { Capture } from './capture-id.ts';
import { getCapture } from './capture-id.ts';
import type { CustomProperties } from './office.ts';
import { currentAppointment } from './office.ts';

/** The custom property of an appointment that says which meeting it is. */
export const stampName = 'meetingId';

const limit = 300;

/** The id of the meeting being organised: the session's, else the stamp of an earlier one, else new. */
export function getMeeting(): Promise<Capture> {
  return getCapture(readStamp);
}

/** An appointment that was never saved is new, and a stamp on it was copied from another. */
function readStamp(): Promise<string | undefined> {
  return ask<string>((callback) => currentAppointment().getItemIdAsync(callback), limit, true).then(
    (reply) => {
      if (reply.state !== 'answered' || !reply.value) return undefined;
      return loadStamp();
    },
  );
}

function loadStamp(): Promise<string | undefined> {
  return ask<CustomProperties>(
    (callback) => currentAppointment().loadCustomPropertiesAsync(callback),
    limit,
    true,
  ).then((reply) => {
    if (reply.state !== 'answered') return undefined;
    const stamp = attempt(() => reply.value.get(stampName));
    if (typeof stamp === 'string' && stamp !== '') return stamp;
    return undefined;
  });
}
