import type { Handle } from '../storage.ts';

/** Forgets number and decisions of calls reported before then; answers how many there were. */
export const purgeSomeCalls = async (
  { sql, engine }: Handle,
  before: number,
  count: number,
): Promise<number> => {
  const query = sql
    .selectFrom('call')
    .select('id')
    .where('purged', '=', 0)
    .where('created_at', '<', before)
    .orderBy('created_at');
  const ids = (await engine.first(query, count).execute()).map((row) => row.id);
  if (ids.length === 0) return 0;
  await sql
    .deleteFrom('capture_decision')
    .where((eb) => engine.isOneOf(eb, 'call_id', ids))
    .execute();
  await sql
    .updateTable('call')
    .set({ purged: 1, number: null, comment: null, contact_no: null })
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .execute();
  return ids.length;
};
