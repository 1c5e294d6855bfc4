import type { Contact } from '../../contract/contact.ts';
import type { ContactMerge, MergeResult } from '../../contract/contact-merge.ts';
import { undoMilliseconds } from '../../domain/contact-merge/merge-fields.ts';
import { salespersonByCode } from '../../domain/setup/setup.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { contactColumns } from '../contact/contact-input.ts';
import { writeReachable } from '../contact/contact-parts.ts';
import { refreshPersons } from '../contact/contact-search-text.ts';
import { mergeAlone } from '../contact/follow-merge.ts';
import type { ContactWrite } from '../contact/write-contact.ts';
import { refreshSearchOf } from '../interaction-log-entry/search-refresh.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { moveEntries } from './move-entries.ts';
import { type MergeOf, type MergePlan, planMerge, presentPlan } from './plan-merge.ts';

/** What an undo gives back. */
export interface MergeDetail {
  /** The fields of both, as they were. */
  merged: Pick<Contact, 'emailAddresses' | 'phoneNumbers' | 'externalIds'>;
  before: Contact;
  after: Record<string, unknown>;
  /** Ids of what moved. */
  choices: number[];
  persons: number[];
}

interface Merging extends ContactWrite {
  plan: MergePlan;
}

const idsOf = async (
  { sql }: Handle,
  { from }: MergePlan,
): Promise<Pick<MergeDetail, 'choices' | 'persons'>> => {
  const choices = await sql
    .selectFrom('contact_match_choice')
    .select('id')
    .where('contact_id', '=', from.id)
    .execute();
  const persons =
    from.type === 'person'
      ? []
      : await sql
          .selectFrom('contact')
          .select('id')
          .where('company_id', '=', from.id)
          .where('id', '<>', from.id)
          .execute();
  return { choices: choices.map(({ id }) => id), persons: persons.map(({ id }) => id) };
};

const keepMerge = async (handle: Handle, { plan, actor, now }: Merging): Promise<number> => {
  const { from, into, merged, before, after } = plan;
  const { emailAddresses, phoneNumbers, externalIds } = merged;
  const detail: MergeDetail = {
    merged: { emailAddresses, phoneNumbers, externalIds },
    before,
    after: { ...after },
    ...(await idsOf(handle, plan)),
  };
  const [id = 0] = await handle.engine.insert(handle.sql, 'contact_merge', 'id', [
    {
      contact_id: from.id,
      into_contact_id: into.id,
      merged_at: now,
      merged_by: actor.label,
      undo_until: now + undoMilliseconds,
      detail: JSON.stringify(detail),
    },
  ]);
  return id;
};

/** The number stays, and leads to the other contact. */
const leaveRedirect = async ({ sql }: Handle, { plan, actor, now }: Merging): Promise<void> => {
  const { from, into } = plan;
  const { numUpdatedRows } = await sql
    .updateTable('contact')
    .set({
      deleted_at: now,
      merged_into_id: into.id,
      version: from.version + 1,
      changed_at: now,
      changed_by: actor.label,
    })
    .where('id', '=', from.id)
    .where('version', '=', from.version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  await sql.deleteFrom('contact_address').where('contact_id', '=', from.id).execute();
  for (const table of ['contact_external_id', 'contact_match_choice'] as const)
    await sql
      .updateTable(table)
      .set({ contact_id: into.id })
      .where('contact_id', '=', from.id)
      .execute();
};

const companyIdOf = ({ into, from, fields }: MergePlan): number | null => {
  if (into.type === 'company') return into.id;
  const kept = fields.find(({ field }) => field === 'companyNo')?.kept ?? 'into';
  return kept === 'merged' ? from.company_id : into.company_id;
};

const companyNameOf = ({ into, from }: MergePlan, id: number | null): string | null =>
  id === null ? null : id === into.company_id ? into.company_name : from.company_name;

const writeSurvivor = async (
  handle: Handle,
  { plan, setup, actor, now }: Merging,
): Promise<void> => {
  const { into, after } = plan;
  const companyId = companyIdOf(plan);
  const salesperson =
    after.salespersonCode === null ? undefined : salespersonByCode(setup, after.salespersonCode);
  const columns = contactColumns(
    {
      state: after,
      company:
        after.type === 'company'
          ? 'itself'
          : { id: companyId, name: companyNameOf(plan, companyId) },
      salespersonId: salesperson?.id ?? null,
    },
    into.no,
  );
  const { numUpdatedRows } = await handle.sql
    .updateTable('contact')
    .set({
      ...columns,
      company_id: companyId,
      version: into.version + 1,
      changed_at: now,
      changed_by: actor.label,
    })
    .where('id', '=', into.id)
    .where('version', '=', into.version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  await writeReachable(handle, into.id, after);
};

/** The persons of the company that goes, and what they are found by. */
const movePersons = async (handle: Handle, { plan, actor, now }: Merging): Promise<void> => {
  const { from, into, after } = plan;
  if (from.type === 'person') return;
  const { sql } = handle;
  await sql
    .updateTable('contact')
    .set((eb) => ({
      company_id: into.id,
      version: eb('version', '+', 1),
      changed_at: now,
      changed_by: actor.label,
    }))
    .where('company_id', '=', from.id)
    .where('id', '<>', from.id)
    .execute();
  await refreshPersons(handle, { id: into.id, name: after.name });
};

const recordMerge = async (
  handle: Handle,
  { plan, actor, now }: Merging,
  counts: { moved: number; folded: number },
): Promise<void> => {
  const { from, into, fields, before, after } = plan;
  const changed = Object.fromEntries(
    fields
      .filter(({ kept }) => kept === 'merged')
      .map(({ field, merged, into: old }) => [field, [old, merged]]),
  );
  const by = { actor: actor.label, entity: 'contact' } as const;
  await recordAudit(
    handle,
    {
      ...by,
      key: from.no,
      action: 'merged',
      detail: { mergedInto: [null, into.no], entries: [null, counts.moved + counts.folded] },
    },
    now,
  );
  const detail = {
    mergedFrom: [null, from.no],
    emailAddresses: [before.emailAddresses, after.emailAddresses],
    phoneNumbers: [before.phoneNumbers, after.phoneNumbers],
    externalIds: [before.externalIds, after.externalIds],
    ...changed,
  };
  await recordAudit(handle, { ...by, key: into.no, action: 'mergedIn', detail }, now);
  await noteChanges(
    handle,
    [
      { entity: 'contact', key: from.no, action: 'deleted' },
      { entity: 'contact', key: into.no, action: 'changed' },
    ],
    now,
  );
};

const presentMerge = (id: number, { plan, actor, now }: Merging): ContactMerge => ({
  id,
  mergedNo: plan.from.no,
  mergedName: plan.from.name,
  intoNo: plan.into.no,
  mergedAt: new Date(now).toISOString(),
  mergedBy: actor.label,
  undoUntil: new Date(now + undoMilliseconds).toISOString(),
});

/** Merges one contact into another, or says what that would do. */
export const mergeContacts = async (
  handle: Handle,
  write: ContactWrite,
  of: MergeOf,
): Promise<MergeResult> => {
  const { setup, actor, now } = write;
  await mergeAlone(handle);
  const plan = await planMerge(handle, setup, of);
  const planned = await presentPlan(handle, setup, actor, plan);
  const merging: Merging = { ...write, plan };
  const mergeId = await keepMerge(handle, merging);
  await leaveRedirect(handle, merging);
  await writeSurvivor(handle, merging);
  await movePersons(handle, merging);
  const sides = { from: plan.from.id, into: plan.into.id };
  const counts = await moveEntries(handle, { ...sides, mergeId, by: actor.label, now });
  await refreshSearchOf(handle, plan.into.id);
  await recordMerge(handle, merging, counts);
  return { ...planned, merge: presentMerge(mergeId, merging) };
};
