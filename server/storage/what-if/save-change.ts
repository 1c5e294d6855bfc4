import type { InteractionTemplate } from '../../contract/interaction-template.ts';
import type { InteractionTemplateSetup } from '../../contract/interaction-template-setup.ts';
import { interactionTemplateSetupKeys } from '../../contract/interaction-template-setup.ts';
import type { NeverLog } from '../../contract/never-log.ts';
import type { NewRuleApplication } from '../../contract/rule-application.ts';
import type { RuleChange } from '../../contract/what-if.ts';
import type { Actor } from '../../domain/actor.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { createInteractionTemplateStore } from '../interaction-template/interaction-template-store.ts';
import { joinedStorage } from '../joined-storage.ts';
import { createNeverLogStore } from '../never-log/never-log-store.ts';
import { createInteractionTemplateSetupStore } from '../setup/interaction-template-setup-store.ts';
import type { Handle } from '../storage.ts';

type Line = Pick<NeverLog, 'kind' | 'value' | 'owner'>;

/** What the set-up was where it changed, and what it became. */
export interface SavedChange {
  interactionTemplateSetup?: Record<string, [string | null, string | null]>;
  interactionTemplate?: { id: number; fields: Record<string, [unknown, unknown]> };
  neverLog?: { act: 'add' | 'remove'; line: Line; existed: boolean };
}

/** Language rows are lists. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const versionNeeded = (): DomainError =>
  new DomainError(
    'versionRequired',
    'Send the version you have seen as version, so that nobody’s change is lost.',
  );

const bodyOf = (setup: InteractionTemplateSetup) =>
  Object.fromEntries(interactionTemplateSetupKeys.map((key) => [key, setup[key]])) as Record<
    (typeof interactionTemplateSetupKeys)[number],
    string | null
  >;

const saveSetup = async (
  handle: Handle,
  actor: Actor,
  codes: NonNullable<RuleChange['interactionTemplateSetup']>,
  version: number | null,
): Promise<SavedChange> => {
  if (version === null) throw versionNeeded();
  const store = createInteractionTemplateSetupStore(joinedStorage(handle));
  const before = bodyOf(await store.get());
  const after = { ...before, ...codes };
  await store.put({ actor, once: null }, version, after);
  return {
    interactionTemplateSetup: Object.fromEntries(
      interactionTemplateSetupKeys
        .filter((key) => before[key] !== after[key])
        .map((key) => [key, [before[key], after[key]]]),
    ),
  };
};

const idOfTemplate = async ({ sql }: Handle, code: string): Promise<number> =>
  (
    await sql
      .selectFrom('interaction_template')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
  ).id;

const saveTemplate = async (
  handle: Handle,
  actor: Actor,
  { code, change }: NonNullable<RuleChange['interactionTemplate']>,
  version: number | null,
): Promise<SavedChange> => {
  if (version === null) throw versionNeeded();
  const store = createInteractionTemplateStore(joinedStorage(handle));
  const before = await store.get(code);
  const after = await store.change({ actor, once: null }, code, version, change);
  const fields = Object.keys(change).filter(
    (field) =>
      !isSame(
        before[field as keyof InteractionTemplate],
        after[field as keyof InteractionTemplate],
      ),
  );
  return {
    interactionTemplate: {
      id: await idOfTemplate(handle, after.code),
      fields: Object.fromEntries(
        fields.map((field) => [
          field,
          [before[field as keyof InteractionTemplate], after[field as keyof InteractionTemplate]],
        ]),
      ),
    },
  };
};

const findLine = async ({ sql }: Handle, id: number): Promise<Line | null> => {
  const row = await sql
    .selectFrom('never_log as n')
    .leftJoin('salesperson as s', 's.id', 'n.salesperson_id')
    .select(['n.kind', 'n.value', 's.code'])
    .where('n.id', '=', id)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { kind: row.kind as Line['kind'], value: row.value, owner: row.code };
};

const findLineId = async (
  { sql }: Handle,
  { kind, value, owner }: Line,
): Promise<number | null> => {
  const rows = await sql
    .selectFrom('never_log as n')
    .leftJoin('salesperson as s', 's.id', 'n.salesperson_id')
    .select(['n.id', 's.code'])
    .where('n.kind', '=', kind)
    .where('n.value', '=', value)
    .execute();
  return rows.find((row) => row.code === owner)?.id ?? null;
};

const lastLineId = async ({ sql }: Handle): Promise<number> => {
  const row = await sql
    .selectFrom('never_log')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(row?.id ?? 0);
};

const saveNeverLog = async (
  handle: Handle,
  actor: Actor,
  change: NonNullable<RuleChange['neverLog']>,
): Promise<SavedChange> => {
  const store = createNeverLogStore(joinedStorage(handle));
  const caller = { actor, once: null };
  if ('add' in change) {
    const last = await lastLineId(handle);
    const { id, kind, value, owner } = await store.create(caller, change.add);
    return { neverLog: { act: 'add', line: { kind, value, owner }, existed: id <= last } };
  }
  const line = await findLine(handle, change.remove);
  await store.delete(caller, change.remove);
  if (line === null) throw new Error('The line was taken off without having been there');
  return { neverLog: { act: 'remove', line, existed: true } };
};

/** Saves the change by the rules of its own page; tells what was there before. */
export const saveChange = async (
  handle: Handle,
  actor: Actor,
  { change, version }: Pick<NewRuleApplication, 'change' | 'version'>,
): Promise<SavedChange> => {
  const { interactionTemplateSetup, interactionTemplate, neverLog } = change;
  if (interactionTemplateSetup !== undefined)
    return saveSetup(handle, actor, interactionTemplateSetup, version);
  if (interactionTemplate !== undefined)
    return saveTemplate(handle, actor, interactionTemplate, version);
  if (neverLog === undefined) throw new Error('A change names what it changes');
  return saveNeverLog(handle, actor, neverLog);
};

const putBackSetup = async (
  handle: Handle,
  actor: Actor,
  keys: Record<string, [string | null, string | null]>,
): Promise<boolean> => {
  const store = createInteractionTemplateSetupStore(joinedStorage(handle));
  const setup = await store.get();
  const now = bodyOf(setup);
  const same = Object.entries(keys).every(([key, [, after]]) => now[key as 'emails'] === after);
  if (!same) return false;
  const before = Object.fromEntries(Object.entries(keys).map(([key, [was]]) => [key, was]));
  await store.put({ actor, once: null }, setup.version, { ...now, ...before });
  return true;
};

const putBackTemplate = async (
  handle: Handle,
  actor: Actor,
  { id, fields }: NonNullable<SavedChange['interactionTemplate']>,
): Promise<boolean> => {
  const row = await handle.sql
    .selectFrom('interaction_template')
    .select('code')
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return false;
  const store = createInteractionTemplateStore(joinedStorage(handle));
  const template = await store.get(row.code);
  const same = Object.entries(fields).every(([field, [, after]]) =>
    isSame(template[field as keyof InteractionTemplate], after),
  );
  if (!same) return false;
  const before = Object.fromEntries(Object.entries(fields).map(([field, [was]]) => [field, was]));
  await store.change({ actor, once: null }, row.code, template.version, before);
  return true;
};

const putBackLine = async (
  handle: Handle,
  actor: Actor,
  { act, line, existed }: NonNullable<SavedChange['neverLog']>,
): Promise<boolean> => {
  const store = createNeverLogStore(joinedStorage(handle));
  const id = await findLineId(handle, line);
  if (act === 'remove') {
    if (id === null) await store.create({ actor, once: null }, line);
    return true;
  }
  if (existed) return true;
  if (id === null) return false;
  await store.delete({ actor, once: null }, id);
  return true;
};

/** Puts the set-up back where it still is as the change left it; false where somebody changed it. */
export const putChangeBack = async (
  handle: Handle,
  actor: Actor,
  saved: SavedChange,
): Promise<boolean> => {
  try {
    if (saved.interactionTemplateSetup !== undefined)
      return await putBackSetup(handle, actor, saved.interactionTemplateSetup);
    if (saved.interactionTemplate !== undefined)
      return await putBackTemplate(handle, actor, saved.interactionTemplate);
    if (saved.neverLog !== undefined) return await putBackLine(handle, actor, saved.neverLog);
    return true;
  } catch (error) {
    // A template it had named is blocked or gone: every store looks before it writes.
    if (error instanceof DomainError) return false;
    throw error;
  }
};
