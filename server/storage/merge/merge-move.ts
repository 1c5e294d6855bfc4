import type { Handle } from '../storage.ts';

export type MergedKind = 'group' | 'template';

export const entryColumn = {
  group: 'interaction_group_id',
  template: 'interaction_template_id',
} as const;

const tableOf = { group: 'interaction_group', template: 'interaction_template' } as const;

/** Lets a row lead to another from now on; its entries follow in pieces. */
export const leadTo = async (
  { sql }: Handle,
  kind: MergedKind,
  { from, into }: { from: number; into: number },
  now: number,
): Promise<void> => {
  for (const column of ['id', 'merged_into_id'] as const)
    await sql
      .updateTable(tableOf[kind])
      .set({ merged_into_id: into })
      .where(column, '=', from)
      .execute();
  await sql
    .updateTable('merge_move')
    .set({ into_id: into })
    .where('kind', '=', kind)
    .where('into_id', '=', from)
    .execute();
  await sql
    .insertInto('merge_move')
    .values({ kind, from_id: from, into_id: into, next_entry_no: 0, pass: 1, started_at: now })
    .execute();
};

/** The row with those that were merged into it. */
export const idsWithMerged = async (
  { sql }: Handle,
  kind: MergedKind,
  id: number,
): Promise<number[]> => {
  const rows = await sql
    .selectFrom(tableOf[kind])
    .select('id')
    .where('merged_into_id', '=', id)
    .execute();
  return [id, ...rows.map((row) => row.id)];
};

export const countEntries = async (
  handle: Handle,
  kind: MergedKind,
  id: number,
): Promise<number> => {
  const ids = await idsWithMerged(handle, kind, id);
  const row = await handle.sql
    .selectFrom('interaction_log_entry')
    .select((eb) => eb.fn.countAll().as('count'))
    .where((eb) => handle.engine.isOneOf(eb, entryColumn[kind], ids))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
};

/** Forgets those that were merged into a row that is deleted itself. */
export const forgetMerged = async (
  { sql }: Handle,
  kind: MergedKind,
  id: number,
): Promise<void> => {
  await sql.deleteFrom('merge_move').where('kind', '=', kind).where('into_id', '=', id).execute();
  await sql.deleteFrom(tableOf[kind]).where('merged_into_id', '=', id).execute();
};
