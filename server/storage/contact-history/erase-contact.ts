import type { ErasedContact } from '../../contract/contact-history.ts';
import type { Actor } from '../../domain/actor.ts';
import { DomainError, notFound } from '../../domain/domain-error.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import { mergeAlone } from '../contact/follow-merge.ts';
import { contains } from '../contains.ts';
import type { Handle } from '../storage.ts';

interface Erasing {
  id: number;
  no: string;
  type: string;
  /** The contact, and those that were merged into it. */
  ids: number[];
  numbers: string[];
  addresses: string[];
  phones: string[];
}

/** Contacts that led here: their names are this contact's, too. */
const mergedInto = async ({ sql, engine }: Handle, id: number) => {
  const found: { id: number; no: string }[] = [];
  let last = [id];
  while (last.length > 0) {
    const of = last;
    const rows = await sql
      .selectFrom('contact')
      .select(['id', 'no'])
      .where((eb) => engine.isOneOf(eb, 'merged_into_id', of))
      .execute();
    found.push(...rows);
    last = rows.map((row) => row.id);
  }
  return found;
};

/** What it was written to and called by, also where it has been taken off since. */
const reachedBy = async ({ sql, engine }: Handle, ids: readonly number[]) => {
  const now = await sql
    .selectFrom('contact_address')
    .select(['kind', 'value'])
    .where((eb) => engine.isOneOf(eb, 'contact_id', ids))
    .execute();
  const used = await sql
    .selectFrom('interaction_log_entry')
    .select(['contact_via', 'call_id'])
    .distinct()
    .where('contact_via', 'is not', null)
    .where((eb) => engine.isOneOf(eb, 'contact_id', ids))
    .execute();
  const of = (address: boolean) => [
    ...new Set([
      ...now.filter(({ kind }) => (kind === 'address') === address).map(({ value }) => value),
      ...used.flatMap(({ contact_via }) =>
        contact_via !== null && contact_via.includes('@') === address ? [contact_via] : [],
      ),
    ]),
  ];
  return { addresses: of(true), phones: of(false) };
};

/** A contact that is there or has been deleted; only what is erased already, or leads elsewhere, is not. */
const findErasing = async (handle: Handle, no: string): Promise<Erasing> => {
  const row = await handle.sql
    .selectFrom('contact')
    .select(['id', 'no', 'type', 'merged_into_id', 'erased_at'])
    .where('no', '=', no)
    .executeTakeFirst();
  if (row === undefined) throw notFound('contact', no);
  if (row.erased_at !== null) throw new DomainError('gone', `Contact ${no} has been erased.`);
  if (row.merged_into_id !== null)
    throw new DomainError(
      'alreadyMerged',
      `Contact ${no} has been merged into another. Erase that one: this one goes along.`,
    );
  const merged = await mergedInto(handle, row.id);
  const ids = [row.id, ...merged.map(({ id }) => id)];
  const numbers = [row.no, ...merged.map((one) => one.no)];
  const reached = await reachedBy(handle, ids);
  return { id: row.id, no: row.no, type: row.type, ids, numbers, ...reached };
};

/** The lines of the audit that are kept by a contact's number. */
const auditEntities = ['contact', 'contactMatchChoice'];

const countErased = async (handle: Handle, erasing: Erasing): Promise<ErasedContact> => {
  const { sql, engine } = handle;
  const { ids, numbers, addresses, phones } = erasing;
  const count = async (query: { execute(): Promise<{ count: string | number | bigint }[]> }) =>
    Number((await query.execute())[0]?.count ?? 0);
  return {
    entries: await count(
      sql
        .selectFrom('interaction_log_entry')
        .select((eb) => eb.fn.countAll().as('count'))
        .where((eb) => engine.isOneOf(eb, 'contact_id', ids)),
    ),
    emailAddresses: addresses.length,
    phoneNumbers: phones.length,
    messages: await count(
      sql
        .selectFrom('capture_decision')
        .select((eb) => eb.fn.countAll().as('count'))
        .where((eb) =>
          eb.or([
            engine.isOneOf(eb, 'contact_id', ids),
            engine.isOneOf(eb, 'address', [...addresses, ...phones, '']),
          ]),
        ),
    ),
    auditLines: await count(
      sql
        .selectFrom('audit')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('entity', 'in', auditEntities)
        .where((eb) => engine.isOneOf(eb, 'entity_key', numbers)),
    ),
    mergedContacts: ids.length - 1,
  };
};

/** The rows that tell who it was; number and row stay, so that the number is not given again. */
const eraseRows = async (handle: Handle, { ids, no }: Erasing, by: string, now: number) => {
  const { sql, engine } = handle;
  for (const table of [
    'contact_address',
    'contact_external_id',
    'contact_match_choice',
    'contact_distinct',
  ] as const)
    await sql
      .deleteFrom(table)
      .where((eb) => engine.isOneOf(eb, 'contact_id', ids))
      .execute();
  await sql
    .deleteFrom('contact_distinct')
    .where((eb) => engine.isOneOf(eb, 'other_id', ids))
    .execute();
  const merges = (
    await sql
      .selectFrom('contact_merge')
      .select('id')
      .where((eb) =>
        eb.or([engine.isOneOf(eb, 'contact_id', ids), engine.isOneOf(eb, 'into_contact_id', ids)]),
      )
      .execute()
  ).map(({ id }) => id);
  if (merges.length > 0) {
    await sql
      .deleteFrom('contact_merge_entry')
      .where((eb) => engine.isOneOf(eb, 'contact_merge_id', merges))
      .execute();
    await sql
      .deleteFrom('contact_merge')
      .where((eb) => engine.isOneOf(eb, 'id', merges))
      .execute();
  }
  await sql
    .updateTable('contact')
    .set((eb) => ({
      name: '',
      sort_name: '',
      search_text: '',
      match_name: null,
      company_id: null,
      salesperson_id: null,
      job_title: null,
      address: null,
      post_code: null,
      city: null,
      country_code: null,
      home_page: null,
      deleted_at: now,
      erased_at: now,
      version: eb('version', '+', 1),
      changed_at: now,
      changed_by: by,
    }))
    .where((eb) => engine.isOneOf(eb, 'id', ids))
    .execute();
  await sql
    .updateTable('contact')
    .set((eb) => ({ company_id: null, version: eb('version', '+', 1) }))
    .where((eb) => engine.isOneOf(eb, 'company_id', ids))
    .execute();
  // Kept for two days, so that a repeated request is answered alike.
  await sql
    .deleteFrom('idempotency_key')
    .where(contains('answer', `"${no}"`))
    .execute();
};

/** What was logged stays, about nobody. */
const eraseFromLog = async (
  { sql, engine }: Handle,
  { ids }: Erasing,
  by: string,
  now: number,
): Promise<void> => {
  const rows = await sql
    .selectFrom('interaction_log_entry')
    .select(['entry_no', 'salesperson_id'])
    .where((eb) =>
      eb.or([engine.isOneOf(eb, 'contact_id', ids), engine.isOneOf(eb, 'contact_company_id', ids)]),
    )
    .execute();
  const trail = { changed_at: now, changed_by: by };
  await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({
      contact_id: null,
      contact_via: null,
      ...trail,
      version: eb('version', '+', 1),
    }))
    .where((eb) => engine.isOneOf(eb, 'contact_id', ids))
    .execute();
  await sql
    .updateTable('interaction_log_entry')
    .set((eb) => ({ contact_company_id: null, ...trail, version: eb('version', '+', 1) }))
    .where((eb) => engine.isOneOf(eb, 'contact_company_id', ids))
    .execute();
  // The search knew them by name.
  await engine.indexEntries(
    sql,
    rows.map(({ entry_no }) => entry_no),
  );
  await noteChanges(
    { sql, engine },
    rows.map(({ entry_no, salesperson_id }) => ({
      entity: 'interactionLogEntry',
      key: String(entry_no),
      action: 'changed',
      salespersonId: salesperson_id,
    })),
    now,
  );
};

/** Addresses in what was captured; the identities of messages and calls stay, so that nothing is logged again. */
const eraseFromCaptured = async (
  { sql, engine }: Handle,
  { ids, addresses, phones }: Erasing,
): Promise<void> => {
  const values = [...addresses, ...phones];
  await sql
    .updateTable('capture_decision')
    .set({ address: null, name: null, contact_id: null })
    .where((eb) => engine.isOneOf(eb, 'contact_id', ids))
    .execute();
  if (values.length === 0) return;
  await sql
    .updateTable('capture_decision')
    .set({ address: null, name: null })
    .where((eb) => engine.isOneOf(eb, 'address', values))
    .execute();
  await sql
    .deleteFrom('hidden_correspondent')
    .where((eb) => engine.isOneOf(eb, 'value', values))
    .execute();
  if (addresses.length > 0)
    await sql
      .updateTable('email_message')
      .set({ from_address: null, from_name: null })
      .where((eb) => engine.isOneOf(eb, 'from_address', addresses))
      .execute();
  if (phones.length > 0)
    await sql
      .updateTable('call')
      .set({ number: null })
      .where((eb) => engine.isOneOf(eb, 'number', phones))
      .execute();
};

/** The audit keeps that something was changed, and by whom; what it was goes. */
const eraseFromAudit = async ({ sql, engine }: Handle, { numbers }: Erasing): Promise<void> => {
  await sql
    .updateTable('audit')
    .set({ detail: '{}' })
    .where('entity', 'in', auditEntities)
    .where((eb) => engine.isOneOf(eb, 'entity_key', numbers))
    .execute();
};

/** Erases whom the log is about; it cannot be taken back. */
export const eraseContact = async (
  handle: Handle,
  actor: Actor,
  { no, dryRun, now }: { no: string; dryRun: boolean; now: number },
): Promise<ErasedContact> => {
  if (!dryRun) await mergeAlone(handle);
  const erasing = await findErasing(handle, no);
  const counts = await countErased(handle, erasing);
  if (dryRun) return counts;
  await eraseFromLog(handle, erasing, actor.label, now);
  await eraseFromCaptured(handle, erasing);
  await eraseRows(handle, erasing, actor.label, now);
  await eraseFromAudit(handle, erasing);
  await recordAudit(
    handle,
    {
      actor: actor.label,
      entity: 'contact',
      key: no,
      action: 'erased',
      detail: { entries: [counts.entries, null] },
    },
    now,
  );
  await noteChanges(handle, [{ entity: 'contact', key: no, action: 'deleted' }], now);
  return counts;
};
