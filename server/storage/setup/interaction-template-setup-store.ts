import {
  type InteractionTemplateSetup,
  type InteractionTemplateSetupKey,
  interactionTemplateSetupKeys,
  type NewInteractionTemplateSetup,
} from '../../contract/interaction-template-setup.ts';
import { versionOutdated } from '../../domain/domain-error.ts';
import type { InteractionTemplateSetupStore } from '../../domain/setup/interaction-template-setup-store.ts';
import { differences } from '../audit.ts';
import type { Handle, Storage } from '../storage.ts';
import { FieldProblems } from './field-problems.ts';
import { presentTrail, recordSetupChange, requireChanged } from './setup-change.ts';
import { writeSetup } from './write-setup.ts';

type TemplateIds = Record<InteractionTemplateSetupKey, number | null>;

const findRow = ({ sql }: Handle) =>
  sql
    .selectFrom('interaction_template_setup')
    .selectAll()
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();

const findLines = ({ sql }: Handle) =>
  sql
    .selectFrom('interaction_template_setup_line as l')
    .leftJoin('interaction_template as t', 't.id', 'l.interaction_template_id')
    .select(['l.setup_key', 'l.interaction_template_id', 't.code'])
    .execute();

/** Every key with what it is in the lines; a key that has no line yet is null. */
const byKey = <T>(value: (key: InteractionTemplateSetupKey) => T) =>
  Object.fromEntries(interactionTemplateSetupKeys.map((key) => [key, value(key)])) as Record<
    InteractionTemplateSetupKey,
    T
  >;

const load = async (handle: Handle): Promise<InteractionTemplateSetup> => {
  const row = await findRow(handle);
  const codes = new Map((await findLines(handle)).map((line) => [line.setup_key, line.code]));
  return { ...byKey((key) => codes.get(key) ?? null), ...presentTrail(row) };
};

const readTemplates = async (
  { sql }: Handle,
  setup: NewInteractionTemplateSetup,
  before: NewInteractionTemplateSetup,
): Promise<TemplateIds> => {
  const templates = await sql
    .selectFrom('interaction_template')
    .select(['id', 'code', 'blocked'])
    .where('merged_into_id', 'is', null)
    .execute();
  const known = new Map(templates.map((one) => [one.code, one]));
  const problems = new FieldProblems();
  const ids = byKey((key) => {
    const code = setup[key];
    if (code === null) return null;
    const template = known.get(code);
    if (template === undefined) problems.unknownCode(key, 'interaction template', code);
    // What was blocked after it was named may stay: it logs nothing.
    if (template?.blocked === 1 && before[key] !== code)
      problems.add(
        key,
        'blocked',
        `Interaction template ${code} is blocked. Choose another, or unblock it first.`,
      );
    return template?.id ?? null;
  });
  problems.throwAny();
  return ids;
};

const writeLines = async (handle: Handle, ids: TemplateIds): Promise<void> => {
  const { sql } = handle;
  const present = new Map(
    (await findLines(handle)).map((line) => [line.setup_key, line.interaction_template_id]),
  );
  for (const key of interactionTemplateSetupKeys) {
    const line = { setup_key: key, interaction_template_id: ids[key] };
    if (!present.has(key)) {
      await sql.insertInto('interaction_template_setup_line').values(line).execute();
    } else if (present.get(key) !== ids[key]) {
      await sql
        .updateTable('interaction_template_setup_line')
        .set({ interaction_template_id: ids[key] })
        .where('setup_key', '=', key)
        .execute();
    }
  }
};

export const createInteractionTemplateSetupStore = (
  storage: Storage,
): InteractionTemplateSetupStore => ({
  get: () => load(storage.read),
  put: ({ actor, once }, version, setup) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await load(handle);
      if (before.version !== version) throw versionOutdated();
      const ids = await readTemplates(handle, setup, before);
      const { numUpdatedRows } = await handle.sql
        .updateTable('interaction_template_setup')
        .set({ version: version + 1, changed_at: now, changed_by: actor.label })
        .where('id', '=', 1)
        .where('version', '=', version)
        .executeTakeFirst();
      requireChanged(numUpdatedRows);
      await writeLines(handle, ids);
      const detail = differences({ ...before }, setup);
      await recordSetupChange(
        handle,
        actor,
        { entity: 'interactionTemplateSetup', key: '1', action: 'changed', detail },
        now,
      );
      return load(handle);
    }),
});
