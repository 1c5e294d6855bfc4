import type { Role } from '../../server/contract/enumerations.ts';
import { type Actor, systemActor } from '../../server/domain/actor.ts';
import type { Caller } from '../../server/domain/caller.ts';
import type { Storage } from '../../server/storage/storage.ts';

/** An actor with these roles, who is no salesperson. */
export const actorWith = (...roles: Role[]): Actor => ({
  ...systemActor,
  name: 'Test',
  label: 'Test',
  roles,
});

/** The actor that a salesperson's person would be. */
export const actingAs = async (
  { read }: Storage,
  code: string,
  ...roles: Role[]
): Promise<Actor> => {
  const row = await read.sql
    .selectFrom('salesperson')
    .select(['id', 'name', 'team_id'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return {
    ...actorWith(...(roles.length === 0 ? (['salesperson'] as const) : roles)),
    name: row.name,
    label: code,
    salespersonId: row.id,
    salespersonCode: code,
    teamId: row.team_id,
  };
};

export const callerOf = (actor: Actor, key?: string): Caller => ({
  actor,
  once: key === undefined ? null : { scope: 'test', key, bodyHash: 'body' },
});

export const administrator: Caller = callerOf(actorWith('administrator'));
