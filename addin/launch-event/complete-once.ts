import type { LaunchEvent } from './office.ts';

/** A handler is over within two seconds; the margin is for the timer and the host. */
const watchdogLimit = 1900;

/**
 * Completes the event exactly once: when the work ends, fails, throws, or takes too long. A second
 * `completed` would release a mail that a dialog holds back.
 * https://github.com/OfficeDev/office-js/issues/6656
 */
export function completeOnce(event: LaunchEvent, work: () => Promise<unknown>): void {
  let completed = false;
  const complete = () => {
    if (completed) return;
    completed = true;
    clearTimeout(watchdog);
    try {
      event.completed({ allowEvent: true });
    } catch (_error) {
      // The item was closed meanwhile.
    }
  };
  const watchdog = setTimeout(complete, watchdogLimit);
  try {
    work().then(complete, complete);
  } catch (_error) {
    complete();
  }
}
