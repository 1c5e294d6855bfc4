import { now } from './clock.ts';

/**
 * Outlook on the web, the new Outlook and mobile allow three simultaneous calls.
 * https://learn.microsoft.com/office/dev/add-ins/outlook/limits-for-activation-and-javascript-api-for-outlook-add-ins
 */
const room = 3;
/** A call that has not answered for so long never will; its place is given away. */
const forgottenAfter = 10_000;

interface Visit {
  enteredAt: number;
}

let inside: Visit[] = [];
const waiting: ((leave: () => void) => void)[] = [];

/** Runs `start` as soon as fewer than three calls are out; `start` hands its place back by `leave`. */
export function enterGate(start: (leave: () => void) => void, urgent: boolean): void {
  if (urgent) waiting.unshift(start);
  else waiting.push(start);
  admit();
}

function admit(): void {
  inside = inside.filter((visit) => now() - visit.enteredAt < forgottenAfter);
  while (inside.length < room) {
    const start = waiting.shift();
    if (start === undefined) return;
    const visit = { enteredAt: now() };
    inside.push(visit);
    start(() => {
      const place = inside.indexOf(visit);
      if (place < 0) return;
      inside.splice(place, 1);
      admit();
    });
  }
}
