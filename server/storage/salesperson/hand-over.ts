import type { Actor } from '../../domain/actor.ts';
import type { Handle } from '../storage.ts';

/** What moves from one salesperson to another; logged entries never do. */
export interface Handover {
  contacts: number;
  postponedInteractions: number;
}

const countOf = async (query: {
  executeTakeFirst(): Promise<{ count: unknown } | undefined>;
}): Promise<number> => Number((await query.executeTakeFirst())?.count ?? 0);

export const countHandover = async ({ sql }: Handle, from: number): Promise<Handover> => ({
  contacts: await countOf(
    sql
      .selectFrom('contact')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('salesperson_id', '=', from)
      .where('deleted_at', 'is', null),
  ),
  postponedInteractions: await countOf(
    sql
      .selectFrom('interaction_log_entry')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('salesperson_id', '=', from)
      .where('postponed', '=', 1)
      .where('canceled', '=', 0),
  ),
});

/**
 * One statement for each table, however many rows: writers wait for two statements. What it
 * changed is told as one change of set-up, since a row each would drown the feed.
 */
export const handOver = async (
  { sql }: Handle,
  { from, to, actor, now }: { from: number; to: number; actor: Actor; now: number },
): Promise<Handover> => {
  const trail = { salesperson_id: to, changed_at: now, changed_by: actor.label };
  const postponed = await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({ ...trail, version: eb('version', '+', 1) }))
    .where('salesperson_id', '=', from)
    .where('postponed', '=', 1)
    .where('canceled', '=', 0)
    .executeTakeFirst();
  const contacts = await sql
    .updateTable('contact')
    .set((eb) => ({ ...trail, version: eb('version', '+', 1) }))
    .where('salesperson_id', '=', from)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return {
    contacts: Number(contacts.numUpdatedRows),
    postponedInteractions: Number(postponed.numUpdatedRows),
  };
};
