import type { ComposeSession, RecipientField } from '../mail/compose-session.ts';
import { progressAfter } from '../progress.ts';
import { localeOf } from '../strings.ts';
import type { AddStep } from '../transcript.ts';
import type { World } from '../world.ts';
import { createAnswer } from './async-calls.ts';
import { type HandlerEvent, type Observe, stepOf } from './observation.ts';
import { createOffice, type Handler } from './office.ts';
import { startRuntime } from './runtime.ts';

/** The action each event starts, as the manifest declares it. */
const messageActions: Record<HandlerEvent, string> = {
  composeOpened: 'onMessageComposeOpened',
  recipientsChanged: 'onMessageRecipientsChanged',
  sending: 'onMessageSending',
};

const meetingActions: Partial<Record<HandlerEvent, string>> = {
  composeOpened: 'onAppointmentOrganizerOpened',
  sending: 'onAppointmentSending',
};

const actionOf = ({ session, event }: Pick<ActivationParts, 'session' | 'event'>): string =>
  (session.meeting === null ? undefined : meetingActions[event]) ?? messageActions[event];

/** What Outlook calls the events. */
const messageTypes: Record<HandlerEvent, string> = {
  composeOpened: 'onMessageCompose',
  recipientsChanged: 'onMessageRecipientsChanged',
  sending: 'onMessageSend',
};

const meetingTypes: Partial<Record<HandlerEvent, string>> = {
  composeOpened: 'onAppointmentOrganizer',
  sending: 'onAppointmentSend',
};

const typeOf = ({ session, event }: Pick<ActivationParts, 'session' | 'event'>): string =>
  (session.meeting === null ? undefined : meetingTypes[event]) ?? messageTypes[event];

const longestMilliseconds = 300_000;

export type ActivationEnd =
  | { kind: 'completed'; allowEvent: boolean; errorMessage: string }
  | { kind: 'notAssociated' | 'timedOut' | 'stopped' };

export interface ActivationParts {
  world: World;
  session: ComposeSession;
  event: HandlerEvent;
  changedField?: RecipientField;
  addStep: AddStep;
}

interface CompletedOptions {
  allowEvent?: boolean;
  errorMessage?: string;
}

const eventOf = (parts: ActivationParts, completed: (options?: CompletedOptions) => void) => {
  const { changedField } = parts;
  const common = { type: typeOf(parts), source: { id: actionOf(parts) }, completed };
  if (changedField === undefined) return common;
  const changed = { to: false, cc: false, bcc: false, [changedField]: true };
  return { ...common, changedRecipientFields: changed };
};

const handled = (parts: ActivationParts, handler: Handler, observe: Observe) =>
  new Promise<ActivationEnd>((resolve) => {
    let completions = 0;
    const completed = (options: CompletedOptions = {}) => {
      completions += 1;
      if (completions > 1) parts.addStep((strings) => strings.steps.completedAgain);
      const { allowEvent = true, errorMessage = '' } = options;
      resolve({ kind: 'completed', allowEvent, errorMessage });
    };
    try {
      handler(eventOf(parts, completed));
    } catch (error) {
      observe({ kind: 'failed', message: String(error) });
    }
  });

const stopped = (session: ComposeSession, done: AbortSignal) =>
  new Promise<ActivationEnd>((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'timedOut' }), longestMilliseconds);
    done.addEventListener('abort', () => clearTimeout(timer));
    const { signal } = session.closed;
    if (signal.aborted) resolve({ kind: 'stopped' });
    signal.addEventListener('abort', () => resolve({ kind: 'stopped' }), { signal: done });
  });

/** Runs the add-in's handler for one event, in a runtime of its own that ends with it. */
export const activate = async (parts: ActivationParts): Promise<ActivationEnd> => {
  const { world, session, event, addStep } = parts;
  const done = new AbortController();
  const observe: Observe = (observation) => {
    if (done.signal.aborted) return;
    const step = stepOf(observation, event);
    if (step !== null) addStep(step);
    world.progress.set((before) => progressAfter(before, observation, event));
  };
  const globals = createOffice({
    session,
    event,
    observe,
    weather: world.weather.get,
    labelId: world.company.labelId,
    answer: createAnswer(),
    locale: localeOf(world.settings.get().language),
    token: () => world.tokenOf(session.owner.userName ?? ''),
  });
  const runtime = startRuntime(globals, observe, world.weather.get);
  const run = async (): Promise<ActivationEnd> => {
    const loaded = await runtime.ready;
    const handler = globals.handlers.get(actionOf(parts));
    if (loaded === 'notLoaded' || handler === undefined) return { kind: 'notAssociated' };
    addStep((strings) => strings.steps.handlerStarted);
    return handled(parts, handler, observe);
  };
  const end = await Promise.race([run(), stopped(session, done.signal)]);
  runtime.end();
  done.abort();
  return end;
};
