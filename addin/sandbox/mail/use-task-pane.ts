import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useNarrowerThan } from '../../ui/use-narrow.ts';
import type { MailboxOwner } from '../demo-company.ts';
import { useStore } from '../store.ts';
import { useSettings, useWorld } from '../world.ts';

/** Too narrow for a mail and a pane beside each other. */
const coversBelow = 560;

export interface TaskPaneState {
  /** The mailbox has the add-in, and so the button for it. */
  available: boolean;
  open: boolean;
  pinned: boolean;
  canPin: boolean;
  covers: boolean;
  toggle: () => void;
  togglePin: () => void;
  /** Closes it and gives the focus back to its button. */
  close: () => void;
  /** Gives the focus to a pane that somebody has just opened. */
  takeFocus: (frame: HTMLElement) => void;
  button: RefObject<HTMLButtonElement | null>;
}

/** Whether the pane stands beside the mail, remembered for reading and for writing. */
export const useTaskPane = (
  owner: MailboxOwner,
  place: RefObject<HTMLElement | null>,
): TaskPaneState => {
  const { compose, reading, settings } = useWorld();
  const { pane } = useSettings();
  const side = useStore(compose) === null ? 'reading' : 'composing';
  const covers = useNarrowerThan(place, coversBelow);
  const button = useRef<HTMLButtonElement>(null);
  const wantsFocus = useRef(false);
  const leaves = useRef(false);
  const available = owner.userName !== null;
  const canPin = side === 'reading' && !covers;
  const stays = pane.pinned && canPin;

  const change = useCallback(
    (changed: Partial<typeof pane>) =>
      settings.set((known) => ({ ...known, pane: { ...known.pane, ...changed } })),
    [settings],
  );
  const open = available && pane[side];
  const close = useCallback(() => {
    leaves.current = true;
    change({ [side]: false });
  }, [change, side]);
  useEffect(() => {
    if (open || !leaves.current) return;
    leaves.current = false;
    button.current?.focus();
  }, [open]);
  const takeFocus = useCallback((frame: HTMLElement) => {
    if (wantsFocus.current) frame.focus();
    wantsFocus.current = false;
  }, []);
  useEffect(
    () =>
      reading.subscribe(() => {
        if (!stays) change({ reading: false });
      }),
    [reading, change, stays],
  );
  return {
    available,
    open,
    pinned: pane.pinned,
    canPin,
    covers,
    toggle: () => {
      wantsFocus.current = !pane[side];
      change({ [side]: !pane[side] });
    },
    togglePin: () => change({ pinned: !pane.pinned }),
    close,
    takeFocus,
    button,
  };
};
