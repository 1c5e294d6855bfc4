import type { Selectable } from 'kysely';
import type { InteractionGroup } from '../../contract/interaction-group.ts';
import { DomainError, notFound } from '../../domain/domain-error.ts';
import type { InteractionGroupTable } from '../database.ts';
import { presentTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';

export type GroupRow = Selectable<InteractionGroupTable>;

export const presentGroup = (row: GroupRow): InteractionGroup => ({
  code: row.code,
  description: row.description,
  blocked: row.blocked === 1,
  ...presentTrail(row),
});

export const findGroup = async ({ sql }: Handle, code: string): Promise<GroupRow> => {
  const row = await sql
    .selectFrom('interaction_group')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst();
  if (row === undefined) throw notFound('interaction group', code);
  if (row.merged_into_id === null) return row;
  const into = await sql
    .selectFrom('interaction_group')
    .select('code')
    .where('id', '=', row.merged_into_id)
    .executeTakeFirstOrThrow();
  throw new DomainError(
    'gone',
    `The interaction group ${code} was merged into ${into.code}. Use that one.`,
  );
};
