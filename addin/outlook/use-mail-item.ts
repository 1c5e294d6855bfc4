import { useCallback, useSyncExternalStore } from 'react';
import type { MailItem } from './mail-item.ts';
import { useMailbox } from './pane-context.tsx';

/** The item Outlook shows now; a pinned pane sees it change. */
export function useMailItem(): MailItem | null {
  const mailbox = useMailbox();
  const subscribe = useCallback((tell: () => void) => mailbox.subscribe(tell), [mailbox]);
  return useSyncExternalStore(subscribe, () => mailbox.item);
}
