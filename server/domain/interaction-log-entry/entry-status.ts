import type { EntryStatus } from '../../contract/enumerations.ts';
import type { InteractionLogEntry } from '../../contract/interaction-log-entry.ts';

type States = Pick<
  InteractionLogEntry,
  'canceled' | 'postponed' | 'attemptFailed' | 'deliveryStatus'
>;

/** One word for the states of an entry: the one that matters most to who reads it (docs/domain.md 17). */
export const entryStatus = (entry: States): EntryStatus => {
  if (entry.postponed) return 'postponed';
  if (entry.canceled) return 'canceled';
  if (entry.deliveryStatus === 'error') return 'deliveryError';
  if (entry.deliveryStatus === 'inProgress') return 'inProgress';
  return entry.attemptFailed ? 'attemptFailed' : 'logged';
};
