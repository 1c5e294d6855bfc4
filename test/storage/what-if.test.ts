import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newWhatIf } from '../../server/contract/what-if.ts';
import { readCallSighting } from '../../server/domain/call/call-sighting.ts';
import { askWhatIf } from '../../server/storage/what-if/ask-what-if.ts';
import { databases } from '../support/databases.ts';
import { openTimeMachine, type TimeMachine } from '../support/time-machine.ts';

const off = { interactionTemplateSetup: { emails: null } };
const dearer = {
  interactionTemplate: { code: 'EMAIL', change: { unitCost: 10, unitDurationMinutes: 4 } },
};
const neverAino = {
  neverLog: { add: { kind: 'address' as const, value: 'aino@tammela.example' } },
};

describe.each(databases())('what a change would have done on the $name', (database) => {
  let us: TimeMachine;
  beforeEach(async () => {
    await us?.stores.changes.close();
    us = await openTimeMachine(database);
  });
  afterAll(async () => {
    await us.stores.changes.close();
    await database.dispose();
  });
  const call = (more: Record<string, unknown> = {}) =>
    us.stores.calls.log(
      us.jo,
      readCallSighting(
        {
          callId: `c-${Math.random()}`,
          direction: 'outbound',
          startedAt: new Date(us.now).toISOString(),
          talkSeconds: 60,
          ...more,
        },
        us.now,
      ),
    );

  it('counts what would not be logged, by salesperson, with cost and minutes (rule 19.1)', async () => {
    await us.mail(['aino@tammela.example', 'bjorn@norrsken.example', 'nobody@else.example']);
    await us.mail(['carla@meyer.example'], { from: { address: 'eh@us.example' } }, us.eh);
    const found = await us.ask(off);
    expect(found).toMatchObject({
      scope: 'all',
      messages: 2,
      calls: 0,
      complete: true,
      added: 0,
      removed: 3,
      changed: 0,
      cost: -24,
      durationMinutes: -3,
      questions: 0,
      keptByHand: 0,
      bySalesperson: [
        { salespersonCode: 'EH', removed: 1, cost: -8 },
        { salespersonCode: 'JO', removed: 2, cost: -16 },
      ],
    });
    expect(found.examples).toHaveLength(3);
    expect(found.examples[0]).toMatchObject({
      effect: 'removed',
      kind: 'email',
      reason: 'noTemplate',
      contactName: expect.any(String),
      entryNo: expect.any(Number),
    });
  });

  it('stores nothing (rule 19.1)', async () => {
    await us.mail(['aino@tammela.example']);
    const before = { entries: await us.entries(), decisions: await us.decisions() };
    await us.ask(off);
    await us.ask(neverAino);
    expect({ entries: await us.entries(), decisions: await us.decisions() }).toEqual(before);
    expect(await us.stores.interactionTemplateSetup.get()).toMatchObject({ emails: 'EMAIL' });
  });

  it('counts other values, field by field (rule 19.1)', async () => {
    await us.mail(['aino@tammela.example']);
    await call({ number: '+358401234567' });
    const found = await us.ask(dearer);
    expect(found).toMatchObject({
      changed: 1,
      removed: 0,
      cost: 2,
      durationMinutes: 3,
      changedFields: { cost: 1, durationMinutes: 1 },
    });
    expect(found.examples[0]?.fields).toEqual({ cost: [8, 10], durationMinutes: [1, 4] });
  });

  it('counts what would be logged as well, and questions that would be asked (rule 19.1)', async () => {
    await us.apply(off);
    await us.mail(['aino@tammela.example', 'office@shared.example']);
    const found = await us.ask({ interactionTemplateSetup: { emails: 'EMAIL' } });
    expect(found).toMatchObject({ added: 2, questions: 1, removed: 0, cost: 8 });
  });

  it('looks at the calls of a number, and at nothing the change cannot concern (rule 19.2)', async () => {
    const carl = await us.person('Carl Holm', []);
    const detail = await us.stores.contacts.get(us.administrator, carl.no);
    await us.stores.contacts.change(us.caller, carl.no, detail.version, {
      phoneNumbers: ['+46812345678'],
    });
    await us.mail(['aino@tammela.example']);
    await call({ number: '+46812345678' });
    const add = { kind: 'number' as const, value: '+46 8 12345678' };
    expect(await us.ask({ neverLog: { add } })).toMatchObject({
      messages: 0,
      calls: 1,
      removed: 1,
    });
    expect(await us.ask({ interactionTemplateSetup: { salesQuotes: null } })).toMatchObject({
      messages: 0,
      calls: 0,
      removed: 0,
    });
    expect(await us.ask({ interactionTemplateSetup: { outgoingCalls: 'INCOME' } })).toMatchObject({
      calls: 1,
      changed: 1,
      changedFields: { interactionTemplateCode: 1, description: 1, cost: 1 },
    });
  });

  it('takes the named contact of a call that was not logged for want of a template (rule 14.6)', async () => {
    await us.apply({ interactionTemplateSetup: { outgoingCalls: null } });
    await call({ contactNo: us.bjorn.no });
    const found = await us.ask({ interactionTemplateSetup: { outgoingCalls: 'OUTGOING' } });
    expect(found).toMatchObject({ added: 1 });
    expect(found.examples[0]).toMatchObject({ contactNo: us.bjorn.no, kind: 'call' });
  });

  it('looks at invitations as at mails (rules 19.1, 20.1)', async () => {
    await us.invite({
      meetingId: 'spring',
      subject: 'Spring visit',
      requiredAttendees: [{ address: 'aino@tammela.example' }],
      sentAt: new Date(us.now).toISOString(),
    });
    const change = { interactionTemplateSetup: { meetingInvitation: null } };
    expect(await us.ask(change)).toMatchObject({ meetings: 1, messages: 0, removed: 1 });
    expect(await us.apply(change)).toMatchObject({ canceled: 1 });
    expect((await us.entries()).map(({ canceled }) => canceled)).toEqual([1]);
  });

  it('shows a salesperson the own mails alone, and refuses set-up (rule 19.3)', async () => {
    await us.mail(['aino@tammela.example']);
    await us.mail(['aino@tammela.example'], { from: { address: 'eh@us.example' } }, us.eh);
    const own = { neverLog: { add: { ...neverAino.neverLog.add, owner: 'JO' } } };
    expect(await us.ask(own, us.jo)).toMatchObject({ scope: 'own', messages: 1, removed: 1 });
    expect(await us.ask(neverAino)).toMatchObject({ scope: 'all', messages: 2, removed: 2 });
    await expect(us.ask(off, us.jo)).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(us.ask(neverAino, us.jo)).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(
      us.ask({ neverLog: { add: { ...neverAino.neverLog.add, owner: 'EH' } } }, us.jo),
    ).rejects.toMatchObject({ code: 'notAllowed' });
  });

  it('says what it cannot know: private mails, and whom privacy keeps no name of (rule 19.4)', async () => {
    await us.mail(['aino@tammela.example'], { sensitivity: 'Private' });
    const line = await us.stores.neverLog.create(us.caller, {
      ...neverAino.neverLog.add,
      owner: null,
    });
    await us.mail(['aino@tammela.example', 'bjorn@norrsken.example']);
    const found = await us.ask({ neverLog: { remove: line.id } });
    expect(found).toMatchObject({
      added: 0,
      unknowable: { privateMessages: 1, participants: 1 },
    });
    expect(JSON.stringify(found)).not.toContain('aino');
  });

  it('says that it looked at the newest alone, when there are too many (rule 19.5)', async () => {
    await us.mail(['aino@tammela.example']);
    const setup = await us.readSetup(us.storage.read);
    const bounds = { interactions: 0, milliseconds: 1000 };
    const found = await askWhatIf(
      us.storage.read,
      setup,
      us.administrator,
      newWhatIf.parse({ change: off }),
      bounds,
    );
    expect(found).toMatchObject({ complete: false, messages: 0 });
  });

  it('leaves out what is older than was asked for (rule 19.5)', async () => {
    const old = new Date(us.now - 40 * 86_400_000).toISOString();
    await us.mail(['aino@tammela.example'], { sentAt: old });
    expect(await us.ask(off)).toMatchObject({ messages: 0, removed: 0 });
  });

  it('names every field that does not fit (rule 2.13)', async () => {
    await expect(
      us.ask({ interactionTemplateSetup: { emails: 'GHOST', outgoingCalls: 'NOBODY' } }),
    ).rejects.toMatchObject({
      code: 'invalidInput',
      fields: [
        { path: 'change.interactionTemplateSetup.emails' },
        { path: 'change.interactionTemplateSetup.outgoingCalls' },
      ],
    });
  });
});
