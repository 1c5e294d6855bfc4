import { useEffect, useEffectEvent } from 'react';

/** Esc on the page itself; menus and dialogs, which stand outside of it, keep their own. */
export function useEscape(active: boolean, onEscape: () => void): void {
  const tell = useEffectEvent(onEscape);
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const { target } = event;
      const onPage =
        target === document.body || (target instanceof Element && target.closest('main'));
      if (onPage) tell();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [active]);
}
