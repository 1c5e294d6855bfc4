import { useEffect, useEffectEvent } from 'react';
import type { Change } from '../../server/contract/change.ts';
import type { ChangeHint } from './change-stream.ts';
import { useSession } from './session.tsx';

const settle = 300;

/**
 * Calls back once the changes of these kinds have settled; with what changed, or with nothing
 * when the stream was away and anything may have changed.
 */
export function useChanges(
  entities: readonly Change['entity'][],
  onChanges: (changes: Change[]) => void,
): void {
  const { changes } = useSession();
  const tell = useEffectEvent(onChanges);
  const concerns = useEffectEvent(
    (hint: ChangeHint) => hint.kind === 'missed' || entities.includes(hint.change.entity),
  );
  useEffect(() => {
    let heard: Change[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = changes.subscribe((hint) => {
      if (!concerns(hint)) return;
      if (hint.kind === 'change') heard.push(hint.change);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const settled = heard;
        heard = [];
        tell(settled);
      }, settle);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [changes]);
}
