import type { Handle } from '../storage.ts';

/** Forgets words and decisions of meetings reported before then; answers how many there were. */
export const purgeSomeMeetings = async (
  { sql, engine }: Handle,
  before: number,
  count: number,
): Promise<number> => {
  const query = sql
    .selectFrom('meeting')
    .select('id')
    .where('purged', '=', 0)
    .where('created_at', '<', before)
    .orderBy('created_at');
  const ids = (await engine.first(query, count).execute()).map((row) => row.id);
  if (ids.length === 0) return 0;
  await sql
    .deleteFrom('capture_decision')
    .where((eb) => engine.isOneOf(eb, 'meeting_id', ids))
    .execute();
  await sql
    .updateTable('meeting')
    .set({
      purged: 1,
      organizer_address: null,
      organizer_name: null,
      subject: null,
      location: null,
    })
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .execute();
  return ids.length;
};
