import type { CallPreview, CallResult } from '../../contract/call.ts';
import type { Decision } from '../../contract/capture-decision.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CallSighting } from '../../domain/call/call-sighting.ts';
import type { CallStore } from '../../domain/call/call-store.ts';
import { decideCall, whoCalled } from '../../domain/call/decide-call.ts';
import { seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { presentEntry, selectEntries } from '../interaction-log-entry/entry-rows.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import { type Handle, type Storage, UniqueViolation } from '../storage.ts';
import { setupAsChanged } from '../what-if/resolve-change.ts';
import { logCall, otherSide } from './log-call.ts';

const maxAttempts = 5;

const presentDecisions = async ({ sql }: Handle, callId: number): Promise<Decision[]> =>
  (
    await sql
      .selectFrom('capture_decision as d')
      .leftJoin('contact as c', 'c.id', 'd.contact_id')
      .select(['d.address', 'd.outcome', 'd.reason', 'd.rule_name', 'c.no'])
      .where('d.call_id', '=', callId)
      .orderBy('d.id')
      .execute()
  ).map((row) => ({
    address: row.address,
    role: null,
    outcome: row.outcome as Decision['outcome'],
    reason: row.reason as Decision['reason'],
    ...(row.rule_name !== null && { rule: row.rule_name }),
    ...(row.no !== null && { contactNo: row.no }),
  }));

/** The reporter alone asks: the decisions are the reporter's own, entries follow the rule of seeing. */
const presentCall = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  { id, callId }: { id: number; callId: string },
): Promise<CallResult> => {
  const seen = seenSalespeople(setup, actor);
  const rows = await selectEntries(handle)
    .where('e.call_id', '=', id)
    .where('e.discarded_at', 'is', null)
    .orderBy('e.entry_no')
    .execute();
  return {
    callId,
    entries: rows
      .filter((row) => seesSalesperson(seen, row.salesperson_id))
      .map((row) => presentEntry(row, setup)),
    decisions: await presentDecisions(handle, id),
  };
};

const preview = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  sighting: CallSighting,
): Promise<CallPreview> => {
  const salespersonId = whoCalled(setup, actor, sighting.salespersonCode);
  const other = await otherSide(handle, setup, sighting);
  const { number, outcome, reason, rule, contactId } = decideCall(
    sighting,
    setup,
    salespersonId,
    other,
  );
  const contact =
    contactId === null
      ? undefined
      : await handle.sql
          .selectFrom('contact')
          .select(['no', 'name'])
          .where('id', '=', contactId)
          .executeTakeFirst();
  return {
    salespersonCode:
      salespersonId === null ? null : (setup.salespeople.get(salespersonId)?.code ?? null),
    decision: {
      address: number,
      role: null,
      outcome,
      reason,
      ...(rule !== null && { rule }),
      ...(contact !== undefined && { contactNo: contact.no }),
      contactName: contact?.name ?? null,
    },
  };
};

export const createCallStore = (storage: Storage, readSetup: ReadSetup): CallStore => ({
  preview: async (actor, sighting, change) => {
    const setup = await setupAsChanged(storage.read, readSetup, actor, change);
    return preview(storage.read, setup, actor, sighting);
  },
  async log(actor, sighting) {
    // A unique key that says no means that another report of the call came first: look again.
    for (let attempt = 1; ; attempt++) {
      try {
        return await storage.write(async (handle) => {
          const setup = await readSetup(handle);
          const context = { setup, actor, now: Date.now() };
          const { id, created } = await logCall(handle, sighting, context);
          const { callId } = sighting;
          return { created, result: await presentCall(handle, setup, actor, { id, callId }) };
        });
      } catch (error) {
        if (!(error instanceof UniqueViolation) || attempt === maxAttempts) throw error;
      }
    }
  },
});
