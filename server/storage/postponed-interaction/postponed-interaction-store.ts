import type {
  ContactCandidate,
  PostponedInteraction,
} from '../../contract/postponed-interaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { DomainError, invalidInput } from '../../domain/domain-error.ts';
import { withoutTag } from '../../domain/email/address.ts';
import type {
  PostponedInteractionQuery,
  PostponedInteractionStore,
} from '../../domain/postponed-interaction/postponed-interaction-store.ts';
import { seenSalespeople, withinScope } from '../../domain/seeing.ts';
import { type Setup, salespersonByCode } from '../../domain/setup/setup.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { contactCandidates } from '../contact/contact-candidates.ts';
import { readCursor, toPage } from '../cursor.ts';
import { type EntryRow, presentEntry, selectEntries } from '../interaction-log-entry/entry-rows.ts';
import {
  findEntry,
  findEntryToChange,
} from '../interaction-log-entry/interaction-log-entry-store.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import { assignContact, type ChosenContact, rememberChoice } from './assign-contact.ts';

const missingOf = (row: EntryRow): PostponedInteraction['missing'] => {
  const missing: PostponedInteraction['missing'] = [];
  if (row.contact_id === null) missing.push('contact');
  if (row.interaction_template_id === null) missing.push('template');
  if (row.salesperson_id === null) missing.push('salesperson');
  if (row.description === '') missing.push('description');
  return missing;
};

const selectPostponed = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: PostponedInteractionQuery,
) => {
  let select = selectEntries(handle).where('e.postponed', '=', 1).where('e.canceled', '=', 0);
  const seen = withinScope(setup, actor, query.scope);
  if (seen !== 'everyone') {
    if (seen.size === 0) return null;
    select = select.where('e.salesperson_id', 'in', [...seen]);
  }
  if (query.salespersonCode !== undefined) {
    const salesperson = salespersonByCode(setup, query.salespersonCode);
    if (salesperson === undefined) return null;
    select = select.where('e.salesperson_id', '=', salesperson.id);
  }
  if (query.contactNo !== undefined) select = select.where('c.no', '=', query.contactNo);
  if (query.missing === 'contact') select = select.where('e.contact_id', 'is', null);
  if (query.missing === 'template') select = select.where('e.interaction_template_id', 'is', null);
  if (query.missing === 'salesperson') select = select.where('e.salesperson_id', 'is', null);
  if (query.missing === 'description') select = select.where('e.description', '=', '');
  return query.missing === 'note' ? null : select;
};

/** Whom the addresses that wait may mean; a tagged address asks for the one without its tag too. */
const loadCandidates = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  rows: readonly EntryRow[],
): Promise<Map<string, ContactCandidate[]>> => {
  const seen = seenSalespeople(setup, actor);
  const candidates = new Map<string, ContactCandidate[]>();
  for (const address of new Set(rows.flatMap((row) => row.match_address ?? []))) {
    const found = await contactCandidates(handle, address, seen);
    const bare = withoutTag(address);
    candidates.set(
      address,
      found.length > 0 || bare === null ? found : await contactCandidates(handle, bare, seen),
    );
  }
  return candidates;
};

const list = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: PostponedInteractionQuery,
) => {
  const place = readCursor(query.cursor, ['number', 'number']);
  let select = await selectPostponed(handle, setup, actor, query);
  if (select === null) return { items: [], nextCursor: null };
  if (place !== null) {
    const [time, entryNo] = place as [number, number];
    select = select.where((eb) =>
      eb.or([
        eb('e.sort_time', '<', time),
        eb.and([eb('e.sort_time', '=', time), eb('e.entry_no', '<', entryNo)]),
      ]),
    );
  }
  const rows = await handle.engine
    .first(select.orderBy('e.sort_time', 'desc').orderBy('e.entry_no', 'desc'), query.limit + 1)
    .execute();
  const candidates = await loadCandidates(handle, setup, actor, rows);
  const candidatesOf = (row: EntryRow): ContactCandidate[] =>
    row.contact_id === null ? (candidates.get(row.match_address ?? '') ?? []) : [];
  return toPage(
    rows,
    query.limit,
    (row) => ({
      ...presentEntry(row, setup),
      missing: missingOf(row),
      candidates: candidatesOf(row),
    }),
    (row) => [row.sort_time, row.entry_no],
  );
};

const requirePostponed = (row: EntryRow): void => {
  if (row.postponed !== 1 || row.canceled === 1)
    throw new DomainError(
      'notPostponed',
      `Entry ${row.entry_no} is no postponed interaction any more.`,
    );
};

const findChosen = async ({ sql }: Handle, no: string): Promise<ChosenContact> => {
  const contact = await sql
    .selectFrom('contact as c')
    .leftJoin('contact as k', 'k.id', 'c.company_id')
    .select([
      'c.id',
      'c.no',
      'c.company_id',
      'c.privacy_blocked',
      'k.privacy_blocked as company_blocked',
    ])
    .where('c.no', '=', no)
    .where('c.deleted_at', 'is', null)
    .executeTakeFirst();
  if (contact === undefined)
    throw invalidInput([
      { path: 'contactNo', code: 'unknownCode', message: `There is no contact ${no}.` },
    ]);
  if (contact.privacy_blocked === 1 || contact.company_blocked === 1)
    throw new DomainError('notAllowed', `Contact ${no} is blocked for privacy: nothing is logged.`);
  return { id: contact.id, no: contact.no, companyId: contact.company_id };
};

/** Other postponed interactions that wait for the same address. */
const waitingFor = async ({ sql }: Handle, address: string, except: number): Promise<number[]> =>
  (
    await sql
      .selectFrom('interaction_log_entry')
      .select('entry_no')
      .where('postponed', '=', 1)
      .where('canceled', '=', 0)
      .where('contact_id', 'is', null)
      .where('match_address', '=', address)
      .where('entry_no', '<>', except)
      .execute()
  ).map((row) => row.entry_no);

const discard = async (handle: Handle, actor: Actor, row: EntryRow): Promise<void> => {
  const now = Date.now();
  const { sql, engine } = handle;
  // The row comes first: its version holds off whoever assigns or discards it meanwhile.
  const { numDeletedRows } = await sql
    .deleteFrom('interaction_log_entry')
    .where('entry_no', '=', row.entry_no)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireChanged(numDeletedRows);
  await engine.unindexEntry(sql, row.entry_no);
  await sql
    .updateTable('capture_decision')
    .set({ outcome: 'notLogged', reason: 'discarded' })
    .where('entry_no', '=', row.entry_no)
    .execute();
  await recordAudit(
    handle,
    {
      actor: actor.label,
      entity: 'interactionLogEntry',
      key: String(row.entry_no),
      action: 'discarded',
      detail: { description: [row.description, null] },
    },
    now,
  );
  await noteChanges(
    handle,
    [
      {
        entity: 'interactionLogEntry',
        key: String(row.entry_no),
        action: 'deleted',
        salespersonId: row.salesperson_id,
      },
    ],
    now,
  );
};

/** One after the other: an answer that is remembered reaches into the rows of others. */
const afterOthers =
  <T>(job: (handle: Handle, setup: Setup) => Promise<T>, readSetup: ReadSetup) =>
  async (handle: Handle): Promise<T> => {
    await handle.engine.lock(handle.sql, 'postponed interactions');
    return job(handle, await readSetup(handle));
  };

export const createPostponedInteractionStore = (
  storage: Storage,
  readSetup: ReadSetup,
): PostponedInteractionStore => ({
  list: async (actor, query) => list(storage.read, await readSetup(storage.read), actor, query),
  assign: ({ actor, once }, entryNo, version, { contactNo, remember }) =>
    writeOnce(
      storage,
      once,
      afterOthers(async (handle, setup) => {
        const now = Date.now();
        requirePostponed(await findEntry(handle, setup, actor, entryNo));
        const row = await findEntryToChange(handle, setup, actor, { entryNo, version });
        if (row.contact_id !== null)
          throw new DomainError('alreadyAssigned', `Entry ${entryNo} has its contact already.`);
        const contact = await findChosen(handle, contactNo);
        const logged = await assignContact(handle, { entryNo, contact, actor, now });
        if (remember && row.match_address !== null) {
          await rememberChoice(handle, row.match_address, contact, actor, now);
          for (const waiting of await waitingFor(handle, row.match_address, entryNo))
            await assignContact(handle, { entryNo: waiting, contact, actor, now });
        }
        return presentEntry(await findEntry(handle, setup, actor, logged), setup);
      }, readSetup),
    ),
  discard: ({ actor, once }, entryNo, version) =>
    writeOnce(
      storage,
      once,
      afterOthers(async (handle, setup) => {
        requirePostponed(await findEntry(handle, setup, actor, entryNo));
        const row = await findEntryToChange(handle, setup, actor, { entryNo, version });
        await discard(handle, actor, row);
      }, readSetup),
    ),
});
