import type { Actor } from '../../domain/actor.ts';
import { newTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';

const roles = JSON.stringify(['salesperson']);

/** A code that came free by renaming still names the person who first had it. */
const freeUserName = async ({ sql }: Handle, code: string): Promise<string> => {
  const people = await sql
    .selectFrom('person')
    .select(['oid', 'user_name'])
    .where('tid', '=', 'local')
    .execute();
  const taken = new Set(people.flatMap((one) => [one.oid, one.user_name]));
  const wanted = code.toLowerCase();
  let name = wanted;
  for (let suffix = 2; taken.has(name); suffix++) name = `${wanted}-${suffix}`;
  return name;
};

/** The person who signs in as this salesperson in local mode. */
export const addLocalPerson = async (
  handle: Handle,
  actor: Actor,
  salesperson: { id: number; code: string; name: string },
  now: number,
): Promise<void> => {
  const userName = await freeUserName(handle, salesperson.code);
  await handle.sql
    .insertInto('person')
    .values({
      tid: 'local',
      oid: userName,
      user_name: userName,
      name: salesperson.name,
      roles,
      salesperson_id: salesperson.id,
      blocked: 0,
      ...newTrail(actor, now),
    })
    .execute();
};

const ownPeople = (salespersonId: number) => ({
  tid: 'local',
  roles,
  salesperson_id: salespersonId,
});

export const renameLocalPerson = async (
  { sql }: Handle,
  actor: Actor,
  salesperson: { id: number; name: string },
  now: number,
): Promise<void> => {
  await sql
    .updateTable('person')
    .set((eb) => ({
      name: salesperson.name,
      version: eb('version', '+', 1),
      changed_at: now,
      changed_by: actor.label,
    }))
    .where((eb) => eb.and(ownPeople(salesperson.id)))
    .execute();
};

export const removeLocalPerson = async ({ sql }: Handle, salespersonId: number): Promise<void> => {
  await sql
    .deleteFrom('person')
    .where((eb) => eb.and(ownPeople(salespersonId)))
    .execute();
};

/** Somebody who was linked to the salesperson by an administrator. */
export const linkedPerson = async (
  { sql }: Handle,
  salespersonId: number,
): Promise<string | undefined> => {
  const row = await sql
    .selectFrom('person')
    .select('user_name')
    .where('salesperson_id', '=', salespersonId)
    .where((eb) => eb.not(eb.and(ownPeople(salespersonId))))
    .orderBy('id')
    .executeTakeFirst();
  return row?.user_name;
};
