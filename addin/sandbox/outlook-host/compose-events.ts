import type { ComposeSession, RecipientField } from '../mail/compose-session.ts';
import type { Step } from '../transcript.ts';
import type { World } from '../world.ts';
import { type ActivationEnd, activate } from './activation.ts';
import type { HandlerEvent } from './observation.ts';

const hasAddIn = (session: ComposeSession): boolean => session.owner.userName !== null;

const endStep =
  (end: ActivationEnd, milliseconds: number): Step =>
  ({ steps }) => {
    if (end.kind === 'completed') return steps.completed(milliseconds);
    if (end.kind === 'notAssociated') return steps.notAssociated;
    return end.kind === 'timedOut' ? steps.timedOut : steps.windowClosed;
  };

const tell = async (
  world: World,
  session: ComposeSession,
  event: HandlerEvent,
  first: Step,
  changedField?: RecipientField,
): Promise<void> => {
  const began = performance.now();
  const addStep = world.transcript.begin(first);
  if (!hasAddIn(session)) {
    addStep(({ steps }) => steps.noAddIn);
    return;
  }
  const end = await activate({ world, session, event, addStep, changedField });
  addStep(endStep(end, Math.round(performance.now() - began)));
};

/** Outlook tells the add-in that a compose window opened: a new mail, an answer, or a draft. */
export const tellComposeOpened = (world: World, session: ComposeSession): Promise<void> =>
  tell(world, session, 'composeOpened', ({ steps }) => steps.opened[session.kind]);

/** Outlook tells the add-in that the resolved recipients of one field changed. */
export const tellRecipientsChanged = async (
  world: World,
  session: ComposeSession,
  field: RecipientField,
): Promise<void> => {
  if (!hasAddIn(session)) return;
  const step: Step = ({ steps, fields }) => steps.recipientsChanged(fields[field]);
  await tell(world, session, 'recipientsChanged', step, field);
};
