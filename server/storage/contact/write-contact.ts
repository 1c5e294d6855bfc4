import type { Contact, ContactChange, NewContact } from '../../contract/contact.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import type { Actor } from '../../domain/actor.ts';
import { withDefaults } from '../../domain/contact/contact-defaults.ts';
import { DomainError, versionOutdated } from '../../domain/domain-error.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { differences, recordAudit } from '../audit.ts';
import { type ChangeNote, noteChanges } from '../change/change-feed.ts';
import { refreshSearchOf } from '../interaction-log-entry/search-refresh.ts';
import { newTrail, requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { contactColumns, type ReadContact } from './contact-input.ts';
import { drawContactNo, holdSeries } from './contact-number.ts';
import { writeExternalIds, writeReachable } from './contact-parts.ts';
import { type ContactRow, findContact, presentContact } from './contact-rows.ts';
import { refreshPersons } from './contact-search-text.ts';
import { readChange, readNew, refuse } from './judge-contact.ts';

export interface ContactWrite {
  setup: Setup;
  actor: Actor;
  now: number;
}

/** Ends every change of a contact: the trail and the feed. */
export const recordContactChange = async (
  handle: Handle,
  { actor, now }: ContactWrite,
  change: { no: string; action: string; detail: Record<string, unknown> },
  told: ChangeNote['action'],
): Promise<void> => {
  const { no, action, detail } = change;
  await recordAudit(
    handle,
    { actor: actor.label, entity: 'contact', key: no, action, detail },
    now,
  );
  await noteChanges(handle, [{ entity: 'contact', key: no, action: told }], now);
};

const setCompany = async ({ sql }: Handle, id: number, company: ReadContact['company']) => {
  await sql
    .updateTable('contact')
    .set({ company_id: company === 'itself' ? id : company.id })
    .where('id', '=', id)
    .execute();
};

export const insertContact = async (
  handle: Handle,
  write: ContactWrite,
  given: NewContact,
): Promise<Contact> => {
  const { setup, actor, now } = write;
  const input = withDefaults(given, setup, actor.salespersonCode);
  const series = await holdSeries(handle);
  const { contact, problems, taken } = await readNew(handle, setup, {
    fields: input,
    manual: series.manual,
  });
  refuse(problems, taken);
  const no = input.no ?? (await drawContactNo(handle, series));
  const [id = 0] = await handle.engine.insert(handle.sql, 'contact', 'id', [
    { no, ...contactColumns(contact, no), ...newTrail(actor, now) },
  ]);
  await setCompany(handle, id, contact.company);
  await writeReachable(handle, id, contact.state);
  await writeExternalIds(handle, id, contact.state.externalIds);
  const detail = differences({}, { ...input, no });
  await recordContactChange(handle, write, { no, action: 'created', detail }, 'created');
  return presentContact(handle, setup, await findContact(handle, no));
};

const inUse = (problem: FieldProblem): DomainError =>
  new DomainError('inUse', problem.message, [problem]);

/** What has been logged or belongs to a company would lose its meaning. */
const requireTypeFree = async ({ sql, engine }: Handle, { id, no }: ContactRow): Promise<void> => {
  for (const column of ['contact_id', 'contact_company_id'] as const) {
    const query = sql.selectFrom('interaction_log_entry').select('entry_no').where(column, '=', id);
    if ((await engine.first(query, 1).executeTakeFirst()) !== undefined)
      throw inUse({
        path: 'type',
        code: 'hasInteractions',
        message: `Contact ${no} has interactions, so it stays what it is. Create another contact instead.`,
      });
  }
  const person = await engine
    .first(
      sql
        .selectFrom('contact')
        .select('no')
        .where('company_id', '=', id)
        .where('id', '<>', id)
        .where('deleted_at', 'is', null),
      1,
    )
    .executeTakeFirst();
  if (person !== undefined)
    throw inUse({
      path: 'type',
      code: 'hasPersons',
      message: `Company ${no} has persons, ${person.no} among them. Move them to another company first.`,
      value: person.no,
    });
};

const updateRow = async (
  { sql }: Handle,
  { actor, now }: ContactWrite,
  row: ContactRow,
  contact: ReadContact,
): Promise<void> => {
  const { numUpdatedRows } = await sql
    .updateTable('contact')
    .set({
      ...contactColumns(contact, row.no),
      company_id: contact.company === 'itself' ? row.id : contact.company.id,
      version: row.version + 1,
      changed_at: now,
      changed_by: actor.label,
    })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
};

export const updateContact = async (
  handle: Handle,
  write: ContactWrite,
  { no, version }: { no: string; version: number },
  change: ContactChange,
): Promise<Contact> => {
  const { setup } = write;
  const row = await findContact(handle, no);
  if (row.version !== version) throw versionOutdated();
  const before = await presentContact(handle, setup, row);
  const { contact, problems, taken } = await readChange(handle, setup, { row, before, change });
  refuse(problems, taken);
  const { state } = contact;
  if (state.type !== before.type) await requireTypeFree(handle, row);
  // The row comes first: its version holds off whoever changes the same contact.
  await updateRow(handle, write, row, contact);
  if (change.emailAddresses !== undefined || change.phoneNumbers !== undefined)
    await writeReachable(handle, row.id, state);
  if (change.externalIds !== undefined) await writeExternalIds(handle, row.id, state.externalIds);
  if (contact.company === 'itself' && state.name !== before.name)
    await refreshPersons(handle, { id: row.id, name: state.name });
  if (state.name !== before.name) await refreshSearchOf(handle, row.id);
  const detail = differences({ ...before }, { ...state });
  await recordContactChange(handle, write, { no, action: 'changed', detail }, 'changed');
  return presentContact(handle, setup, await findContact(handle, no));
};
