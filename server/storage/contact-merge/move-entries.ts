import { recordAudits } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { Handle } from '../storage.ts';
import { type Double, type FoldedEntry, foldEntry, identities, unfoldEntry } from './fold-entry.ts';

export interface Sides {
  /** The contact that goes. */
  from: number;
  into: number;
}

export interface MergeStep extends Sides {
  mergeId: number;
  by: string;
  now: number;
}

/** Entries of one message or call with both; what was canceled gives way to what counts. */
export const findDoubles = async ({ sql }: Handle, { from, into }: Sides): Promise<Double[]> => {
  const doubles: Double[] = [];
  for (const identity of identities) {
    const rows = await sql
      .selectFrom('interaction_log_entry as a')
      .innerJoin('interaction_log_entry as b', (join) =>
        join.onRef(`b.${identity}`, '=', `a.${identity}`).on('b.contact_id', '=', into),
      )
      .select(['a.entry_no as mine', 'a.canceled as mine_canceled'])
      .select(['b.entry_no as theirs', 'b.canceled as theirs_canceled'])
      .where('a.contact_id', '=', from)
      .orderBy('a.entry_no')
      .execute();
    for (const { mine, theirs, mine_canceled, theirs_canceled } of rows)
      doubles.push(
        theirs_canceled === 1 && mine_canceled === 0
          ? { kept: mine, folded: theirs }
          : { kept: theirs, folded: mine },
      );
  }
  return doubles;
};

const keepFolded = async (
  { sql }: Handle,
  mergeId: number,
  kept: number,
  folded: FoldedEntry,
): Promise<void> => {
  const { row } = folded;
  await sql
    .insertInto('contact_merge_entry')
    .values({
      contact_merge_id: mergeId,
      entry_no: row.entry_no,
      contact_id: row.contact_id,
      contact_company_id: row.contact_company_id,
      folded_into: kept,
      folded: JSON.stringify(folded),
    })
    .execute();
};

type Owned = { entry_no: number; salesperson_id: number | null };

const noteEntries = (
  handle: Handle,
  entries: readonly Owned[],
  action: 'created' | 'changed' | 'deleted',
  now: number,
): Promise<void> =>
  noteChanges(
    handle,
    entries.map(({ entry_no, salesperson_id }) => ({
      entity: 'interactionLogEntry',
      key: String(entry_no),
      action,
      salespersonId: salesperson_id,
    })),
    now,
  );

const fold = async (handle: Handle, step: MergeStep): Promise<number> => {
  const { mergeId, by, now } = step;
  const doubles = await findDoubles(handle, step);
  const gone: Owned[] = [];
  for (const double of doubles) {
    const folded = await foldEntry(handle, double);
    await keepFolded(handle, mergeId, double.kept, folded);
    gone.push(folded.row);
  }
  await recordAudits(
    handle,
    doubles.map(({ kept, folded }) => ({
      actor: by,
      entity: 'interactionLogEntry',
      key: String(folded),
      action: 'folded',
      detail: { into: kept },
    })),
    now,
  );
  await noteEntries(handle, gone, 'deleted', now);
  return doubles.length;
};

/** The entries of the contact, and of a company those of its persons. */
const remember = async ({ sql }: Handle, { mergeId, from }: MergeStep): Promise<void> => {
  await sql
    .insertInto('contact_merge_entry')
    .columns(['contact_merge_id', 'entry_no', 'contact_id', 'contact_company_id'])
    .expression((eb) =>
      eb
        .selectFrom('interaction_log_entry as e')
        .select((inner) => [
          inner.val(mergeId).as('merge'),
          'e.entry_no',
          'e.contact_id',
          'e.contact_company_id',
        ])
        .where((inner) =>
          inner.or([inner('e.contact_id', '=', from), inner('e.contact_company_id', '=', from)]),
        ),
    )
    .execute();
};

const ownedOf = ({ sql }: Handle, mergeId: number): Promise<Owned[]> =>
  sql
    .selectFrom('contact_merge_entry as x')
    .innerJoin('interaction_log_entry as e', 'e.entry_no', 'x.entry_no')
    .select(['e.entry_no', 'e.salesperson_id'])
    .where('x.contact_merge_id', '=', mergeId)
    .where('x.folded_into', 'is', null)
    .execute();

const trail = ({ by, now }: MergeStep) => ({ changed_at: now, changed_by: by });

/** Moves all entries of one contact to another; those of one message become one. */
export const moveEntries = async (
  handle: Handle,
  step: MergeStep,
): Promise<{ moved: number; folded: number }> => {
  const { sql } = handle;
  const { from, into, mergeId, now } = step;
  const folded = await fold(handle, step);
  await remember(handle, step);
  for (const column of ['contact_id', 'contact_company_id'] as const)
    await sql
      .updateTable('interaction_log_entry')
      .set((eb) => ({ [column]: into, ...trail(step), version: eb('version', '+', 1) }))
      .where(column, '=', from)
      .execute();
  const owned = await ownedOf(handle, mergeId);
  await noteEntries(handle, owned, 'changed', now);
  return { moved: owned.length, folded };
};

/** Gives back what was moved and is still there; what was logged since stays. */
export const moveEntriesBack = async (handle: Handle, step: MergeStep): Promise<void> => {
  const { sql } = handle;
  const { from, into, mergeId, now, by } = step;
  for (const column of ['contact_id', 'contact_company_id'] as const)
    await sql
      .updateTable('interaction_log_entry')
      .set((eb) => ({ [column]: from, ...trail(step), version: eb('version', '+', 1) }))
      .where(column, '=', into)
      .where('entry_no', 'in', (eb) =>
        eb
          .selectFrom('contact_merge_entry as x')
          .select('x.entry_no')
          .where('x.contact_merge_id', '=', mergeId)
          .where(`x.${column}`, '=', from)
          .where('x.folded_into', 'is', null),
      )
      .execute();
  await noteEntries(handle, await ownedOf(handle, mergeId), 'changed', now);
  const rows = await sql
    .selectFrom('contact_merge_entry')
    .select(['folded_into', 'folded'])
    .where('contact_merge_id', '=', mergeId)
    .where('folded_into', 'is not', null)
    .execute();
  const back: Owned[] = [];
  for (const { folded_into, folded } of rows) {
    const entry = JSON.parse(folded ?? '') as FoldedEntry;
    await unfoldEntry(handle, folded_into ?? 0, entry);
    back.push(entry.row);
  }
  await recordAudits(
    handle,
    back.map(({ entry_no }) => ({
      actor: by,
      entity: 'interactionLogEntry',
      key: String(entry_no),
      action: 'unfolded',
    })),
    now,
  );
  await noteEntries(handle, back, 'created', now);
};
