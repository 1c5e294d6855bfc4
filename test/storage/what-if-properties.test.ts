import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCallSighting } from '../../server/domain/call/call-sighting.ts';
import { databases } from '../support/databases.ts';
import { openTimeMachine, type TimeMachine } from '../support/time-machine.ts';

const addresses = [
  'aino@tammela.example',
  'info@tammela.example',
  'bjorn@norrsken.example',
  'carla@meyer.example',
  'office@shared.example',
  'nobody@else.example',
  'eh@us.example',
] as const;
const code = fc.constantFrom('EMAIL', 'COVERSH', 'OUTGOING', null);

const mail = fc.record({
  to: fc.uniqueArray(fc.constantFrom(...addresses), { minLength: 1, maxLength: 4 }),
  subject: fc.constantFrom('', 'An offer'),
  by: fc.constantFrom('jo' as const, 'eh' as const),
  inbound: fc.boolean(),
});
const call = fc.record({
  direction: fc.constantFrom('outbound', 'inbound'),
  talkSeconds: fc.nat({ max: 200 }),
  comment: fc.constantFrom(undefined, 'A note'),
});

const setupChange = fc
  .record({ emails: code, outgoingCalls: code, incomingCalls: code }, { requiredKeys: [] })
  .filter((keys) => Object.keys(keys).length > 0)
  .map((interactionTemplateSetup) => ({ interactionTemplateSetup }));
const templateChange = fc
  .record(
    {
      unitCost: fc.nat({ max: 20 }),
      unitDurationMinutes: fc.nat({ max: 9 }),
      interactionGroupCode: fc.constantFrom('LETTER', 'PHONE', 'SYSTEM'),
      description: fc.constantFrom('One', 'Two'),
      blocked: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((change) => ({ interactionTemplate: { code: 'EMAIL', change } }));
const neverLog = fc
  .record({
    line: fc.constantFrom(
      { kind: 'address' as const, value: 'aino@tammela.example' },
      { kind: 'domain' as const, value: 'tammela.example' },
      { kind: 'number' as const, value: '+358401234567' },
    ),
    owner: fc.constantFrom(null, 'JO'),
  })
  .map(({ line, owner }) => ({ neverLog: { add: { ...line, owner } } }));
const change = fc.oneof(setupChange, templateChange, neverLog);

describe.each(databases())('any change of any set-up on the $name', (database) => {
  let us: TimeMachine;
  let numRuns = 0;
  beforeAll(async () => {
    us = await openTimeMachine(database);
    numRuns = us.storage.engine.name === 'sqlite' ? 60 : 6;
    const detail = await us.stores.contacts.get(us.administrator, us.bjorn.no);
    await us.stores.contacts.change(us.caller, us.bjorn.no, detail.version, {
      phoneNumbers: ['+358401234567'],
    });
  });
  afterAll(async () => {
    await us.stores.changes.close();
    await database.dispose();
  });

  const capture = async (
    mails: { to: string[]; subject: string; by: 'jo' | 'eh'; inbound: boolean }[],
    calls: { direction: string; talkSeconds: number; comment: string | undefined }[],
  ) => {
    for (const { to, subject, by, inbound } of mails) {
      const own = `${by}@us.example`;
      if (inbound) await us.mail([own], { subject, from: { address: to[0] } }, us[by]);
      else await us.mail(to, { subject, from: { address: own } }, us[by]);
    }
    for (const report of calls) {
      callCount += 1;
      const startedAt = new Date(us.now).toISOString();
      const full = { ...report, callId: `p-${callCount}`, number: '+358401234567', startedAt };
      await us.stores.calls.log(us.jo, readCallSighting(full, us.now));
    }
  };
  let callCount = 0;
  const setUp = async () => {
    const { emails, outgoingCalls, incomingCalls } = await us.stores.interactionTemplateSetup.get();
    return { emails, outgoingCalls, incomingCalls };
  };
  const standardSetUp = async () => {
    const { version } = await us.stores.interactionTemplates.get('EMAIL');
    await us.stores.interactionTemplates.change(us.caller, 'EMAIL', version, { blocked: false });
    const {
      version: of,
      createdAt: _,
      createdBy: __,
      changedAt: ___,
      changedBy: ____,
      ...keys
    } = await us.stores.interactionTemplateSetup.get();
    const standard = { emails: 'EMAIL', outgoingCalls: 'OUTGOING', incomingCalls: 'INCOME' };
    await us.stores.interactionTemplateSetup.put(us.caller, of, { ...keys, ...standard });
  };

  it('does what it said it would, and undone all is as before (rules 19.6, 19.10)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mail, { maxLength: 3 }),
        fc.array(call, { maxLength: 2 }),
        change,
        change,
        async (mails, calls, first, second) => {
          const begun = await us.apply(first);
          await capture(mails, calls);
          const said = await us.ask(second).catch(() => null);
          if (said === null) {
            // The first change blocked the template that the second one names.
            await us.undo(begun);
            await standardSetUp();
            return;
          }
          const state = async () => ({
            entries: await us.entries(),
            decisions: await us.decisions(),
          });
          const before = await state();
          const setupBefore = await setUp();
          const applied = await us.apply(second);
          expect({
            added: applied.created + applied.restored,
            removed: applied.canceled,
            changed: applied.changed,
          }).toEqual({ added: said.added, removed: said.removed, changed: said.changed });
          const sumOf = (entries: typeof before.entries) =>
            entries
              .filter(({ canceled, postponed }) => canceled === 0 && postponed === 0)
              .reduce((sum, { cost }) => sum + cost, 0);
          const after = await state();
          expect(sumOf(after.entries) - sumOf(before.entries)).toBe(Math.round(said.cost * 100));
          // Asked again, the change that was saved does nothing.
          expect(await us.ask(second)).toMatchObject({
            added: 0,
            removed: 0,
            changed: 0,
          });
          const undone = await us.undo(applied);
          expect(undone.kept).toBe(0);
          expect(await state()).toEqual(before);
          // It is not put back to a template that is blocked.
          if (undone.setupPutBack) expect(await setUp()).toEqual(setupBefore);
          await us.undo(begun);
          await standardSetUp();
        },
      ),
      { numRuns },
    );
  }, 300_000);
});
