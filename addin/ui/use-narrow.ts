import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 639px)');

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** A phone, or the task pane. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}

/** Whether an element has less room than this, whatever the window has. */
export function useNarrowerThan(element: RefObject<HTMLElement | null>, width: number): boolean {
  const [narrower, setNarrower] = useState(narrow.matches);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(() => setNarrower(target.clientWidth < width));
    observer.observe(target);
    setNarrower(target.clientWidth < width);
    return () => observer.disconnect();
  }, [element, width]);
  return narrower;
}
