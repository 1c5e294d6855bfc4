import type { Change } from '../../contract/change.ts';
import { type SeenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Handle } from '../storage.ts';

export interface ChangeNote {
  entity: Change['entity'];
  key: string;
  action: Change['action'];
  /** Whose it is, where seeing depends on it. */
  salespersonId?: number | null;
}

export const noteChanges = async (
  { sql, engine }: Handle,
  notes: readonly ChangeNote[],
  at: number,
): Promise<void> => {
  if (notes.length === 0) return;
  await engine.insert(
    sql,
    'change_feed',
    'id',
    notes.map(({ entity, key, action, salespersonId }) => ({
      at,
      entity,
      entity_key: key,
      action,
      salesperson_id: salespersonId ?? null,
    })),
  );
};

interface FeedRow extends Change {
  salespersonId: number | null;
}

/** Rows after a number, oldest first, whoever may see them. */
export const readFeed = async (
  { sql, engine }: Handle,
  after: number,
  limit: number,
): Promise<FeedRow[]> => {
  const query = sql.selectFrom('change_feed').selectAll().where('id', '>', after).orderBy('id');
  return (await engine.first(query, limit).execute()).map((row) => ({
    id: row.id,
    at: new Date(row.at).toISOString(),
    entity: row.entity as Change['entity'],
    key: row.entity_key,
    action: row.action as Change['action'],
    salespersonId: row.salesperson_id,
  }));
};

export const lastChange = async ({ sql }: Handle): Promise<number> => {
  const row = await sql
    .selectFrom('change_feed')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(row?.id ?? 0);
};

/** Set-up and contacts are everybody's; entries and decisions follow the rule of seeing. */
export const maySeeChange = (row: FeedRow, seen: SeenSalespeople): boolean =>
  row.entity === 'setup' || row.entity === 'contact' || seesSalesperson(seen, row.salespersonId);

export const toChange = ({ id, at, entity, key, action }: FeedRow): Change => ({
  id,
  at,
  entity,
  key,
  action,
});

export type { FeedRow };
