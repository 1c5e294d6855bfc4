import type { MailboxOwner } from '../demo-company.ts';
import type { ComposeSession } from '../mail/compose-session.ts';
import type { AddStep, Step } from '../transcript.ts';
import type { World } from '../world.ts';
import { installNetwork } from './network.ts';
import { type Observe, stepOf } from './observation.ts';
import type { PaneFrame } from './pane-frame.ts';
import { createPaneOffice } from './pane-office.ts';
import type { Realm } from './realm.ts';

interface PaneHostParts {
  world: World;
  owner: MailboxOwner;
  session: ComposeSession | null;
  close: () => void;
}

const subjectShown = ({ exchange, reading }: World, owner: MailboxOwner): string | null => {
  const messages = exchange.mailboxes.get()[owner.address.toLowerCase()] ?? [];
  return messages.find(({ id }) => id === reading.get())?.subject ?? null;
};

const itemStep = (world: World, owner: MailboxOwner): Step => {
  const subject = subjectShown(world, owner);
  return ({ steps, mail }) =>
    subject === null ? steps.pane.noItem : steps.pane.itemChanged(subject || mail.noSubject);
};

/** One line for the opening, and one for each mail that the pane is taken to. */
const createLines = ({ world, owner, session }: PaneHostParts) => {
  let line: AddStep = world.transcript.begin(({ steps }) =>
    session === null ? steps.pane.openedReading : steps.pane.openedComposing,
  );
  let shown = world.reading.get();
  const unsubscribe = world.reading.subscribe(() => {
    if (world.reading.get() === shown) return;
    shown = world.reading.get();
    line = world.transcript.begin(itemStep(world, owner));
  });
  return { add: (step: Step) => line(step), end: unsubscribe };
};

/** Plays Outlook for the task pane in `frame`, each time its page is loaded. */
export const startPaneHost = (frame: PaneFrame, parts: PaneHostParts): (() => void) => {
  const { world } = parts;
  let end = (): void => {};
  const play = (realm: Realm) => {
    end();
    const lines = createLines(parts);
    const observe: Observe = (observation) => {
      const step = stepOf(observation, 'pane');
      if (step !== null) lines.add(step);
    };
    const office = createPaneOffice({ ...parts, realm, observe });
    const abandonCalls = installNetwork(realm, world.weather.get, (call) =>
      observe({ kind: 'network', call }),
    );
    realm.addEventListener('error', ({ message }) => observe({ kind: 'failed', message }));
    Object.assign(realm, office.globals);
    end = () => {
      lines.end();
      office.end();
      abandonCalls();
    };
  };
  frame.giveOffice = play;
  return () => {
    frame.giveOffice = undefined;
    end();
  };
};
