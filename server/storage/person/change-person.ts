import type { PersonChange } from '../../contract/person.ts';
import type { Actor } from '../../domain/actor.ts';
import { versionOutdated } from '../../domain/domain-error.ts';
import { refuseOwnBlock } from '../../domain/person/refuse-own-block.ts';
import { type Setup, salespersonByCode } from '../../domain/setup/setup.ts';
import { differences } from '../audit.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import { recordSetupChange, requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { findPersonRow } from './list-people.ts';

/** The salesperson to link to: one who is there and works here. */
const readSalesperson = (setup: Setup, code: string | null): number | null => {
  if (code === null) return null;
  const problems = new FieldProblems();
  const salesperson = salespersonByCode(setup, code);
  if (salesperson === undefined) problems.unknownCode('salespersonCode', 'salesperson', code);
  if (salesperson?.blocked === true)
    problems.add(
      'salespersonCode',
      'blocked',
      `Salesperson ${code} is blocked. Choose another, or unblock this one first.`,
    );
  problems.throwAny();
  return salesperson?.id ?? null;
};

export const changePerson = async (
  handle: Handle,
  { setup, actor, now }: { setup: Setup; actor: Actor; now: number },
  { id, version }: { id: number; version: number },
  change: PersonChange,
): Promise<void> => {
  const row = await findPersonRow(handle, id);
  if (row.version !== version) throw versionOutdated();
  const codeOf = (salespersonId: number | null) =>
    salespersonId === null ? null : (setup.salespeople.get(salespersonId)?.code ?? null);
  const salespersonId =
    change.salespersonCode === undefined
      ? row.salesperson_id
      : readSalesperson(setup, change.salespersonCode);
  if (change.blocked === true) refuseOwnBlock(actor, [id]);
  const { numUpdatedRows } = await handle.sql
    .updateTable('person')
    .set({
      salesperson_id: salespersonId,
      blocked: (change.blocked ?? row.blocked === 1) ? 1 : 0,
      version: version + 1,
      changed_at: now,
      changed_by: actor.label,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  const before = { salespersonCode: codeOf(row.salesperson_id), blocked: row.blocked === 1 };
  const detail = { ...differences(before, change), userName: row.user_name };
  await recordSetupChange(
    handle,
    actor,
    { entity: 'person', key: String(id), action: 'changed', detail },
    now,
  );
};
