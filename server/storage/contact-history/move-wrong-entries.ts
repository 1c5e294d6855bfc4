import type { EntryMove, MovedEntries } from '../../contract/contact-history.ts';
import type { Actor } from '../../domain/actor.ts';
import { readPhoneNumber } from '../../domain/contact/phone-number.ts';
import { DomainError, invalidInput } from '../../domain/domain-error.ts';
import { readAddress, withoutTag } from '../../domain/email/address.ts';
import { mayChangeEntry, seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { recordAudits } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { ContactRow } from '../contact/contact-rows.ts';
import { type Followed, followNo, holdOffMerges } from '../contact/follow-merge.ts';
import type { ContactWrite } from '../contact/write-contact.ts';
import { foldEntry, identities } from '../contact-merge/fold-entry.ts';
import type { Handle } from '../storage.ts';

/** Found by looking somebody up, not by somebody's word. */
const byLookingUp = ['address', 'company', 'choice'];

const matchedEntries = async ({ sql, engine }: Handle, setup: Setup, id: number, via: string) => {
  const address = readAddress(via);
  const value = address.includes('@') ? address : (readPhoneNumber(via, setup.countryCode) ?? via);
  const rows = await sql
    .selectFrom('interaction_log_entry')
    .select(['entry_no', 'salesperson_id', 'contact_via', ...identities])
    .where('contact_id', '=', id)
    .where('canceled', '=', 0)
    .where('postponed', '=', 0)
    .where((eb) => engine.isOneOf(eb, 'matched_by', byLookingUp))
    .orderBy('entry_no')
    .execute();
  return rows.filter(
    ({ contact_via }) => contact_via === value || withoutTag(contact_via ?? '') === value,
  );
};

type Matched = Awaited<ReturnType<typeof matchedEntries>>[number];

const findTarget = async (
  handle: Handle,
  from: ContactRow,
  to: string | null,
): Promise<Followed | null> => {
  if (to === null) return null;
  const found = await followNo(handle, to);
  const refuse = (code: string, message: string) =>
    invalidInput([{ path: 'to', code, message, value: to }]);
  if (found === null || found.deleted) throw refuse('unknownCode', `There is no contact ${to}.`);
  if (found.id === from.id)
    throw refuse('itself', `${to} is the contact they are at. Choose another one.`);
  const blocked = await handle.sql
    .selectFrom('contact')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', found.id), eb('id', '=', found.companyId ?? found.id)]))
    .where('privacy_blocked', '=', 1)
    .executeTakeFirst();
  if (blocked !== undefined)
    throw new DomainError('notAllowed', `Contact ${to} is blocked for privacy: nothing is logged.`);
  return found;
};

/** The other contact's entry of the same message or call. */
const sameInteraction = async (
  { sql }: Handle,
  entry: Matched,
  target: Followed,
): Promise<number | null> => {
  const identity = identities.find((one) => entry[one] !== null);
  if (identity === undefined) return null;
  const row = await sql
    .selectFrom('interaction_log_entry')
    .select('entry_no')
    .where('contact_id', '=', target.id)
    .where(identity, '=', entry[identity])
    .executeTakeFirst();
  return row?.entry_no ?? null;
};

type Done = 'canceled' | 'moved' | 'folded';

const moveOne = async (
  handle: Handle,
  { actor, now }: ContactWrite,
  entry: Matched,
  target: Followed | null,
): Promise<{ done: Done; into: number | null }> => {
  const { sql } = handle;
  const trail = { changed_at: now, changed_by: actor.label };
  const same = target === null ? null : await sameInteraction(handle, entry, target);
  if (same !== null) {
    await foldEntry(handle, { kept: same, folded: entry.entry_no });
    return { done: 'folded', into: same };
  }
  await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({
      ...(target === null
        ? { canceled: 1 as const, canceled_at: now, canceled_by: actor.label }
        : {
            contact_id: target.id,
            contact_company_id: target.companyId,
            matched_by: 'assigned',
          }),
      ...trail,
      version: eb('version', '+', 1),
    }))
    .where('entry_no', '=', entry.entry_no)
    .execute();
  if (target !== null)
    await sql
      .updateTable('capture_decision')
      .set({ reason: 'assigned', contact_id: target.id })
      .where('entry_no', '=', entry.entry_no)
      .execute();
  return { done: target === null ? 'canceled' : 'moved', into: null };
};

/** What may be changed, of what may be seen. */
const sortOut = (setup: Setup, actor: Actor, entries: readonly Matched[]) => {
  const seen = seenSalespeople(setup, actor);
  const shown = entries.filter((one) => seesSalesperson(seen, one.salesperson_id));
  const own = shown.filter((one) => mayChangeEntry(actor, one.salesperson_id));
  return { own, notYours: shown.length - own.length };
};

/** Moves what was logged by an address to the contact it belongs to, or cancels it. */
export const moveWrongEntries = async (
  handle: Handle,
  write: ContactWrite,
  from: ContactRow,
  move: EntryMove,
): Promise<MovedEntries> => {
  const { setup, actor, now } = write;
  if (!move.dryRun) await holdOffMerges(handle);
  const target = await findTarget(handle, from, move.to);
  const matched = await matchedEntries(handle, setup, from.id, move.via);
  const { own, notYours } = sortOut(setup, actor, matched);
  if (move.dryRun) return { entries: own.length, notYours, collapsed: 0 };
  const done = [];
  for (const entry of own) done.push({ entry, ...(await moveOne(handle, write, entry, target)) });
  const moved = done.filter((one) => one.done === 'moved');
  await handle.engine.indexEntries(
    handle.sql,
    moved.map(({ entry }) => entry.entry_no),
  );
  await recordAudits(
    handle,
    done.map(({ entry, done: action, into }) => ({
      actor: actor.label,
      entity: 'interactionLogEntry',
      key: String(entry.entry_no),
      action,
      detail:
        action === 'folded'
          ? { into }
          : action === 'moved'
            ? { contactNo: [from.no, target?.no] }
            : { canceled: [false, true] },
    })),
    now,
  );
  await noteChanges(
    handle,
    done.map(({ entry, done: action }) => ({
      entity: 'interactionLogEntry',
      key: String(entry.entry_no),
      action: action === 'folded' ? 'deleted' : 'changed',
      salespersonId: entry.salesperson_id,
    })),
    now,
  );
  const collapsed = done.filter((one) => one.done === 'folded').length;
  return { entries: done.length, notYours, collapsed };
};
