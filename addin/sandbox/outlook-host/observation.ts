import type { Step } from '../transcript.ts';

export interface NetworkCall {
  path: string;
  /** `offline` where there is no network, `unanswered` when nobody waited for the answer any more. */
  status: number | 'offline' | 'unanswered';
  milliseconds: number;
  /** How many entries the answer to a report names; null for any other answer. */
  entries: number | null;
}

/** What the host saw the handler do. */
export type Observation =
  | { kind: 'recipientsRead'; count: number }
  | { kind: 'captureIdInSession'; value: string }
  | { kind: 'itemStamped'; value: string }
  | { kind: 'lineShown'; message: string }
  | { kind: 'tokenRefused' }
  | { kind: 'tokenSlow'; milliseconds: number }
  | { kind: 'network'; call: NetworkCall }
  | { kind: 'kept'; count: number }
  | { kind: 'failed'; message: string };

export type Observe = (observation: Observation) => void;

export type HandlerEvent = 'composeOpened' | 'recipientsChanged' | 'sending';

const shortened = (value: string): string => value.slice(0, 8);

const networkStep = (call: NetworkCall, event: HandlerEvent): Step => {
  const { path, status, milliseconds, entries } = call;
  const isPost = path.endsWith('/emails');
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

export const stepOf = (observation: Observation, event: HandlerEvent): Step => {
  switch (observation.kind) {
    case 'recipientsRead':
      return (strings) => strings.steps.recipientsRead(observation.count);
    case 'captureIdInSession':
      return (strings) => strings.steps.captureIdInSession(shortened(observation.value));
    case 'itemStamped':
      return (strings) => strings.steps.itemStamped(shortened(observation.value));
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
