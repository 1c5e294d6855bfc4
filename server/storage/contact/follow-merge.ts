import { prepared } from '../prepared.ts';
import type { Handle } from '../storage.ts';

const key = 'contact-merge';

/** What this job writes to a contact cannot be left behind by a merge, which waits until it has ended. */
export const holdOffMerges = ({ sql, engine }: Handle): Promise<void> =>
  engine.lockShared(sql, key);

/** One merge at a time, and none beside a job that logs. */
export const mergeAlone = ({ sql, engine }: Handle): Promise<void> => engine.lock(sql, key);

export interface Followed {
  id: number;
  no: string;
  name: string;
  type: string;
  companyId: number | null;
  deleted: boolean;
}

const selectContacts = ({ sql }: Handle) =>
  sql
    .selectFrom('contact')
    .select(['id', 'no', 'name', 'type', 'company_id', 'deleted_at', 'merged_into_id']);
const selectByNo = prepared<{ no: string }>()((handle, slot) =>
  selectContacts(handle).where('no', '=', slot('no')),
);
const selectById = prepared<{ id: number }>()((handle, slot) =>
  selectContacts(handle).where('id', '=', slot('id')),
);

/** The contact that a number leads to: its own, or the one it has been merged into. */
export const followNo = async (handle: Handle, no: string): Promise<Followed | null> => {
  let [row] = await selectByNo(handle, { no });
  while (row !== undefined && row.merged_into_id !== null)
    [row] = await selectById(handle, { id: row.merged_into_id });
  if (row === undefined) return null;
  const { id, name, type, company_id, deleted_at } = row;
  return { id, no: row.no, name, type, companyId: company_id, deleted: deleted_at !== null };
};

/** The number to ask for in place of one that has been merged away. */
export const followedNo = async (handle: Handle, no: string): Promise<string> =>
  (await followNo(handle, no))?.no ?? no;

const selectMerged = prepared<{ ids: string }>()(({ sql, engine }, slot) =>
  sql
    .selectFrom('contact')
    .select(['id', 'merged_into_id'])
    .where('merged_into_id', 'is not', null)
    .where((eb) => engine.isInList(eb, 'id', slot('ids'), 'number')),
);

/** Where contacts have gone that were merged since somebody looked; most have not. */
export const followIds = async (
  handle: Handle,
  ids: readonly number[],
): Promise<(id: number) => number> => {
  const into = new Map<number, number>();
  let asked = [...new Set(ids)];
  while (asked.length > 0) {
    const rows = await selectMerged(handle, { ids: JSON.stringify(asked) });
    for (const { id, merged_into_id } of rows)
      if (merged_into_id !== null) into.set(id, merged_into_id);
    asked = rows.flatMap(({ merged_into_id }) => merged_into_id ?? []);
  }
  const follow = (id: number): number => {
    const next = into.get(id);
    return next === undefined ? id : follow(next);
  };
  return follow;
};
