import type { ContactListItem, ContactQuery } from '../../contract/contact.ts';
import type { Page } from '../../contract/fields.ts';
import type { Actor } from '../../domain/actor.ts';
import { readPhoneNumber } from '../../domain/contact/phone-number.ts';
import { readAddress } from '../../domain/email/address.ts';
import { type SeenSalespeople, seenSalespeople } from '../../domain/seeing.ts';
import { type Setup, salespersonByCode } from '../../domain/setup/setup.ts';
import { contains } from '../contains.ts';
import { readCursor, toPage } from '../cursor.ts';
import type { Handle } from '../storage.ts';
import {
  type ContactRow,
  type ContactSelect,
  loadReachable,
  selectContacts,
} from './contact-rows.ts';
import { followedNo } from './follow-merge.ts';
import { lastInteractions } from './last-interaction.ts';

/** Every word is contained; one that may be part of a telephone number, also by its digits alone. */
const filterSearch = (select: ContactSelect, search: string): ContactSelect => {
  let filtered = select;
  for (const word of search.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const digits = /^[\d+()./-]+$/.test(word) ? word.replace(/\D+/g, '') : '';
    filtered =
      digits === '' || digits === word
        ? filtered.where(contains('c.search_text', word))
        : filtered.where((eb) =>
            eb.or([contains('c.search_text', word), contains('c.search_text', digits)]),
          );
  }
  return filtered;
};

const filterReachable = (select: ContactSelect, kind: string, value: string): ContactSelect =>
  select.where('c.id', 'in', (eb) =>
    eb
      .selectFrom('contact_address as a')
      .select('a.contact_id')
      .where('a.kind', '=', kind)
      .where('a.value', '=', value),
  );

const dayMilliseconds = 86_400_000;
const silentDays = 60;

/** Known for so long, and in that time nothing that counts as a last interaction (docs/domain.md 12.3). */
const filterSilent = (
  { engine }: Handle,
  select: ContactSelect,
  since: number,
  seen: SeenSalespeople,
): ContactSelect =>
  select.where('c.created_at', '<', since).where((eb) => {
    const heardBy = (column: 'contact_id' | 'contact_company_id') => {
      let heard = eb
        .selectFrom('interaction_log_entry as e')
        .select('e.entry_no')
        .whereRef(`e.${column}`, '=', 'c.id')
        .where('e.sort_time', '>=', since)
        .where('e.canceled', '=', 0)
        .where('e.postponed', '=', 0)
        .where('e.attempt_failed', '=', 0);
      if (seen !== 'everyone')
        heard = heard.where((inner) => engine.isOneOf(inner, 'e.salesperson_id', [...seen]));
      return eb.not(eb.exists(heard));
    };
    return eb.or([
      eb.and([eb('c.type', '=', 'person'), heardBy('contact_id')]),
      eb.and([eb('c.type', '=', 'company'), heardBy('contact_company_id')]),
    ]);
  });

const filterView = (
  handle: Handle,
  select: ContactSelect,
  { setup, actor, query }: { setup: Setup; actor: Actor; query: Partial<ContactQuery> },
): ContactSelect => {
  if (query.view === 'noOwner') return select.where('c.salesperson_id', 'is', null);
  if (query.view === 'mine') return select.where('c.salesperson_id', '=', actor.salespersonId ?? 0);
  const since = Date.now() - (query.silentDays ?? silentDays) * dayMilliseconds;
  return filterSilent(handle, select, since, seenSalespeople(setup, actor));
};

const filterContacts = (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { search, type, companyNo, salespersonCode, ...query }: ContactQuery,
): ContactSelect => {
  let select = selectContacts(handle).where('c.deleted_at', 'is', null);
  if (search !== undefined) select = filterSearch(select, search);
  if (type !== undefined) select = select.where('c.type', '=', type);
  if (companyNo !== undefined) select = select.where('k.no', '=', companyNo);
  if (salespersonCode !== undefined)
    select = select.where(
      'c.salesperson_id',
      '=',
      salespersonByCode(setup, salespersonCode)?.id ?? 0,
    );
  if (query.emailAddress !== undefined)
    select = filterReachable(select, 'address', readAddress(query.emailAddress));
  if (query.phoneNumber !== undefined) {
    const number = readPhoneNumber(query.phoneNumber, setup.countryCode);
    select = filterReachable(select, 'number', number ?? query.phoneNumber.trim());
  }
  if (query.view !== undefined) select = filterView(handle, select, { setup, actor, query });
  if (query.privacyBlocked !== undefined)
    select = select.where('c.privacy_blocked', '=', query.privacyBlocked ? 1 : 0);
  return select;
};

/** Rows as the list shows them, each with the last interaction that the actor may see. */
export const presentRows = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  rows: readonly ContactRow[],
): Promise<(row: ContactRow) => ContactListItem> => {
  const ids = rows.map(({ id }) => id);
  const reachable = await loadReachable(handle, ids);
  const last = await lastInteractions(handle, rows, seenSalespeople(setup, actor));
  const codeOf = (id: number | null | undefined) =>
    id == null ? null : (setup.salespeople.get(id)?.code ?? null);
  return (row) => {
    const interaction = last.get(row.id);
    return {
      no: row.no,
      type: row.type as ContactListItem['type'],
      name: row.name,
      companyNo: row.company_no,
      companyName: row.company_name,
      ...reachable(row.id),
      salespersonCode: codeOf(row.salesperson_id),
      city: row.city,
      countryCode: row.country_code,
      privacyBlocked: row.privacy_blocked === 1,
      version: row.version,
      lastInteractionDate: interaction?.date ?? null,
      lastInteractionSalespersonCode: codeOf(interaction?.salespersonId),
      lastInteractionDescription: interaction?.description ?? null,
    };
  };
};

export const listContacts = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  query: ContactQuery,
): Promise<Page<ContactListItem>> => {
  const place = readCursor(query.cursor, ['string', 'number']);
  const companyNo =
    query.companyNo === undefined ? undefined : await followedNo(handle, query.companyNo);
  let select = filterContacts(handle, setup, actor, { ...query, companyNo })
    .orderBy('c.sort_name')
    .orderBy('c.id');
  if (place !== null) {
    const name = String(place[0]);
    const id = Number(place[1]);
    select = select.where((eb) =>
      eb.or([
        eb('c.sort_name', '>', name),
        eb.and([eb('c.sort_name', '=', name), eb('c.id', '>', id)]),
      ]),
    );
  }
  const rows = await handle.engine.first(select, query.limit + 1).execute();
  const present = await presentRows(handle, setup, actor, rows.slice(0, query.limit));
  return toPage(rows, query.limit, present, (row) => [row.sort_name, row.id]);
};
