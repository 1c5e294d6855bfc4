import { setTimeout as pause } from 'node:timers/promises';
import { PieceSize } from '../contact-import/piece-size.ts';
import type { SearchRefreshTable } from '../database.ts';
import { takeLease } from '../lease.ts';
import { schedule } from '../schedule.ts';
import type { Handle, Storage } from '../storage.ts';

/** Of a contact with more entries they are looked at again in the background. */
const maxEntriesInline = 50;
const leaseMilliseconds = 60_000;
const checkMilliseconds = 2000;
/** Between two pieces, for whoever waits. */
const pauseMilliseconds = 10;
const leaseName = 'searchRefresh';

type Work = Omit<SearchRefreshTable, 'id'> & { id: number };

/** After a contact was renamed or its entries came to another: the search finds them by the new name. */
export const refreshSearchOf = async (handle: Handle, contactId: number): Promise<void> => {
  const { sql, engine } = handle;
  for (const column of ['contact_id', 'contact_company_id'] as const) {
    const rows = await engine
      .first(
        sql.selectFrom('interaction_log_entry').select('entry_no').where(column, '=', contactId),
        maxEntriesInline + 1,
      )
      .execute();
    if (rows.length > maxEntriesInline)
      await sql
        .insertInto('search_refresh')
        .values({
          contact_id: null,
          contact_company_id: null,
          [column]: contactId,
          after_time: -1,
          after_entry_no: 0,
        })
        .execute();
    else
      await engine.indexEntries(
        sql,
        rows.map((row) => row.entry_no),
      );
  }
};

/** The next entries of a piece of work: a contact's by its index, all of them by number. */
const nextEntries = ({ sql, engine }: Handle, work: Work, count: number) => {
  let query = sql.selectFrom('interaction_log_entry').select(['entry_no', 'sort_time']);
  const { after_time, after_entry_no } = work;
  if (work.contact_id === null && work.contact_company_id === null)
    query = query.where('entry_no', '>', after_entry_no).orderBy('entry_no');
  else {
    query =
      work.contact_id === null
        ? query.where('contact_company_id', '=', work.contact_company_id)
        : query.where('contact_id', '=', work.contact_id);
    query = query
      .where('sort_time', '>=', after_time)
      .where((eb) => eb.or([eb('sort_time', '>', after_time), eb('entry_no', '>', after_entry_no)]))
      .orderBy('sort_time')
      .orderBy('entry_no');
  }
  return engine.first(query, count).execute();
};

const doPiece = async (handle: Handle, work: Work, count: number): Promise<void> => {
  const { sql, engine } = handle;
  const rows = await nextEntries(handle, work, count);
  await engine.indexEntries(
    sql,
    rows.map((row) => row.entry_no),
  );
  const last = rows.at(-1);
  if (last === undefined || rows.length < count)
    await sql.deleteFrom('search_refresh').where('id', '=', work.id).execute();
  else
    await sql
      .updateTable('search_refresh')
      .set({ after_time: last.sort_time, after_entry_no: last.entry_no })
      .where('id', '=', work.id)
      .execute();
};

const nextWork = async ({ sql, engine }: Handle): Promise<Work | undefined> =>
  (await engine.first(sql.selectFrom('search_refresh').selectAll().orderBy('id'), 1).execute())[0];

/** Does what waits, in pieces; `goOn` is asked before each. */
export const refreshSearch = async (
  storage: Storage,
  goOn: () => Promise<boolean> = async () => true,
): Promise<void> => {
  const size = new PieceSize();
  while ((await nextWork(storage.read)) !== undefined) {
    if (!(await goOn())) return;
    await storage.write(async (handle) => {
      const work = await nextWork(handle);
      if (work !== undefined) await size.time(() => doPiece(handle, work, size.rows));
    });
    await pause(pauseMilliseconds);
  }
};

/** Looks for work now and then, by whichever instance takes the lease. */
export const scheduleSearchRefresh = (
  storage: Storage,
  owner: string,
  onError: (error: unknown) => void,
): (() => Promise<void>) => {
  let heldUntil = 0;
  const hold = async (): Promise<boolean> => {
    const now = Date.now();
    if (now < heldUntil - leaseMilliseconds / 2) return true;
    const mine = { now, milliseconds: leaseMilliseconds };
    if (heldUntil <= now && !(await takeLease(storage, leaseName, owner, mine))) return false;
    await storage.write(({ sql }) =>
      sql
        .updateTable('lease')
        .set({ expires_at: now + leaseMilliseconds })
        .where('name', '=', leaseName)
        .where('owner', '=', owner)
        .execute(),
    );
    heldUntil = now + leaseMilliseconds;
    return true;
  };
  return schedule(
    checkMilliseconds,
    (isStopped) => refreshSearch(storage, async () => !isStopped() && (await hold())),
    onError,
  );
};
