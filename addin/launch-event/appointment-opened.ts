import { postKept, stamp } from './compose-opened.ts';
import { getMeeting, stampName } from './meeting-id.ts';

/** An appointment of one's own is opened: a new one, or one that is changed. */
export function prepareAppointment(): Promise<unknown> {
  return getMeeting().then(({ captureId, stored }) => {
    const steps: Promise<unknown>[] = [postKept()];
    // Without the session a later run mints another id, and the stamp would mislead.
    if (stored) steps.push(stamp(stampName, captureId));
    return Promise.all(steps);
  });
}
