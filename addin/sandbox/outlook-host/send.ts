import type { ComposeSession } from '../mail/compose-session.ts';
import type { AddStep } from '../transcript.ts';
import type { World } from '../world.ts';
import { type ActivationEnd, activate } from './activation.ts';

/** After this Outlook offers to send anyway. */
const patienceMilliseconds = 5000;

export type SendDecision = 'anyway' | 'dontSend';
export type SendEnd =
  | { sent: true; completed: boolean; addStep: AddStep; began: number }
  | { sent: false; message: string };

const waitingFor = new Map<string, (decision: SendDecision) => void>();

/** What the person pressed in the bar that says the add-in takes long. */
export const decideSend = (session: ComposeSession, decision: SendDecision): void =>
  waitingFor.get(session.id)?.(decision);

const personDecides = (session: ComposeSession): Promise<SendDecision> =>
  new Promise((resolve) => waitingFor.set(session.id, resolve));

/** One line for each time the event fires; the first one goes on to tell how the mail left. */
const fireEvents = (world: World, session: ComposeSession, line: AddStep) => {
  const times = world.weather.get().sendEvent === 'threeTimes' ? 3 : 1;
  return Array.from({ length: times }, (_, index) => {
    const nth = index + 1;
    const addStep =
      nth === 1 ? line : world.transcript.begin(({ steps }) => steps.firedAgain(nth, times));
    if (nth === 1 && times > 1) addStep(({ steps }) => steps.firedTimes(times));
    const fired = activate({ world, session, event: 'sending', addStep });
    if (nth === 1) return fired;
    return fired.then((end) => {
      if (end.kind === 'completed') addStep(({ steps }) => steps.completedOnly);
      return end;
    });
  });
};

const hasRefused = (end: ActivationEnd): boolean => end.kind === 'completed' && !end.allowEvent;

const tellEnd = (end: ActivationEnd | undefined, line: AddStep): void => {
  if (end?.kind === 'notAssociated') line(({ steps }) => steps.notAssociated);
  if (end?.kind === 'timedOut') line(({ steps }) => steps.timedOut);
};

/** Send pressed, with the add-in asked first. Its mode is promptUser: it can delay a mail, not keep it. */
export const askAddIn = async (world: World, session: ComposeSession): Promise<SendEnd> => {
  const began = performance.now();
  const line = world.transcript.begin(({ steps }) => steps.sendPressed);
  const patience = setTimeout(() => {
    session.set((state) => ({ ...state, status: 'slow' }));
    line(({ steps }) => steps.takingLong);
  }, patienceMilliseconds);
  const handlers = Promise.all(fireEvents(world, session, line));
  const outcome = await Promise.race([handlers, personDecides(session)]);
  clearTimeout(patience);
  waitingFor.delete(session.id);
  if (outcome === 'dontSend') {
    line(({ steps }) => steps.notSent);
    return { sent: false, message: '' };
  }
  if (outcome === 'anyway') {
    line(({ steps }) => steps.sentAnyway);
    return { sent: true, completed: false, addStep: line, began };
  }
  if (session.closed.signal.aborted) {
    line(({ steps }) => steps.windowClosed);
    return { sent: false, message: '' };
  }
  const refusal = outcome.find(hasRefused);
  if (refusal?.kind === 'completed') {
    line(({ steps }) => steps.refused);
    return { sent: false, message: refusal.errorMessage };
  }
  tellEnd(outcome[0], line);
  return { sent: true, completed: outcome[0]?.kind === 'completed', addStep: line, began };
};
