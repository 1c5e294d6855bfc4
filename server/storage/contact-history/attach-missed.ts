import type { CaptureOutcome } from '../../contract/capture-decision.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CallSighting } from '../../domain/call/call-sighting.ts';
import { decideCall } from '../../domain/call/decide-call.ts';
import {
  addressesToMatch,
  decideEmail,
  type EmailDirection,
} from '../../domain/email/decide-email.ts';
import type { EmailSighting, Participant } from '../../domain/email/email-sighting.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { keepsComment, writeCallDecision, writeCallEntry } from '../call/log-call.ts';
import { noteChanges } from '../change/change-feed.ts';
import { loadAddressBook } from '../contact/address-book.ts';
import { holdOffMerges } from '../contact/follow-merge.ts';
import { type LoggedMessage, writeEntries } from '../email/write-entries.ts';
import type { Handle } from '../storage.ts';
import type { Missed } from './find-missed.ts';

interface Attaching {
  setup: Setup;
  actor: Actor;
  now: number;
}

/** Whoever takes the old decision away decides anew; another one finds nothing to do. */
const takeDecision = async ({ sql }: Handle, { id }: Missed): Promise<boolean> => {
  const { numDeletedRows } = await sql
    .deleteFrom('capture_decision')
    .where('id', '=', id)
    .where('outcome', '=', 'notLogged')
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

const sightingOf = (missed: Missed, participant: Participant): EmailSighting => ({
  captureId: null,
  internetMessageId: null,
  from:
    participant.role === 'from'
      ? participant
      : { role: 'from', address: missed.from_address, problem: null, name: null },
  recipients: participant.role === 'from' ? [] : [participant],
  recipientsLeftOut: 0,
  subject: missed.subject ?? '',
  sentAt: missed.at,
  conversationId: null,
  inReplyTo: null,
  sensitivityLabelId: null,
  sensitivity: null,
  origin: missed.internet_message_id_hash === null || missed.send_seen === 1 ? 'addIn' : 'pane',
  incomplete: true,
  asked: true,
});

/** Decides about one participant of a kept message or invitation as a report would now (docs/domain.md 6, 7, 9). */
const attachMail = async (
  handle: Handle,
  missed: Missed,
  { setup, actor, now }: Attaching,
): Promise<CaptureOutcome | null> => {
  if (!(await takeDecision(handle, missed))) return null;
  const participant: Participant = {
    role: (missed.role ?? 'to') as Participant['role'],
    address: missed.via,
    problem: null,
    name: missed.name,
  };
  const isMeeting = missed.meeting_id !== null;
  const setupKey = isMeeting ? 'meetingInvitation' : 'emails';
  const sighting = sightingOf(missed, participant);
  const direction: EmailDirection = {
    direction: missed.flow,
    salespersonId: missed.salespersonId,
    concerned: [participant],
    reason: null,
    setupKey,
  };
  const book = await loadAddressBook(handle, addressesToMatch([participant]));
  const decisions = decideEmail(sighting, setup, direction, book);
  const message: LoggedMessage = {
    link: isMeeting ? 'meeting_id' : 'email_message_id',
    setupKey,
    id: missed.meeting_id ?? missed.email_message_id ?? 0,
    direction: missed.flow,
    salespersonId: missed.salespersonId,
    subject: sighting.subject,
    sentAt: missed.at,
    origin: sighting.origin,
  };
  await writeEntries(handle, message, decisions, { setup, by: actor.label, now, isNew: false });
  return decisions[0]?.outcome ?? 'notLogged';
};

const attachCall = async (
  handle: Handle,
  missed: Missed,
  { setup, actor, now }: Attaching,
): Promise<CaptureOutcome | null> => {
  if (!(await takeDecision(handle, missed))) return null;
  const call: CallSighting = {
    callId: missed.call_key ?? '',
    direction: missed.flow ?? 'outbound',
    number: missed.via,
    startedAt: missed.at,
    talkSeconds: missed.talk_seconds ?? 0,
    salespersonCode: null,
    contactNo: null,
    comment: missed.comment,
  };
  const book = await loadAddressBook(handle, [missed.via], 'number');
  const { salespersonId } = missed;
  const decision = decideCall(call, setup, salespersonId, {
    number: missed.via,
    candidates: book.candidates.get(missed.via) ?? [],
    choice: book.choices.get(missed.via) ?? null,
    named: null,
  });
  const id = missed.call_id ?? 0;
  const decided = { setup, actor, now, id, call, salespersonId, decision };
  const entryNo = await writeCallEntry(handle, decided);
  await writeCallDecision(handle, decided, entryNo);
  // The note is the entry's now; of a call that is never logged nothing stays (14.10).
  if (!keepsComment(decision))
    await handle.sql
      .updateTable('call')
      .set({ comment: null, ...(decision.number === null && { number: null }) })
      .where('id', '=', id)
      .execute();
  if (entryNo !== null)
    await noteChanges(
      handle,
      [
        {
          entity: 'interactionLogEntry',
          key: String(entryNo),
          action: 'created',
          salespersonId,
        },
      ],
      now,
    );
  return decision.outcome;
};

/** Logs what was missed, each once; answers how many came to what. */
export const attachMissed = async (
  handle: Handle,
  missed: readonly Missed[],
  attaching: Attaching,
): Promise<Record<CaptureOutcome, number>> => {
  await holdOffMerges(handle);
  const counts: Record<CaptureOutcome, number> = { logged: 0, postponed: 0, notLogged: 0 };
  for (const one of missed) {
    const attach = one.call_id === null ? attachMail : attachCall;
    const outcome = await attach(handle, one, attaching);
    if (outcome !== null) counts[outcome] += 1;
  }
  return counts;
};
