import type {
  ContactCandidate,
  PostponedInteraction,
} from '../../contract/postponed-interaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { withoutTag } from '../../domain/email/address.ts';
import type { PostponedInteractionQuery } from '../../domain/postponed-interaction/postponed-interaction-store.ts';
import { seenSalespeople, withinScope } from '../../domain/seeing.ts';
import { type Setup, salespersonByCode } from '../../domain/setup/setup.ts';
import type { MatchKind } from '../contact/address-book.ts';
import { contactCandidates } from '../contact/contact-candidates.ts';
import { readCursor, toPage } from '../cursor.ts';
import { type EntryRow, presentEntry, selectEntries } from '../interaction-log-entry/entry-rows.ts';
import type { Handle } from '../storage.ts';

/** What the entry waits with: the address of a mail, or the number of a call. */
export const matchKind = ({ call_id }: Pick<EntryRow, 'call_id'>): MatchKind =>
  call_id === null ? 'address' : 'number';

/** Addresses and numbers of a contact, and of its persons where it is a company. */
const reachableBy = ({ sql }: Handle, no: string) =>
  sql
    .selectFrom('contact_address as a')
    .innerJoin('contact as o', 'o.id', 'a.contact_id')
    .leftJoin('contact as w', 'w.id', 'o.company_id')
    .select('a.value')
    .where('o.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('o.no', '=', no), eb('w.no', '=', no)]));

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
  if (query.emailMessageId !== undefined)
    select = select.where('e.email_message_id', '=', query.emailMessageId);
  if (query.contactNo !== undefined) {
    const no = query.contactNo;
    select = select.where((eb) =>
      eb.or([
        eb('c.no', '=', no),
        eb('k.no', '=', no),
        eb('e.match_address', 'in', reachableBy(handle, no)),
      ]),
    );
  }
  if (query.missing === 'contact') select = select.where('e.contact_id', 'is', null);
  if (query.missing === 'template') select = select.where('e.interaction_template_id', 'is', null);
  if (query.missing === 'salesperson') select = select.where('e.salesperson_id', 'is', null);
  if (query.missing === 'description') select = select.where('e.description', '=', '');
  return query.missing === 'note' ? null : select;
};

/** Whom the addresses and numbers that wait may mean; a tagged address asks for the one without its tag too. */
const loadCandidates = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  rows: readonly EntryRow[],
): Promise<Map<string, ContactCandidate[]>> => {
  const seen = seenSalespeople(setup, actor);
  const candidates = new Map<string, ContactCandidate[]>();
  const asked = new Map(rows.map((row) => [row.match_address ?? '', matchKind(row)]));
  asked.delete('');
  for (const [value, kind] of asked) {
    const found = await contactCandidates(handle, { kind, value }, seen);
    const bare = kind === 'address' ? withoutTag(value) : null;
    candidates.set(
      value,
      found.length > 0 || bare === null
        ? found
        : await contactCandidates(handle, { kind, value: bare }, seen),
    );
  }
  return candidates;
};

export const listPostponed = async (
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
