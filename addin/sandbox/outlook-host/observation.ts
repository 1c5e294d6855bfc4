import type { Step } from '../transcript.ts';
import type { NetworkCall } from './network-call.ts';
import { paneCallStep } from './pane-steps.ts';

/** What the host saw a handler or the pane do. */
export type Observation =
  | { kind: 'recipientsRead'; count: number }
  | { kind: 'captureIdInSession'; value: string }
  | { kind: 'itemStamped'; value: string }
  | { kind: 'doNotLog'; on: boolean }
  | { kind: 'propertyRead'; captureId: string | null }
  | { kind: 'headersRead' }
  | { kind: 'tokenGiven' }
  | { kind: 'lineShown'; message: string }
  | { kind: 'tokenRefused' }
  | { kind: 'tokenSlow'; milliseconds: number }
  | { kind: 'network'; call: NetworkCall }
  | { kind: 'kept'; count: number }
  | { kind: 'failed'; message: string };

export type Observe = (observation: Observation) => void;

export type HandlerEvent = 'composeOpened' | 'recipientsChanged' | 'sending';

/** The handler of an event, or the task pane. */
export type Asker = HandlerEvent | 'pane';

const shortened = (value: string): string => value.slice(0, 8);

const networkStep = (call: NetworkCall, event: Asker): Step | null => {
  const { path, status, milliseconds, entries } = call;
  if (event === 'pane') return paneCallStep(call);
  const isPost = /\/(?:emails|meeting-invitations)$/u.test(path);
  const what = isPost ? 'post' : 'preview';
  if (status === 'offline') return (strings) => strings.steps.offline[what];
  if (status === 'unanswered') return (strings) => strings.steps.noAnswer[what](milliseconds);
  if (isPost && status >= 400) return (strings) => strings.steps.turnedAway(milliseconds, status);
  if (path.endsWith('/emails/preview')) {
    return (strings) => strings.steps.previewed(milliseconds, status);
  }
  if (isPost && event !== 'sending') {
    return (strings) => strings.steps.keptPosted(milliseconds, status, entries);
  }
  if (isPost) return (strings) => strings.steps.posted(milliseconds, status, entries);
  return (strings) => strings.steps.asked(path, milliseconds, status);
};

/** Null where there is nothing worth telling. */
export const stepOf = (observation: Observation, event: Asker): Step | null => {
  switch (observation.kind) {
    case 'recipientsRead':
      return (strings) => strings.steps.recipientsRead(observation.count);
    case 'captureIdInSession':
      return (strings) => strings.steps.captureIdInSession(shortened(observation.value));
    case 'itemStamped':
      return (strings) => strings.steps.itemStamped(shortened(observation.value));
    case 'doNotLog':
      return ({ steps }) => (observation.on ? steps.doNotLogOn : steps.doNotLogOff);
    case 'propertyRead':
      return ({ steps }) =>
        observation.captureId === null
          ? steps.propertyAbsent
          : steps.propertyRead(shortened(observation.captureId));
    case 'headersRead':
      return ({ steps }) => steps.headersRead;
    case 'tokenGiven':
      return event === 'pane' ? ({ steps }) => steps.tokenGiven : null;
    case 'lineShown':
      return (strings) => strings.steps.lineShown(observation.message);
    case 'tokenRefused':
      return (strings) => strings.steps.tokenRefused;
    case 'tokenSlow':
      return (strings) => strings.steps.tokenSlow(observation.milliseconds);
    case 'network':
      return networkStep(observation.call, event);
    case 'kept':
      return (strings) => strings.steps.kept(observation.count);
    case 'failed':
      return (strings) => strings.steps.failed(observation.message);
  }
};
