import type { Role } from '../../contract/enumerations.ts';
import type { Page } from '../../contract/fields.ts';
import type { Person, PersonState } from '../../contract/person.ts';
import { businessDay } from '../../domain/business-day.ts';
import { notFound } from '../../domain/domain-error.ts';
import type { PersonQuery } from '../../domain/person/person-store.ts';
import { suggestSalesperson } from '../../domain/person/suggest-salesperson.ts';
import type { Setup, SetupPerson } from '../../domain/setup/setup.ts';
import { readCursor, toPage } from '../cursor.ts';
import type { Handle } from '../storage.ts';

const selectPeople = ({ sql }: Handle) => sql.selectFrom('person').selectAll();
export type PersonRow = Awaited<
  ReturnType<ReturnType<typeof selectPeople>['executeTakeFirstOrThrow']>
>;

export const providerOf = ({ tid }: { tid: string }): Person['provider'] =>
  tid === 'local' ? 'local' : 'entra';

const instantOrNull = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

export const rolesOf = (row: Pick<PersonRow, 'tid' | 'roles' | 'last_roles'>): Role[] =>
  JSON.parse(row.tid === 'local' ? row.roles : (row.last_roles ?? '[]')) as Role[];

/** The names are those of the row; what they lead to is that of the set-up. */
const present = (setup: Setup, row: PersonRow): Person => {
  const salesperson =
    row.salesperson_id === null ? undefined : setup.salespeople.get(row.salesperson_id);
  const asSetUp: SetupPerson = {
    id: row.id,
    tid: row.tid,
    oid: row.oid,
    userName: row.user_name,
    name: row.name,
    roles: rolesOf(row),
    salespersonId: row.salesperson_id,
    blocked: row.blocked === 1,
  };
  return {
    id: row.id,
    name: row.name,
    userName: row.user_name,
    provider: providerOf(row),
    roles: rolesOf(row),
    salespersonCode: salesperson?.code ?? null,
    salespersonName: salesperson?.name ?? null,
    suggestedSalespersonCode: suggestSalesperson(
      setup,
      asSetUp,
      businessDay(Date.now(), setup.timeZone),
    ),
    firstSeenAt: row.tid === 'local' ? null : instantOrNull(row.created_at),
    lastSeenAt: instantOrNull(row.last_seen_at),
    lastReportAt: instantOrNull(row.last_report_at),
    blocked: row.blocked === 1,
    version: row.version,
  };
};

export const findPersonRow = async (handle: Handle, id: number): Promise<PersonRow> => {
  const row = await selectPeople(handle).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('person', id);
  return row;
};

export const loadPerson = async (handle: Handle, setup: Setup, id: number): Promise<Person> =>
  present(setup, await findPersonRow(handle, id));

const collator = new Intl.Collator('en');
type Ordered = Pick<SetupPerson, 'name' | 'id'>;
const byName = (one: Ordered, other: Ordered): number =>
  collator.compare(one.name, other.name) || one.id - other.id;

const states: Record<PersonState, (person: SetupPerson) => boolean> = {
  linked: ({ blocked, salespersonId }) => !blocked && salespersonId !== null,
  unlinked: ({ blocked, salespersonId }) => !blocked && salespersonId === null,
  blocked: ({ blocked }) => blocked,
};

const isSearched = (setup: Setup, person: SetupPerson, search: string): boolean => {
  const salesperson =
    person.salespersonId === null ? undefined : setup.salespeople.get(person.salespersonId);
  const text = [person.name, person.userName, salesperson?.code, salesperson?.name]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** People are part of the set-up in memory: only those of the page are read. */
export const listPeople = async (
  { sql, engine }: Handle,
  setup: Setup,
  { limit, cursor, state, search, provider }: PersonQuery,
): Promise<Page<Person>> => {
  const place = readCursor(cursor, ['string', 'number']);
  const after = place === null ? null : { name: String(place[0]), id: Number(place[1]) };
  const found = setup.people
    .filter((one) => providerOf(one) === provider)
    .filter((one) => state === undefined || states[state](one))
    .filter((one) => search === undefined || isSearched(setup, one, search))
    .sort(byName)
    .filter((one) => after === null || byName(one, after) > 0)
    .slice(0, limit + 1);
  const rows = await sql
    .selectFrom('person')
    .selectAll()
    .where((eb) =>
      engine.isOneOf(
        eb,
        'id',
        found.map(({ id }) => id),
      ),
    )
    .execute();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const read = found.flatMap(({ id }) => rowOf.get(id) ?? []);
  return toPage(
    read,
    limit,
    (row) => present(setup, row),
    (row) => [row.name, row.id],
  );
};
