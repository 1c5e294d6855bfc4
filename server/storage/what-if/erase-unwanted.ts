import type { KeptParticipant, Plan } from '../../domain/what-if/plan-acts.ts';
import { dropEntryAttachments } from '../attachment/entry-attachments.ts';
import { deleteCommentLines } from '../interaction-log-entry/comment-lines.ts';
import type { Handle } from '../storage.ts';
import type { Done, DoneAct, Execution } from './execute-acts.ts';
import { decisionKeyOf, type KeptInteraction } from './kept-interaction.ts';
import { ruleMark } from './load-kept-entries.ts';

/** Takes an entry out of the database with its notes, its trail and what an undo would need. */
const eraseEntry = async (handle: Handle, entryNo: number): Promise<void> => {
  const { sql, engine } = handle;
  await engine.unindexEntries(sql, [entryNo]);
  await deleteCommentLines(handle, entryNo);
  await dropEntryAttachments(handle, entryNo);
  await sql
    .deleteFrom('audit')
    .where('entity', '=', 'interactionLogEntry')
    .where('entity_key', '=', String(entryNo))
    .execute();
  await sql
    .updateTable('rule_application_entry')
    .set({ before: null })
    .where('entry_no', '=', entryNo)
    .execute();
  await sql.deleteFrom('interaction_log_entry').where('entry_no', '=', entryNo).execute();
};

/** A decision that keeps nobody's name (rule 9.4). */
const forgetName = async (
  { sql }: Handle,
  { decisionId, would }: KeptParticipant,
): Promise<void> => {
  await sql
    .updateTable('capture_decision')
    .set({
      address: null,
      name: null,
      outcome: 'notLogged',
      reason: would.decision.reason,
      rule_name: null,
      contact_id: null,
      entry_no: null,
    })
    .where('id', '=', decisionId)
    .execute();
};

const forgetOtherSide = async ({ sql }: Handle, one: KeptInteraction): Promise<void> => {
  if (one.kind === 'call')
    await sql
      .updateTable('call')
      .set({ number: null, comment: null, contact_no: null })
      .where('id', '=', one.id)
      .execute();
  else if (one.kind === 'email' && one.direction === 'inbound')
    await sql
      .updateTable('email_message')
      .set({ from_address: null, from_name: null, subject: null })
      .where('id', '=', one.id)
      .execute();
};

/** Erases what a never-log line would have kept from being logged; nothing brings it back. */
export const eraseUnwanted = async (
  handle: Handle,
  one: KeptInteraction,
  { nameless }: Plan,
  { actor, applicationId }: Execution,
): Promise<Done> => {
  const done: Done = { acts: [], notes: [], audits: [] };
  if (nameless.length === 0) return done;
  const { salespersonId } = one;
  const gone = new Set(nameless.map(({ decisionId }) => decisionId));
  const stays = new Set(
    one.participants.flatMap(({ decisionId, entryNo }) => (gone.has(decisionId) ? [] : [entryNo])),
  );
  const entryNos = new Set(nameless.flatMap(({ entryNo }) => entryNo ?? []));
  for (const entryNo of entryNos) {
    if (stays.has(entryNo) || !one.entries.some((entry) => entry.entryNo === entryNo)) continue;
    await eraseEntry(handle, entryNo);
    done.acts.push({ act: 'erase', entryNo, before: null, version: 0 } satisfies DoneAct);
    done.audits.push({
      actor: actor.label,
      entity: 'interactionLogEntry',
      key: String(entryNo),
      action: 'erased',
      detail: { [ruleMark]: [null, applicationId] },
    });
    done.notes.push({
      entity: 'interactionLogEntry',
      key: String(entryNo),
      action: 'deleted',
      salespersonId,
    });
  }
  for (const participant of nameless) await forgetName(handle, participant);
  await forgetOtherSide(handle, one);
  done.notes.push({
    entity: 'captureDecision',
    key: decisionKeyOf(one),
    action: 'changed',
    salespersonId,
  });
  return done;
};
