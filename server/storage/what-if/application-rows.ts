import type {
  KeptReason,
  RuleApplication,
  RuleApplicationDetail,
  UnwantedEntries,
} from '../../contract/rule-application.ts';
import type { RuleChange } from '../../contract/what-if.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import { notFound } from '../../domain/domain-error.ts';
import { presentTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { runningApplication } from './rule-lease.ts';

const maxKept = 100;

export const selectApplications = ({ sql }: Handle, actor: Actor) => {
  const query = sql.selectFrom('rule_application').selectAll();
  return isAdministrator(actor)
    ? query
    : query.where('salesperson_id', '=', actor.salespersonId ?? 0);
};

export type ApplicationRow = Awaited<
  ReturnType<ReturnType<typeof selectApplications>['executeTakeFirstOrThrow']>
>;

export const findApplication = async (
  handle: Handle,
  actor: Actor,
  id: number,
): Promise<ApplicationRow> => {
  const row = await selectApplications(handle, actor).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('change that was applied backwards', id);
  return row;
};

export const presentApplication = (
  row: ApplicationRow,
  running: number | null,
): RuleApplication => ({
  id: row.id,
  name: row.name,
  change: JSON.parse(row.change) as RuleChange,
  days: row.days,
  unwantedEntries: row.unwanted_entries as UnwantedEntries,
  state:
    (row.state === 'running' || row.state === 'undoing') && running !== row.id
      ? 'interrupted'
      : (row.state as RuleApplication['state']),
  examined: row.examined,
  toExamine: row.to_examine,
  created: row.created_count,
  canceled: row.canceled_count,
  restored: row.restored_count,
  changed: row.changed_count,
  erased: row.erased_count,
  undoneAt: row.undone_at === null ? null : new Date(row.undone_at).toISOString(),
  undoneBy: row.undone_by,
  putBack: row.put_back_count,
  kept: row.kept_count,
  setupPutBack: row.setup_put_back === null ? null : row.setup_put_back === 1,
  ...presentTrail(row),
});

export const getApplication = async (
  handle: Handle,
  actor: Actor,
  id: number,
): Promise<RuleApplicationDetail> => {
  const row = await findApplication(handle, actor, id);
  const kept = await handle.engine
    .first(
      handle.sql
        .selectFrom('rule_application_entry')
        .select(['entry_no', 'kept_reason'])
        .where('rule_application_id', '=', id)
        .where('kept_reason', 'is not', null)
        .orderBy('id'),
      maxKept,
    )
    .execute();
  return {
    ...presentApplication(row, await runningApplication(handle)),
    keptEntries: kept.map((one) => ({
      entryNo: one.entry_no,
      reason: one.kept_reason as KeptReason,
    })),
  };
};
