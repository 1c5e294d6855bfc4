import type { InteractionLogEntry } from '../../contract/interaction-log-entry.ts';
import type { InteractionLogFilter } from '../../contract/interaction-log-export.ts';
import type { Actor } from '../../domain/actor.ts';
import { recordAudit } from '../audit.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Storage } from '../storage.ts';
import { readEntries } from './list-entries.ts';

/** What a list with these filters shows, in pieces; what was taken out stays known: by whom, how much. */
export async function* exportEntries(
  storage: Storage,
  readSetup: ReadSetup,
  actor: Actor,
  filter: InteractionLogFilter,
): AsyncGenerator<InteractionLogEntry[]> {
  const startedAt = Date.now();
  let entries = 0;
  let whole = false;
  try {
    const setup = await readSetup(storage.read);
    for await (const some of readEntries(storage.longRead, setup, actor, filter)) {
      entries += some.length;
      yield some;
    }
    whole = true;
  } finally {
    await storage.write((handle) =>
      recordAudit(
        handle,
        {
          actor: actor.label,
          entity: 'interactionLog',
          key: new Date(startedAt).toISOString(),
          action: 'exported',
          detail: { ...filter, entries, ...(whole ? {} : { interrupted: true }) },
        },
        Date.now(),
      ),
    );
  }
}
