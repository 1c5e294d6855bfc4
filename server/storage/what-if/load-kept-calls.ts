import type { CaptureReason } from '../../contract/capture-decision.ts';
import type { InformationFlow } from '../../contract/enumerations.ts';
import type { CallSighting } from '../../domain/call/call-sighting.ts';
import { callSetupKey, decideCall, type OtherSide } from '../../domain/call/decide-call.ts';
import { type Setup, templateFor } from '../../domain/setup/setup.ts';
import type { Verdict } from '../../domain/what-if/plan-acts.ts';
import { ruleValuesOf } from '../../domain/what-if/rule-values.ts';
import { callEntry, type LoggedCall } from '../call/log-call.ts';
import { findCandidates, loadAddressBook } from '../contact/address-book.ts';
import type { Handle } from '../storage.ts';
import type { KeptInteraction } from './kept-interaction.ts';
import { loadKeptEntries } from './load-kept-entries.ts';
import type { Setups } from './load-kept-messages.ts';

const selectCalls = ({ sql, engine }: Handle, ids: readonly number[]) =>
  sql
    .selectFrom('call as l')
    .innerJoin('capture_decision as d', 'd.call_id', 'l.id')
    .leftJoin('contact as c', 'c.id', 'd.contact_id')
    .select([
      'l.id',
      'l.direction',
      'l.number',
      'l.started_at',
      'l.talk_seconds',
      'l.comment',
      'l.contact_no',
      'l.salesperson_id',
      'd.id as decision_id',
      'd.name',
      'd.reason',
      'd.entry_no',
      'c.no as assigned_no',
    ])
    .where((eb) => engine.isOneOf(eb, 'l.id', ids))
    .where('l.purged', '=', 0)
    .orderBy('l.id')
    .execute();

type CallRow = Awaited<ReturnType<typeof selectCalls>>[number];

/** The contact that the report named; of old calls as far as the decision tells. */
const namedIn = (row: CallRow): string | null => {
  if (row.contact_no !== null) return row.contact_no;
  if (row.reason === 'assigned') return row.assigned_no;
  return row.reason === 'unknownContact' ? row.name : null;
};

const sightingOf = (row: CallRow): CallSighting => ({
  callId: '',
  direction: row.direction as InformationFlow,
  number: row.number,
  startedAt: row.started_at,
  talkSeconds: row.talk_seconds,
  salespersonCode: null,
  contactNo: namedIn(row),
  comment: row.comment,
});

const verdictOf = (
  logged: LoggedCall,
  sighting: CallSighting,
  setup: Setup,
  other: OtherSide,
): Verdict => {
  const decision = decideCall(sighting, setup, logged.salespersonId, other);
  const hasTemplate = templateFor(setup, callSetupKey(sighting)) !== null;
  const context = { setup, by: '', now: 0 };
  return {
    decision,
    values: hasTemplate ? ruleValuesOf(callEntry(logged, decision, context)) : null,
  };
};

/** Decides kept calls anew, by the set-up as it is and as it would be. */
export const loadKeptCalls = async (
  handle: Handle,
  ids: readonly number[],
  { was, would }: Setups,
): Promise<KeptInteraction[]> => {
  if (ids.length === 0) return [];
  // Without number and contact it was private: nothing can be decided again.
  const rows = (await selectCalls(handle, ids)).filter(
    (row) => row.number !== null || namedIn(row) !== null,
  );
  const numbers = [...new Set(rows.flatMap(({ number }) => number ?? []))];
  const book = await loadAddressBook(handle, numbers, 'number');
  const named = await findCandidates(handle, [
    ...new Set(rows.flatMap((row) => namedIn(row) ?? [])),
  ]);
  const entries = await loadKeptEntries(handle, 'call_id', ids);
  return rows.map((row) => {
    const call = sightingOf(row);
    const logged: LoggedCall = { id: row.id, call, salespersonId: row.salesperson_id };
    const other: OtherSide = {
      number: row.number?.startsWith('+') === true ? row.number : null,
      candidates: book.candidates.get(row.number ?? '') ?? [],
      choice: book.choices.get(row.number ?? '') ?? null,
      named: call.contactNo === null ? null : (named.get(call.contactNo) ?? null),
    };
    return {
      kind: 'call',
      id: row.id,
      at: row.started_at,
      salespersonId: row.salesperson_id,
      direction: call.direction,
      subject: null,
      call: logged,
      comment: row.comment,
      lock: `call:${row.id}`,
      entries: entries.get(row.id) ?? [],
      participants: [
        {
          decisionId: row.decision_id,
          address: row.number,
          reason: row.reason as CaptureReason,
          entryNo: row.entry_no,
          was: verdictOf(logged, call, was, other),
          would: verdictOf(logged, call, would, other),
        },
      ],
    };
  });
};
