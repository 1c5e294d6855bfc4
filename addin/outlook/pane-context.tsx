import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { MailAddress } from './mail-address.ts';
import type { Mailbox } from './mailbox.ts';

/** What the pane shows in place of the mail, for a while. */
export type PaneView =
  | { name: 'mail' }
  | { name: 'addContact'; person: MailAddress }
  | { name: 'logCall' }
  | { name: 'diagnostics' };

interface PaneState {
  mailbox: Mailbox;
  view: PaneView;
  show(view: PaneView): void;
}

const PaneContext = createContext<PaneState | null>(null);

export function PaneProvider({ mailbox, children }: { mailbox: Mailbox; children: ReactNode }) {
  const [view, show] = useState<PaneView>({ name: 'mail' });
  const state = useMemo(() => ({ mailbox, view, show }), [mailbox, view]);
  return <PaneContext value={state}>{children}</PaneContext>;
}

export function usePane(): PaneState {
  const state = useContext(PaneContext);
  if (!state) throw new Error('This stands outside of the pane.');
  return state;
}

export const useMailbox = (): Mailbox => usePane().mailbox;
