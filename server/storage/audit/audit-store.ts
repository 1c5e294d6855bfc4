import type { Selectable } from 'kysely';
import type { AuditEntry, AuditFilter, FieldChange } from '../../contract/audit.ts';
import type { AuditStore } from '../../domain/audit/audit-store.ts';
import { dayAfter, startOfDay } from '../../domain/business-day.ts';
import { contains } from '../contains.ts';
import { type Place, readCursor, toPage } from '../cursor.ts';
import type { AuditTable } from '../database.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';

type AuditRow = Selectable<AuditTable>;

const rowsPerRead = 500;

/** A pair is before and after; anything else tells what the act was about. */
const toChange = ([field, value]: [string, unknown]): FieldChange =>
  Array.isArray(value) && value.length === 2
    ? { field, before: value[0] ?? null, after: value[1] ?? null }
    : { field, before: null, after: value ?? null };

const present = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: new Date(row.at).toISOString(),
  actor: row.actor,
  entity: row.entity,
  key: row.entity_key,
  action: row.action,
  changes: Object.entries(JSON.parse(row.detail) as Record<string, unknown>).map(toChange),
});

const placeOf = (row: AuditRow): Place => [row.at, row.id];

/** Newest first: by time, and by number within one millisecond. */
const select = (
  { sql }: Handle,
  { entity, key, actor, action, dateFrom, dateTo, search }: AuditFilter,
  timeZone: string,
) => {
  let query = sql.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc');
  if (entity !== undefined) query = query.where('entity', '=', entity);
  if (key !== undefined) query = query.where('entity_key', '=', key);
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (action !== undefined) query = query.where('action', '=', action);
  if (dateFrom !== undefined) query = query.where('at', '>=', startOfDay(dateFrom, timeZone));
  if (dateTo !== undefined) query = query.where('at', '<', startOfDay(dayAfter(dateTo), timeZone));
  if (search !== undefined && search !== '') query = query.where(contains('entity_key', search));
  return query;
};

export const createAuditStore = (storage: Storage, readSetup: ReadSetup): AuditStore => {
  const rowsAfter = async (filter: AuditFilter, place: Place | null, count: number) => {
    const { timeZone } = await readSetup(storage.read);
    let query = select(storage.read, filter, timeZone);
    if (place !== null) {
      const [at, id] = [Number(place[0]), Number(place[1])];
      query = query.where((eb) =>
        eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', id)])]),
      );
    }
    return storage.engine.first(query, count).execute();
  };
  return {
    async list({ limit, cursor, ...filter }) {
      const rows = await rowsAfter(filter, readCursor(cursor, ['number', 'number']), limit + 1);
      return toPage(rows, limit, present, placeOf);
    },
    async *read(filter) {
      let place: Place | null = null;
      for (;;) {
        const rows: AuditRow[] = await rowsAfter(filter, place, rowsPerRead);
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows.map(present);
        if (rows.length < rowsPerRead) return;
        place = placeOf(last);
      }
    },
  };
};
