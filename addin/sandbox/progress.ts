import type { HandlerEvent, Observation } from './outlook-host/observation.ts';

/** How far somebody has come who tries the sandbox; decides what the introduction says. */
export type Progress = 'nothingYet' | 'logged' | 'notLogged' | 'kept' | 'caughtUp';

const accepted = (status: number | 'offline' | 'unanswered'): boolean =>
  status === 200 || status === 201;

export const progressAfter = (
  before: Progress,
  observation: Observation,
  event: HandlerEvent,
): Progress => {
  if (observation.kind === 'kept') return event === 'sending' ? 'kept' : before;
  if (observation.kind !== 'network') return before;
  const { entries, status } = observation.call;
  if (entries === null || !accepted(status)) return before;
  if (event !== 'sending') return 'caughtUp';
  return entries > 0 ? 'logged' : 'notLogged';
};
