import type { Actor } from '../../domain/actor.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { Act, KeptEntry, KeptParticipant, Plan } from '../../domain/what-if/plan-acts.ts';
import { type RuleColumn, type RuleValues, ruledFields } from '../../domain/what-if/rule-values.ts';
import { type AuditEntry, recordAudits } from '../audit.ts';
import { callEntry } from '../call/log-call.ts';
import { type ChangeNote, noteChanges } from '../change/change-feed.ts';
import { emailEntry } from '../email/write-entries.ts';
import { addCommentLine } from '../interaction-log-entry/comment-lines.ts';
import { insertEntries } from '../interaction-log-entry/insert-entries.ts';
import type { Handle } from '../storage.ts';
import { decisionKeyOf, type KeptInteraction } from './kept-interaction.ts';
import { ruleMark } from './load-kept-entries.ts';

/** Somebody has changed an entry since it was read: the piece is to be planned anew. */
export class EntryMoved extends Error {
  override name = 'EntryMoved';
}

export type RuleAct = Act['kind'] | 'erase';

/** What stays of one act, for whoever undoes it. */
export interface DoneAct {
  act: RuleAct;
  entryNo: number;
  /** Null for what is erased. */
  before: object | null;
  version: number;
}

/** What a decision was before an entry was made of it. */
export interface DecisionBefore {
  id: number;
  outcome: string;
  reason: string;
  rule_name: string | null;
  contact_id: number | null;
}

export interface CreatedBefore {
  decisions: DecisionBefore[];
  /** The note of a call, which had no entry to keep it. */
  callId: number | null;
  comment: string | null;
}

export interface Execution {
  /** The set-up as it is from now on. */
  setup: Setup;
  actor: Actor;
  now: number;
  applicationId: number;
}

export interface Done {
  acts: DoneAct[];
  notes: ChangeNote[];
  audits: AuditEntry[];
}

const decisionsBefore = async (
  { sql, engine }: Handle,
  participants: readonly KeptParticipant[],
): Promise<DecisionBefore[]> =>
  sql
    .selectFrom('capture_decision')
    .select(['id', 'outcome', 'reason', 'rule_name', 'contact_id'])
    .where((eb) =>
      engine.isOneOf(
        eb,
        'id',
        participants.map((one) => one.decisionId),
      ),
    )
    .orderBy('id')
    .execute();

const create = async (
  handle: Handle,
  one: KeptInteraction,
  { participants, would }: Act & { kind: 'create' },
  { setup, actor, now }: Execution,
): Promise<DoneAct> => {
  const context = { setup, by: actor.label, now };
  const [participant] = participants;
  const address = participant?.address ?? null;
  const { decision } = would;
  const entry =
    one.kind === 'call'
      ? callEntry(one.call, { ...decision, number: address }, context)
      : emailEntry(one.message, { ...decision, address }, context);
  const [entryNo = 0] = await insertEntries(handle, [entry]);
  const comment = one.kind === 'call' ? one.comment : null;
  if (comment !== null) {
    await addCommentLine(handle, entryNo, { date: entry.date, comment }, { by: actor.label, now });
    await handle.sql.updateTable('call').set({ comment: null }).where('id', '=', one.id).execute();
  }
  const before: CreatedBefore = {
    decisions: await decisionsBefore(handle, participants),
    callId: one.kind === 'call' ? one.id : null,
    comment,
  };
  for (const { decisionId, would: of } of participants)
    await handle.sql
      .updateTable('capture_decision')
      .set({
        outcome: of.decision.outcome,
        reason: of.decision.reason,
        rule_name: of.decision.rule,
        contact_id: of.decision.contactId,
        entry_no: entryNo,
      })
      .where('id', '=', decisionId)
      .execute();
  return { act: 'create', entryNo, before, version: 1 };
};

const canceledColumns = (canceled: boolean, { actor, now }: Execution) => ({
  canceled: canceled ? (1 as const) : (0 as const),
  canceled_at: canceled ? now : null,
  canceled_by: canceled ? actor.label : null,
});

/** Changes an entry that is as it was read; tells what it was. */
const update = async (
  { sql, engine }: Handle,
  { entryNo, version }: KeptEntry,
  set: Partial<RuleValues> & Partial<ReturnType<typeof canceledColumns>>,
  { actor, now }: Execution,
): Promise<object> => {
  const row = await sql
    .selectFrom('interaction_log_entry')
    .selectAll()
    .where('entry_no', '=', entryNo)
    .executeTakeFirst();
  if (row === undefined || row.version !== version) throw new EntryMoved();
  const { numUpdatedRows } = await sql
    .updateTable('interaction_log_entry')
    .set({
      ...(set as object),
      changed_at: now,
      changed_by: actor.label,
      version: version + 1,
    })
    .where('entry_no', '=', entryNo)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new EntryMoved();
  if (set.description !== undefined) await engine.indexEntries(sql, [entryNo]);
  return Object.fromEntries(Object.keys(set).map((column) => [column, row[column as 'cost']]));
};

const perform = async (
  handle: Handle,
  one: KeptInteraction,
  act: Act,
  execution: Execution,
): Promise<DoneAct> => {
  if (act.kind === 'create') return create(handle, one, act, execution);
  const { entry } = act;
  const set =
    act.kind === 'cancel'
      ? canceledColumns(true, execution)
      : { ...act.set, ...(act.kind === 'restore' && canceledColumns(false, execution)) };
  const before = await update(handle, entry, set, execution);
  return { act: act.kind, entryNo: entry.entryNo, before, version: entry.version + 1 };
};

const did: Record<Act['kind'], string> = {
  create: 'created',
  cancel: 'canceled',
  restore: 'restored',
  change: 'changed',
};

const auditOf = (
  act: Act,
  { entryNo }: DoneAct,
  { actor, applicationId }: Execution,
): AuditEntry => {
  const set = act.kind === 'change' || act.kind === 'restore' ? act.set : {};
  const changes = (Object.keys(set) as RuleColumn[])
    .filter((column) => !column.endsWith('_id'))
    .map((column) => [
      ruledFields[column],
      [
        forReading(column, act.kind === 'create' ? null : act.entry.values[column]),
        forReading(column, set[column]),
      ],
    ]);
  return {
    actor: actor.label,
    entity: 'interactionLogEntry',
    key: String(entryNo),
    action: did[act.kind],
    detail: { ...Object.fromEntries(changes), [ruleMark]: [null, applicationId] },
  };
};

const forReading = (column: RuleColumn, value: string | number | null | undefined) =>
  column === 'cost' ? Number(value) / 100 : (value ?? null);

/** Does what was planned for one mail or call. */
export const executeActs = async (
  handle: Handle,
  one: KeptInteraction,
  { acts }: Plan,
  execution: Execution,
): Promise<Done> => {
  const done: Done = { acts: [], notes: [], audits: [] };
  const { salespersonId } = one;
  for (const act of acts) {
    const did = await perform(handle, one, act, execution);
    done.acts.push(did);
    done.audits.push(auditOf(act, did, execution));
    done.notes.push({
      entity: 'interactionLogEntry',
      key: String(did.entryNo),
      action: act.kind === 'create' ? 'created' : 'changed',
      salespersonId,
    });
  }
  if (acts.some(({ kind }) => kind === 'create'))
    done.notes.push({
      entity: 'captureDecision',
      key: decisionKeyOf(one),
      action: 'changed',
      salespersonId,
    });
  return done;
};

/** Keeps what was done with the application, for the trail, the feed and an undo. */
export const keepActs = async (
  handle: Handle,
  { acts, notes, audits }: Done,
  { applicationId, now }: Execution,
): Promise<void> => {
  if (acts.length > 0)
    await handle.engine.insert(
      handle.sql,
      'rule_application_entry',
      'id',
      acts.map(({ act, entryNo, before, version }) => ({
        rule_application_id: applicationId,
        entry_no: entryNo,
        act,
        before: before === null ? null : JSON.stringify(before),
        entry_version: version,
        kept_reason: null,
      })),
    );
  await recordAudits(handle, audits, now);
  await noteChanges(handle, notes, now);
};
