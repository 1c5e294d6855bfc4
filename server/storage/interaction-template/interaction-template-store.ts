import type {
  InteractionTemplate,
  InteractionTemplateChange,
} from '../../contract/interaction-template.ts';
import type { Actor } from '../../domain/actor.ts';
import { DomainError, notFound, versionOutdated } from '../../domain/domain-error.ts';
import { unknownCode } from '../../domain/field-problem.ts';
import {
  blankTemplate,
  changedTemplate,
  checkTemplate,
  type TemplateValues,
} from '../../domain/interaction-template/check-template.ts';
import type { InteractionTemplateStore } from '../../domain/interaction-template/interaction-template-store.ts';
import { differences } from '../audit.ts';
import { readCursor, toPage } from '../cursor.ts';
import { mergeTemplate } from '../merge/merge-template.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import { newTrail, recordSetupChange, requireChanged } from '../setup/setup-change.ts';
import { writeSetup } from '../setup/write-setup.ts';
import type { Handle, Storage } from '../storage.ts';
import { deleteTemplate } from './delete-template.ts';
import { checkAttachments, writeLanguages } from './template-languages.ts';
import {
  findTemplate,
  loadTemplate,
  presentTemplates,
  selectTemplates,
  templateColumns,
} from './template-rows.ts';

const requireFree = async (handle: Handle, code: string): Promise<void> => {
  const taken = await selectTemplates(handle).where('t.code', '=', code).executeTakeFirst();
  if (taken !== undefined)
    throw new DomainError(
      'alreadyExists',
      taken.merged_into_id === null
        ? `The interaction template ${code} exists already. Choose another code.`
        : `The interaction template ${code} was merged into another, and the code goes on meaning that one. Choose another code.`,
    );
};

/** The group's id, when everything fits; else one refusal that names every field. */
const judge = async (
  handle: Handle,
  values: TemplateValues,
  groupBefore: string | null,
): Promise<number> => {
  const problems = new FieldProblems();
  const { interactionGroupCode } = values;
  const group = await handle.sql
    .selectFrom('interaction_group')
    .select(['id', 'blocked'])
    .where('code', '=', interactionGroupCode)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst();
  if (group === undefined)
    problems.addAll([
      unknownCode('interactionGroupCode', 'interaction group', interactionGroupCode),
    ]);
  else if (group.blocked === 1 && interactionGroupCode !== groupBefore)
    problems.add(
      'interactionGroupCode',
      'blocked',
      `Interaction group ${interactionGroupCode} is blocked. Choose another, or unblock it first.`,
    );
  problems.addAll(checkTemplate(values));
  await checkAttachments(handle, values.languages, problems);
  problems.throwAny();
  return group?.id ?? 0;
};

const record = (
  handle: Handle,
  actor: Actor,
  change: { key: string; action: string; detail?: Record<string, unknown> },
  now: number,
) => recordSetupChange(handle, actor, { entity: 'interactionTemplate', ...change }, now);

const create =
  (storage: Storage): InteractionTemplateStore['create'] =>
  ({ actor, once }, template) =>
    writeSetup(storage, once, async (handle, now) => {
      const values = changedTemplate({ ...blankTemplate, ...template }, template);
      const groupId = await judge(handle, values, null);
      await requireFree(handle, values.code);
      const [id = 0] = await handle.engine.insert(handle.sql, 'interaction_template', 'id', [
        { ...templateColumns(values, groupId), ...newTrail(actor, now) },
      ]);
      await writeLanguages(handle, id, values.languages, { actor, now });
      const detail = differences({}, { ...values });
      await record(handle, actor, { key: values.code, action: 'created', detail }, now);
      return loadTemplate(handle, values.code);
    });

/** What is to be changed may depend on what the template has. */
type MakeChange = (before: InteractionTemplate) => InteractionTemplateChange;

const writeChange =
  (storage: Storage, { actor, once }: Parameters<InteractionTemplateStore['change']>[0]) =>
  (code: string, version: number, make: MakeChange): Promise<InteractionTemplate> =>
    writeSetup(storage, once, async (handle, now) => {
      const row = await findTemplate(handle, code);
      if (row.version !== version) throw versionOutdated();
      const before = await loadTemplate(handle, code);
      const values = changedTemplate(before, make(before));
      const groupId = await judge(handle, values, before.interactionGroupCode);
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
      if (groupId !== row.interaction_group_id)
        await handle.sql
          .updateTable('interaction_template')
          .set({ interaction_group_id: groupId })
          .where('merged_into_id', '=', row.id)
          .execute();
      await writeLanguages(handle, row.id, values.languages, { actor, now });
      const detail = differences({ ...before }, { ...values });
      await record(handle, actor, { key: code, action: 'changed', detail }, now);
      return loadTemplate(handle, values.code);
    });

const putLanguage =
  (storage: Storage): InteractionTemplateStore['putLanguage'] =>
  (caller, { code, languageCode }, version, row) =>
    writeChange(storage, caller)(code, version, (before) => {
      const renamed = row.languageCode ?? languageCode;
      const others = before.languages.filter((one) => one.languageCode !== languageCode);
      return {
        languages: [...others, { ...row, languageCode: renamed }],
        // The default language goes along with its row.
        ...(before.languageCode === languageCode && { languageCode: renamed }),
      };
    });

const deleteLanguage =
  (storage: Storage): InteractionTemplateStore['deleteLanguage'] =>
  (caller, { code, languageCode }, version) =>
    writeChange(storage, caller)(code, version, ({ languages }) => {
      const others = languages.filter((one) => one.languageCode !== languageCode);
      if (others.length === languages.length)
        throw notFound(`row of interaction template ${code} for the language`, languageCode);
      return { languages: others };
    });

export const createInteractionTemplateStore = (storage: Storage): InteractionTemplateStore => ({
  async list({ limit, cursor, interactionGroupCode }) {
    const place = readCursor(cursor, ['string']);
    let query = selectTemplates(storage.read)
      .where('t.merged_into_id', 'is', null)
      .orderBy('t.code');
    if (interactionGroupCode !== undefined)
      query = query.where('g.code', '=', interactionGroupCode);
    if (place !== null) query = query.where('t.code', '>', String(place[0]));
    const rows = await storage.engine.first(query, limit + 1).execute();
    return toPage(
      await presentTemplates(storage.read, rows),
      limit,
      (one) => one,
      (one) => [one.code],
    );
  },
  get: (code) => loadTemplate(storage.read, code),
  create: create(storage),
  change: (caller, code, version, change) =>
    writeChange(storage, caller)(code, version, () => change),
  delete: ({ actor, once }, code, version) =>
    writeSetup(storage, once, async (handle, now) => {
      const before = await findTemplate(handle, code);
      if (before.version !== version) throw versionOutdated();
      await deleteTemplate(handle, before);
      await record(handle, actor, { key: code, action: 'deleted' }, now);
    }),
  putLanguage: putLanguage(storage),
  deleteLanguage: deleteLanguage(storage),
  merge: (caller, code, request) => mergeTemplate(storage, caller, code, request),
});
