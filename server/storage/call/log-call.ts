import type { Actor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import type { CallSighting } from '../../domain/call/call-sighting.ts';
import { readCalledNumber } from '../../domain/call/called-number.ts';
import {
  type CallDecision,
  callSetupKey,
  decideCall,
  durationOf,
  type OtherSide,
  whoCalled,
} from '../../domain/call/decide-call.ts';
import { type Setup, templateFor } from '../../domain/setup/setup.ts';
import { noteChanges } from '../change/change-feed.ts';
import { findCandidate, loadAddressBook } from '../contact/address-book.ts';
import { addCommentLine } from '../interaction-log-entry/comment-lines.ts';
import { capturedEntry, insertEntries } from '../interaction-log-entry/insert-entries.ts';
import type { Handle } from '../storage.ts';

/** What programs and people post as finished calls. */
const connection = 'generic';

export interface LogCallContext {
  setup: Setup;
  actor: Actor;
  now: number;
}

const findCall = async (
  { sql }: Handle,
  { identity }: Actor,
  callId: string,
): Promise<number | null> => {
  const row = await sql
    .selectFrom('call')
    .select('id')
    .where('connection', '=', connection)
    .where('reporter', '=', identity)
    .where('call_key', '=', callId)
    .executeTakeFirst();
  return row?.id ?? null;
};

export const otherSide = async (
  handle: Handle,
  setup: Setup,
  call: CallSighting,
): Promise<OtherSide> => {
  const number = call.number === null ? null : readCalledNumber(call.number, setup.countryCode);
  const book = await loadAddressBook(handle, number === null ? [] : [number], 'number');
  return {
    number,
    candidates: book.candidates.get(number ?? '') ?? [],
    choice: book.choices.get(number ?? '') ?? null,
    named: call.contactNo === null ? null : await findCandidate(handle, call.contactNo),
  };
};

export interface DecidedCall extends LogCallContext {
  id: number;
  call: CallSighting;
  salespersonId: number | null;
  decision: CallDecision;
}

/** A note is never lost: without an entry the call itself keeps it, unless nothing may be kept. */
export const keepsComment = (decision: CallDecision): boolean =>
  decision.outcome === 'notLogged' && !isPrivate(decision);

const isPrivate = ({ reason }: CallDecision): boolean =>
  reason === 'neverLog' || reason === 'privacyBlocked';

const insertCall = async (
  { sql, engine }: Handle,
  { call, actor, salespersonId, decision, now }: Omit<DecidedCall, 'id'>,
): Promise<number> => {
  const [id] = await engine.insert(sql, 'call', 'id', [
    {
      connection,
      reporter: actor.identity,
      call_key: call.callId,
      direction: call.direction,
      number: decision.number,
      started_at: call.startedAt,
      talk_seconds: call.talkSeconds,
      comment: keepsComment(decision) ? call.comment : null,
      contact_no: isPrivate(decision) ? null : call.contactNo,
      salesperson_id: salespersonId,
      reported_by: actor.label,
      created_at: now,
    },
  ]);
  if (id === undefined) throw new Error('The call was not numbered');
  return id;
};

/** A call as its entry repeats it. */
export interface LoggedCall {
  id: number;
  call: Pick<CallSighting, 'direction' | 'startedAt' | 'talkSeconds'>;
  salespersonId: number | null;
}

/** The entry of a call; docs/domain.md 14. */
export const callEntry = (
  { id, call, salespersonId }: LoggedCall,
  decision: Pick<CallDecision, 'outcome' | 'number' | 'contactId' | 'companyId' | 'matchedBy'>,
  { setup, by, now }: { setup: Setup; by: string; now: number },
) => {
  const template = templateFor(setup, callSetupKey(call));
  if (template === null) throw new Error('A call is logged by a template only');
  const entry = capturedEntry(
    {
      template,
      contactId: decision.contactId,
      companyId: decision.companyId,
      asksFor: decision.outcome === 'postponed' ? decision.number : null,
      at: call.startedAt,
      flow: call.direction,
      salespersonId,
      origin: 'call',
      via: decision.number,
      matchedBy: decision.matchedBy,
    },
    { setup, by, now },
  );
  return {
    ...entry,
    call_id: id,
    duration_minutes: durationOf(call),
    attempt_failed: call.talkSeconds === 0 ? (1 as const) : (0 as const),
  };
};

/** The entry of a call, with its note; null when it is not logged. */
export const writeCallEntry = async (
  handle: Handle,
  decided: DecidedCall,
): Promise<number | null> => {
  const { setup, actor, now, call, decision } = decided;
  if (decision.outcome === 'notLogged') return null;
  const by = actor.label;
  const entry = callEntry(decided, decision, { setup, by, now });
  const [entryNo = 0] = await insertEntries(handle, [entry]);
  if (call.comment !== null)
    await addCommentLine(handle, entryNo, { date: entry.date, comment: call.comment }, { by, now });
  return entryNo;
};

export const writeCallDecision = async (
  { sql, engine }: Handle,
  { id, call, setup, decision }: DecidedCall,
  entryNo: number | null,
): Promise<void> => {
  await engine.insert(sql, 'capture_decision', 'id', [
    {
      call_id: id,
      address: decision.number,
      name: decision.name,
      outcome: decision.outcome,
      reason: decision.reason,
      rule_name: decision.rule,
      contact_id: decision.contactId,
      entry_no: entryNo,
      date: businessDay(call.startedAt, setup.timeZone),
    },
  ]);
};

/** Logs a call once, however often it is reported; answers its row. */
export const logCall = async (
  handle: Handle,
  call: CallSighting,
  context: LogCallContext,
): Promise<{ id: number; created: boolean }> => {
  const { setup, actor, now } = context;
  const salespersonId = whoCalled(setup, actor, call.salespersonCode);
  const known = await findCall(handle, actor, call.callId);
  if (known !== null) return { id: known, created: false };
  const decision = decideCall(call, setup, salespersonId, await otherSide(handle, setup, call));
  const undecided = { ...context, call, salespersonId, decision };
  const decided = { ...undecided, id: await insertCall(handle, undecided) };
  const entryNo = await writeCallEntry(handle, decided);
  await writeCallDecision(handle, decided, entryNo);
  const created = { action: 'created', salespersonId } as const;
  await noteChanges(
    handle,
    [
      ...(entryNo === null
        ? []
        : [{ entity: 'interactionLogEntry' as const, key: String(entryNo), ...created }]),
      { entity: 'captureDecision', key: `call:${decided.id}`, ...created },
    ],
    now,
  );
  return { id: decided.id, created: true };
};
