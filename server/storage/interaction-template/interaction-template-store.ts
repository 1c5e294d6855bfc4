import type { Actor } from '../../domain/actor.ts';
import { DomainError, invalidInput, versionOutdated } from '../../domain/domain-error.ts';
import { unknownCode } from '../../domain/field-problem.ts';
import type { InteractionTemplateStore } from '../../domain/interaction-template/interaction-template-store.ts';
import { differences } from '../audit.ts';
import { readCursor, toPage } from '../cursor.ts';
import { newTrail, recordSetupChange, requireChanged } from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';
import {
  findTemplate,
  presentTemplate,
  selectTemplates,
  type TemplateValues,
  templateColumns,
} from './template-rows.ts';

const blank = {
  unitCost: 0,
  unitDurationMinutes: 0,
  informationFlow: null,
  initiatedBy: null,
  correspondenceType: null,
  ignoreContactCorrespondenceType: false,
  languageCode: null,
  wizardAction: null,
  campaignNo: null,
  campaignTarget: false,
  campaignResponse: false,
  blocked: false,
} as const;

const groupIdOf = async ({ sql }: Handle, code: string): Promise<number> => {
  const group = await sql
    .selectFrom('interaction_group')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (group === undefined)
    throw invalidInput([unknownCode('interactionGroupCode', 'interaction group', code)]);
  return group.id;
};

const requireFree = async ({ sql }: Handle, code: string): Promise<void> => {
  const taken = await sql
    .selectFrom('interaction_template')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (taken !== undefined)
    throw new DomainError(
      'alreadyExists',
      `The interaction template ${code} exists already. Choose another code.`,
    );
};

const requireUnused = async ({ sql, engine }: Handle, id: number, code: string): Promise<void> => {
  const line = await sql
    .selectFrom('interaction_template_setup_line')
    .select('setup_key')
    .where('interaction_template_id', '=', id)
    .orderBy('setup_key')
    .executeTakeFirst();
  if (line !== undefined)
    throw new DomainError(
      'inUse',
      `The set-up logs ${line.setup_key} with interaction template ${code}. Choose another template there first.`,
    );
  const entry = await engine
    .first(
      sql
        .selectFrom('interaction_log_entry')
        .select('entry_no')
        .where('interaction_template_id', '=', id),
      1,
    )
    .executeTakeFirst();
  if (entry !== undefined)
    throw new DomainError(
      'inUse',
      `Interaction template ${code} has log entries and has to stay; block it instead.`,
    );
};

const record = (
  handle: Handle,
  actor: Actor,
  change: { key: string; action: string; detail?: Record<string, unknown> },
  now: number,
) => recordSetupChange(handle, actor, { entity: 'interactionTemplate', ...change }, now);

export const createInteractionTemplateStore = (storage: Storage): InteractionTemplateStore => ({
  async list({ limit, cursor, interactionGroupCode }) {
    const place = readCursor(cursor, ['string']);
    let query = selectTemplates(storage.read).orderBy('t.code');
    if (interactionGroupCode !== undefined)
      query = query.where('g.code', '=', interactionGroupCode);
    if (place !== null) query = query.where('t.code', '>', String(place[0]));
    const rows = await storage.engine.first(query, limit + 1).execute();
    return toPage(rows, limit, presentTemplate, (row) => [row.code]);
  },
  get: async (code) => presentTemplate(await findTemplate(storage.read, code)),
  create: (caller, template) =>
    writeSetup(storage, caller.once, async (handle, now) => {
      const values: TemplateValues = { ...blank, ...template };
      const groupId = await groupIdOf(handle, values.interactionGroupCode);
      await requireFree(handle, values.code);
      await handle.sql
        .insertInto('interaction_template')
        .values({ ...templateColumns(values, groupId), ...newTrail(caller.actor, now) })
        .execute();
      const detail = differences({}, { ...values });
      await record(handle, caller.actor, { key: values.code, action: 'created', detail }, now);
      return presentTemplate(await findTemplate(handle, values.code));
    }),
  change: ({ actor, once }, code, version, change) =>
    writeSetup(storage, once, async (handle, now) => {
      const row = await findTemplate(handle, code);
      if (row.version !== version) throw versionOutdated();
      const before = presentTemplate(row);
      const values: TemplateValues = { ...before, ...change };
      const groupId = await groupIdOf(handle, values.interactionGroupCode);
      if (values.code !== code) await requireFree(handle, values.code);
      const { numUpdatedRows } = await handle.sql
        .updateTable('interaction_template')
        .set({
          ...templateColumns(values, groupId),
          version: version + 1,
          changed_at: now,
          changed_by: actor.label,
        })
        .where('id', '=', row.id)
        .where('version', '=', version)
        .executeTakeFirst();
      requireChanged(numUpdatedRows);
      const detail = differences({ ...before }, change);
      await record(handle, actor, { key: code, action: 'changed', detail }, now);
      return presentTemplate(await findTemplate(handle, values.code));
    }),
  delete: ({ actor, once }, code, version) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await findTemplate(handle, code);
      if (before.version !== version) throw versionOutdated();
      await requireUnused(handle, before.id, code);
      await handle.sql.deleteFrom('interaction_template').where('id', '=', before.id).execute();
      await record(handle, actor, { key: code, action: 'deleted' }, now);
    }),
});
