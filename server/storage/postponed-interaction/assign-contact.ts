import type { Actor } from '../../domain/actor.ts';
import { lockAttachments, moveEntryAttachments } from '../attachment/entry-attachments.ts';
import { recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { MatchKind } from '../contact/address-book.ts';
import { moveCommentLines } from '../interaction-log-entry/comment-lines.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';

export interface ChosenContact {
  id: number;
  no: string;
  companyId: number | null;
}

interface Assignment {
  entryNo: number;
  contact: ChosenContact;
  actor: Actor;
  now: number;
}

/** The entry that logs the same message or invitation with this contact already. */
const sameMessage = async (
  { sql }: Handle,
  { entryNo, contact }: { entryNo: number; contact: { id: number } },
) =>
  sql
    .selectFrom('interaction_log_entry as mine')
    .innerJoin('interaction_log_entry as other', (join) =>
      join
        .on((eb) =>
          eb.or([
            eb('other.email_message_id', '=', eb.ref('mine.email_message_id')),
            eb('other.meeting_id', '=', eb.ref('mine.meeting_id')),
          ]),
        )
        .onRef('other.entry_no', '<>', 'mine.entry_no')
        .on('other.contact_id', '=', contact.id),
    )
    .select('other.entry_no')
    .where('mine.entry_no', '=', entryNo)
    .executeTakeFirst();

/** Its message has an entry with that contact. */
export const isLoggedWith = async (
  handle: Handle,
  entryNo: number,
  contactId: number,
): Promise<boolean> =>
  (await sameMessage(handle, { entryNo, contact: { id: contactId } })) !== undefined;

const pointDecisions = async (
  { sql }: Handle,
  entryNo: number,
  to: { entryNo: number; contactId: number },
): Promise<void> => {
  await sql
    .updateTable('capture_decision')
    .set({ outcome: 'logged', reason: 'assigned', entry_no: to.entryNo, contact_id: to.contactId })
    .where('entry_no', '=', entryNo)
    .execute();
};

/** Makes a postponed interaction an entry of its contact; returns the number it is found under. */
export const assignContact = async (handle: Handle, assignment: Assignment): Promise<number> => {
  const { entryNo, contact, actor, now } = assignment;
  const { sql, engine } = handle;
  const mine = await sql
    .selectFrom('interaction_log_entry')
    .select('salesperson_id')
    .where('entry_no', '=', entryNo)
    .executeTakeFirst();
  const other = await sameMessage(handle, assignment);
  const audit = (action: string, detail: Record<string, unknown>) =>
    recordAudit(
      handle,
      { actor: actor.label, entity: 'interactionLogEntry', key: String(entryNo), action, detail },
      now,
    );
  if (other !== undefined) {
    await moveCommentLines(handle, entryNo, other.entry_no);
    await moveEntryAttachments(handle, entryNo, other.entry_no);
    const { numDeletedRows } = await sql
      .deleteFrom('interaction_log_entry')
      .where('entry_no', '=', entryNo)
      .where('postponed', '=', 1)
      .executeTakeFirst();
    requireChanged(numDeletedRows);
    await engine.unindexEntries(sql, [entryNo]);
    await pointDecisions(handle, entryNo, { entryNo: other.entry_no, contactId: contact.id });
    await audit('folded', { into: other.entry_no });
  } else {
    const { numUpdatedRows } = await sql
      .updateTable('interaction_log_entry')
      .set((eb) => ({
        contact_id: contact.id,
        contact_company_id: contact.companyId,
        match_address: null,
        matched_by: 'assigned',
        postponed: 0,
        resumed_by: null,
        resumed_by_name: null,
        resumed_until: null,
        changed_at: now,
        changed_by: actor.label,
        version: eb('version', '+', 1),
      }))
      .where('entry_no', '=', entryNo)
      .where('postponed', '=', 1)
      .executeTakeFirst();
    requireChanged(numUpdatedRows);
    await lockAttachments(handle, entryNo);
    await engine.indexEntries(sql, [entryNo]);
    await pointDecisions(handle, entryNo, { entryNo, contactId: contact.id });
    await audit('assigned', { contactNo: [null, contact.no] });
  }
  await noteChanges(
    handle,
    [
      {
        entity: 'interactionLogEntry',
        key: String(entryNo),
        action: other === undefined ? 'changed' : 'deleted',
        salespersonId: mine?.salesperson_id ?? null,
      },
    ],
    now,
  );
  return other?.entry_no ?? entryNo;
};

/** From now on the address or number means this contact; for everyone, until it is removed there. */
export const rememberChoice = async (
  handle: Handle,
  { kind, value }: { kind: MatchKind; value: string },
  { contact, actor, now }: Pick<Assignment, 'contact' | 'actor' | 'now'>,
): Promise<void> => {
  const { sql } = handle;
  await sql
    .deleteFrom('contact_match_choice')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .execute();
  await sql
    .insertInto('contact_match_choice')
    .values({
      kind,
      value,
      contact_id: contact.id,
      created_at: now,
      created_by: actor.label,
    })
    .execute();
  await recordAudit(
    handle,
    {
      actor: actor.label,
      entity: 'contactMatchChoice',
      key: contact.no,
      action: 'remembered',
      detail: { [kind]: value },
    },
    now,
  );
  await noteChanges(handle, [{ entity: 'contact', key: contact.no, action: 'changed' }], now);
};
