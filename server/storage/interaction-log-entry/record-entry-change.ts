import type { Actor } from '../../domain/actor.ts';
import { recordAudits } from '../audit.ts';
import { type ChangeNote, noteChanges } from '../change/change-feed.ts';
import type { Handle } from '../storage.ts';

/** What happened to one entry. */
export interface EntryChange {
  entryNo: number;
  salespersonId: number | null;
  action: string;
  detail: Record<string, unknown>;
}

/** Ends every act on entries: the trail of each, and the feed. */
export const recordEntryChanges = async (
  handle: Handle,
  actor: Actor,
  changes: readonly EntryChange[],
  { now, told = 'changed' }: { now: number; told?: ChangeNote['action'] },
): Promise<void> => {
  await recordAudits(
    handle,
    changes.map(({ entryNo, action, detail }) => ({
      actor: actor.label,
      entity: 'interactionLogEntry',
      key: String(entryNo),
      action,
      detail,
    })),
    now,
  );
  await noteChanges(
    handle,
    changes.map(({ entryNo, salespersonId }) => ({
      entity: 'interactionLogEntry',
      key: String(entryNo),
      action: told,
      salespersonId,
    })),
    now,
  );
};
