import { sql as raw } from 'kysely';
import type { DuplicatePair } from '../../contract/contact-merge.ts';
import type { Page } from '../../contract/fields.ts';
import type { Actor } from '../../domain/actor.ts';
import { isFreeMail } from '../../domain/contact/registrable-domain.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { selectContacts } from '../contact/contact-rows.ts';
import { presentRows } from '../contact/list-contacts.ts';
import { readCursor, toPage } from '../cursor.ts';
import type { Handle } from '../storage.ts';

/** The surest come first. */
const steps = ['address', 'number', 'name'] as const;
type Step = (typeof steps)[number];

interface Pair {
  step: Step;
  why: DuplicatePair['why'];
  value: string;
  one: number;
  other: number;
}

type Place = readonly [value: string, one: number, other: number] | null;

/** Two live contacts of one type that nobody has said are different. */
const selectPairs = ({ sql }: Handle) =>
  sql
    .selectFrom('contact as a')
    .innerJoin('contact as b', (join) =>
      join.onRef('b.type', '=', 'a.type').onRef('b.id', '>', 'a.id'),
    )
    .where('a.deleted_at', 'is', null)
    .where('b.deleted_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('contact_distinct as d')
            .select('d.other_id')
            .whereRef('d.contact_id', '=', 'a.id')
            .whereRef('d.other_id', '=', 'b.id'),
        ),
      ),
    );

const after = (column: string, place: Place) =>
  place === null
    ? raw<boolean>`1 = 1`
    : raw<boolean>`(${raw.ref(column)} > ${place[0]} or (${raw.ref(column)} = ${place[0]} and (a.id > ${place[1]} or (a.id = ${place[1]} and b.id > ${place[2]}))))`;

/** The same address; the same number too, unless it is the switchboard of their company. */
const byReach = async (
  handle: Handle,
  kind: 'address' | 'number',
  place: Place,
  count: number,
): Promise<Pair[]> => {
  let query = selectPairs(handle)
    .innerJoin('contact_address as x', 'x.contact_id', 'a.id')
    .innerJoin('contact_address as y', (join) =>
      join
        .onRef('y.contact_id', '=', 'b.id')
        .onRef('y.kind', '=', 'x.kind')
        .onRef('y.value', '=', 'x.value'),
    )
    .select(['x.value', 'a.id as one', 'b.id as other'])
    .where('x.kind', '=', kind)
    .where(after('x.value', place))
    .orderBy('x.value')
    .orderBy('a.id')
    .orderBy('b.id');
  if (kind === 'number')
    query = query.where((eb) =>
      eb.or([
        eb('a.company_id', 'is', null),
        eb('b.company_id', 'is', null),
        eb('a.company_id', '<>', eb.ref('b.company_id')),
      ]),
    );
  return (await handle.engine.first(query, count).execute()).map((pair) => ({
    step: kind,
    why: kind === 'address' ? 'sameAddress' : 'sameNumber',
    ...pair,
  }));
};

/** The same name: of two companies, of persons of one company, or where they share a domain. */
const byName = async (handle: Handle, place: Place, count: number): Promise<Pair[]> => {
  const query = selectPairs(handle)
    .whereRef('b.match_name', '=', 'a.match_name')
    .select(['a.match_name as value', 'a.name', 'a.id as one', 'b.id as other'])
    .where((eb) =>
      eb.or([
        eb('a.type', '=', 'company'),
        eb('a.company_id', '=', eb.ref('b.company_id')),
        eb.exists(
          eb
            .selectFrom('contact_address as x')
            .innerJoin('contact_address as y', 'y.domain', 'x.domain')
            .select('x.id')
            .whereRef('x.contact_id', '=', 'a.id')
            .whereRef('y.contact_id', '=', 'b.id'),
        ),
      ]),
    )
    // Who shares an address has been shown already.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('contact_address as x')
            .innerJoin('contact_address as y', (join) =>
              join.onRef('y.kind', '=', 'x.kind').onRef('y.value', '=', 'x.value'),
            )
            .select('x.id')
            .where('x.kind', '=', 'address')
            .whereRef('x.contact_id', '=', 'a.id')
            .whereRef('y.contact_id', '=', 'b.id'),
        ),
      ),
    )
    .where(after('a.match_name', place))
    .orderBy('a.match_name')
    .orderBy('a.id')
    .orderBy('b.id');
  return (await handle.engine.first(query, count).execute()).map(({ value, one, other }) => ({
    step: 'name',
    why: 'sameName',
    value: value ?? '',
    one,
    other,
  }));
};

/** A free-mail domain joins nobody: namesakes there are strangers. */
const domainsOf = async ({ sql, engine }: Handle, ids: readonly number[]) => {
  const rows = await sql
    .selectFrom('contact_address')
    .select(['contact_id', 'domain'])
    .where('domain', 'is not', null)
    .where((eb) => engine.isOneOf(eb, 'contact_id', ids))
    .execute();
  const found = new Map<number, Set<string>>();
  for (const { contact_id, domain } of rows)
    if (domain !== null && !isFreeMail(domain))
      found.set(contact_id, (found.get(contact_id) ?? new Set()).add(domain));
  return found;
};

const readPairs = async (
  handle: Handle,
  start: { step: Step; place: Place },
  count: number,
): Promise<Pair[]> => {
  const pairs: Pair[] = [];
  for (const step of steps.slice(steps.indexOf(start.step))) {
    const place = step === start.step ? start.place : null;
    const wanted = count - pairs.length;
    if (wanted > 0)
      pairs.push(
        ...(step === 'name'
          ? await byName(handle, place, wanted)
          : await byReach(handle, step, place, wanted)),
      );
  }
  return pairs;
};

/** Pairs of contacts that may be one, the surest first. */
export const listDuplicates = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<DuplicatePair>> => {
  const read = readCursor(cursor, ['string', 'string', 'number', 'number']);
  const place: Place = read === null ? null : [String(read[1]), Number(read[2]), Number(read[3])];
  const step = steps.find((one) => one === read?.[0]) ?? 'address';
  const pairs = await readPairs(handle, { step, place }, limit + 1);
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const rows =
    ids.length === 0
      ? []
      : await selectContacts(handle)
          .where((eb) => handle.engine.isOneOf(eb, 'c.id', ids))
          .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const present = await presentRows(handle, setup, actor, rows);
  const domains = ids.length === 0 ? new Map<number, Set<string>>() : await domainsOf(handle, ids);
  const page = toPage(
    pairs,
    limit,
    (pair) => pair,
    ({ step: of, value, one, other }) => [of, value, one, other],
  );
  const shown = new Set<string>();
  return {
    nextCursor: page.nextCursor,
    items: page.items.flatMap((pair): DuplicatePair[] => {
      const key = `${pair.one} ${pair.other}`;
      if (shown.has(key)) return [];
      shown.add(key);
      const one = byId.get(pair.one);
      const other = byId.get(pair.other);
      if (one === undefined || other === undefined) return [];
      const companions =
        one.type === 'company' || (one.company_id !== null && one.company_id === other.company_id);
      const shared = [...(domains.get(one.id) ?? [])].some((domain) =>
        domains.get(other.id)?.has(domain),
      );
      if (pair.step === 'name' && !companions && !shared) return [];
      const value = pair.step === 'name' ? one.name : pair.value;
      return [{ why: pair.why, value, contacts: [present(one), present(other)] }];
    }),
  };
};
