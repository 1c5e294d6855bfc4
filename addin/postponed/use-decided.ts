import { useEffect, useEffectEvent, useState } from 'react';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { ApiError } from '../ui/api-error.ts';
import { useClient } from '../ui/session.tsx';
import { useChanges } from '../ui/use-changes.ts';

/** The entry it became, or null: discarded, or nothing the reader may see. */
export type Decision = InteractionLogEntry | null;

const isGone = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 404 || error.status === 410);

/** What became of one that waits no more; undefined while it still does. */
function useDecisionOf() {
  const client = useClient();
  return async (entryNo: number): Promise<Decision | undefined> => {
    try {
      const entry = await client.call('getInteractionLogEntry', { params: { entryNo } });
      return entry.postponed ? undefined : entry;
    } catch (error) {
      // Whether it waits is not known then; whoever presses learns it from the server.
      return isGone(error) ? null : undefined;
    }
  };
}

const shownAtOnce = 50;

/** What others decided while it stood on the screen, by entry number. */
export function useDecided(
  items: readonly PostponedInteraction[],
  busyEntryNo: number | null,
): ReadonlyMap<number, Decision> {
  const decisionOf = useDecisionOf();
  const [decided, setDecided] = useState<ReadonlyMap<number, Decision>>(new Map());
  useChanges(['interactionLogEntry'], async (changes) => {
    const changed = new Set(changes.map(({ key }) => key));
    const concerned = items
      .map(({ entryNo }) => entryNo)
      .filter((no) => changes.length === 0 || changed.has(String(no)))
      .filter((no) => no !== busyEntryNo && !decided.has(no))
      .slice(0, shownAtOnce);
    const found = await Promise.all(
      concerned.map(async (no) => [no, await decisionOf(no)] as const),
    );
    const known = found.filter((pair): pair is [number, Decision] => pair[1] !== undefined);
    if (known.length > 0) setDecided((old) => new Map([...old, ...known]));
  });
  return decided;
}

interface Wanted {
  entryNo: number;
  /** The list is there, and does not have it. */
  absent: boolean;
  onElsewhere(): void;
}

/** A link names one that is not in the list: it waits for somebody else, or for nobody any more. */
export function useWantedDecision({ entryNo, absent, onElsewhere }: Wanted): Decision | undefined {
  const decisionOf = useDecisionOf();
  const [found, setFound] = useState<{ entryNo: number; decision: Decision } | null>(null);
  const look = useEffectEvent(async (no: number, isWanted: () => boolean) => {
    const decision = await decisionOf(no);
    if (!isWanted()) return;
    if (decision === undefined) onElsewhere();
    else setFound({ entryNo: no, decision });
  });
  useEffect(() => {
    if (!absent) return;
    let wanted = true;
    void look(entryNo, () => wanted);
    return () => {
      wanted = false;
    };
  }, [absent, entryNo]);
  return found?.entryNo === entryNo ? found.decision : undefined;
}
