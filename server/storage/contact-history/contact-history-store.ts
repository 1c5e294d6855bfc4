import type { MissedInteraction } from '../../contract/contact-history.ts';
import type { ContactHistoryStore } from '../../domain/contact-history/contact-history-store.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { findContact, followContact, loadReachable } from '../contact/contact-rows.ts';
import { recordContactChange } from '../contact/write-contact.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { UniqueViolation } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { attachMissed } from './attach-missed.ts';
import { eraseContact } from './erase-contact.ts';
import { findMissed, type Missed } from './find-missed.ts';
import { moveWrongEntries } from './move-wrong-entries.ts';

const maxShown = 100;
const maxAttached = 500;
const maxAttempts = 3;

const kindOf = ({ call_id, meeting_id }: Missed): MissedInteraction['kind'] => {
  if (meeting_id !== null) return 'meeting';
  return call_id === null ? 'email' : 'call';
};

const present = (missed: Missed, setup: Setup): MissedInteraction => ({
  decisionId: missed.id,
  kind: kindOf(missed),
  via: missed.via,
  date: missed.date,
  at: new Date(missed.at).toISOString(),
  subject: missed.subject,
  direction: missed.flow,
  salespersonCode:
    missed.salespersonId === null
      ? null
      : (setup.salespeople.get(missed.salespersonId)?.code ?? null),
});

const reachableOf = async (handle: Handle, id: number) => (await loadReachable(handle, [id]))(id);

export const createContactHistoryStore = (
  storage: Storage,
  readSetup: ReadSetup,
): ContactHistoryStore => ({
  async listMissed(actor, no) {
    const setup = await readSetup(storage.read);
    const { id } = await followContact(storage.read, no);
    const missed = await findMissed(storage.read, actor, await reachableOf(storage.read, id));
    return {
      count: missed.length,
      items: missed.slice(0, maxShown).map((one) => present(one, setup)),
    };
  },
  async attachMissed({ actor, once }, no, decisionIds) {
    const attempt = () =>
      writeOnce(storage, once, async (handle) => {
        const setup = await readSetup(handle);
        const now = Date.now();
        const { id } = await findContact(handle, no);
        const wanted = decisionIds === null ? null : new Set(decisionIds);
        const all = (await findMissed(handle, actor, await reachableOf(handle, id))).filter(
          (one) => wanted === null || wanted.has(one.id),
        );
        const some = all.slice(0, maxAttached);
        const counts = await attachMissed(handle, some, { setup, actor, now });
        const detail = { entries: [null, counts.logged + counts.postponed] };
        if (some.length > 0)
          await recordContactChange(
            handle,
            { setup, actor, now },
            { no, action: 'missedAttached', detail },
            'changed',
          );
        return { ...counts, left: all.length - some.length };
      });
    // Somebody who attaches or reports the same at once was first: look again.
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof UniqueViolation) || tries === maxAttempts) throw error;
      }
    }
  },
  async moveEntries({ actor, once }, no, move) {
    const now = Date.now();
    if (move.dryRun) {
      const setup = await readSetup(storage.read);
      const from = await findContact(storage.read, no);
      return moveWrongEntries(storage.read, { setup, actor, now }, from, move);
    }
    return writeOnce(storage, once, async (handle) => {
      const setup = await readSetup(handle);
      return moveWrongEntries(handle, { setup, actor, now }, await findContact(handle, no), move);
    });
  },
  erase: ({ actor, once }, no, dryRun) =>
    dryRun
      ? eraseContact(storage.read, actor, { no, dryRun, now: Date.now() })
      : writeOnce(storage, once, (handle) =>
          eraseContact(handle, actor, { no, dryRun, now: Date.now() }),
        ),
});
