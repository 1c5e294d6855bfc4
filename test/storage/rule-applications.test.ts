import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EmailResult } from '../../server/contract/email.ts';
import { newRuleApplication } from '../../server/contract/rule-application.ts';
import { readCallSighting } from '../../server/domain/call/call-sighting.ts';
import { recordAudit } from '../../server/storage/audit.ts';
import { databases } from '../support/databases.ts';
import { openTimeMachine, type TimeMachine } from '../support/time-machine.ts';

const off = { interactionTemplateSetup: { emails: null } };
const on = { interactionTemplateSetup: { emails: 'EMAIL' } };
const dearer = { interactionTemplate: { code: 'EMAIL', change: { unitCost: 10 } } };
const aino = { kind: 'address' as const, value: 'aino@tammela.example' };
const neverAino = { neverLog: { add: aino } };

describe.each(databases())('a change applied backwards on the $name', (database) => {
  let us: TimeMachine;
  beforeEach(async () => {
    await us?.stores.changes.close();
    us = await openTimeMachine(database);
  });
  afterAll(async () => {
    await us.stores.changes.close();
    await database.dispose();
  });
  const first = async (result: EmailResult) => us.entry((await us.entryNosOf(result))[0] ?? 0);

  it('saves the change, cancels what would not be there, and says what it did (rules 19.6, 19.7)', async () => {
    const mail = await us.mail(['aino@tammela.example', 'bjorn@norrsken.example']);
    const applied = await us.apply(off, { name: 'No more mails' });
    expect(applied).toMatchObject({
      name: 'No more mails',
      change: off,
      state: 'done',
      examined: 1,
      toExamine: 1,
      canceled: 2,
      created: 0,
      changed: 0,
      createdBy: 'Administrator',
    });
    expect(await first(mail)).toMatchObject({ canceled: true, canceledBy: 'Administrator' });
    expect(await us.stores.interactionTemplateSetup.get()).toMatchObject({ emails: null });
    const { items } = await us.stores.whatIf.list(us.administrator, { limit: 50 });
    expect(items.map(({ id }) => id)).toEqual([applied.id]);
    const trail = await us.storage.read.sql
      .selectFrom('audit')
      .select(['action', 'actor', 'detail'])
      .where('entity', '=', 'ruleApplication')
      .execute();
    expect(trail).toMatchObject([{ action: 'applied', actor: 'Administrator' }]);
    expect(trail[0]?.detail).toContain('No more mails');
  });

  it('creates what would have been logged, once, and undoing takes it away (rules 19.7, 19.10)', async () => {
    await us.apply(off);
    const mail = await us.mail(['aino@tammela.example', 'office@shared.example']);
    expect(mail.entries).toEqual([]);
    const before = { entries: await us.entries(), decisions: await us.decisions() };
    const applied = await us.apply(on);
    expect(applied).toMatchObject({ created: 2, canceled: 0 });
    expect(await first(mail)).toMatchObject({
      contactName: 'Aino Virtanen',
      interactionTemplateCode: 'EMAIL',
      subject: expect.stringContaining('Mail'),
      salespersonCode: 'JO',
      origin: 'addIn',
    });
    expect(await us.ask(on)).toMatchObject({ added: 0, removed: 0, changed: 0 });
    const undone = await us.undo(applied);
    expect(undone).toMatchObject({
      state: 'undone',
      putBack: 2,
      kept: 0,
      setupPutBack: true,
      undoneBy: 'Administrator',
    });
    expect({ entries: await us.entries(), decisions: await us.decisions() }).toEqual(before);
    expect(await us.stores.interactionTemplateSetup.get()).toMatchObject({ emails: null });
    expect((await us.apply(on)).created).toBe(2);
  });

  it('changes values, but not those somebody changed by hand (rule 19.8)', async () => {
    const ours = await us.mail(['aino@tammela.example']);
    const byHand = await us.mail(['bjorn@norrsken.example']);
    const [entryNo = 0] = await us.entryNosOf(byHand);
    await us.storage.write(async (handle) => {
      await handle.sql
        .updateTable('interaction_log_entry')
        .set({ cost: 5000, version: 2 })
        .where('entry_no', '=', entryNo)
        .execute();
      const detail = { cost: [8, 50] };
      const entity = 'interactionLogEntry';
      const key = String(entryNo);
      await recordAudit(handle, { actor: 'JO', entity, key, action: 'changed', detail }, us.now);
    });
    expect(await us.ask(dearer)).toMatchObject({ changed: 1, keptByHand: 1, cost: 2 });
    expect(await us.apply(dearer)).toMatchObject({ changed: 1 });
    expect((await first(ours)).cost).toBe(10);
    expect((await first(byHand)).cost).toBe(50);
    const again = { interactionTemplate: { code: 'EMAIL', change: { unitCost: 12 } } };
    expect(await us.apply(again)).toMatchObject({ changed: 1 });
    expect((await first(ours)).cost).toBe(12);
  });

  it('leaves what was discarded, deleted and canceled by hand (rule 19.9)', async () => {
    const canceled = await us.mail(['aino@tammela.example']);
    const asked = await us.mail(['office@shared.example']);
    const deleted = await us.mail(['bjorn@norrsken.example']);
    const [canceledNo = 0] = await us.entryNosOf(canceled);
    await us.stores.entries.cancel({ actor: us.jo, once: null }, canceledNo, 1);
    const [askedNo = 0] = await us.entryNosOf(asked);
    await us.stores.postponed.discard({ actor: us.jo, once: null }, askedNo, 1);
    const [deletedNo = 0] = await us.entryNosOf(deleted);
    await us.storage.write(async ({ sql }) => {
      await sql.deleteFrom('interaction_log_entry').where('entry_no', '=', deletedNo).execute();
    });
    expect(await us.apply(off)).toMatchObject({ canceled: 0 });
    expect(await us.apply(on)).toMatchObject({ created: 0, restored: 0 });
    const waiting = await us.stores.postponed.list(us.administrator, { limit: 10 });
    expect(waiting.items).toEqual([]);
    expect(await us.entryNosOf(deleted)).toEqual([]);
    expect(await us.entry(canceledNo)).toMatchObject({ canceled: true, canceledBy: 'JO' });
  });

  it('restores what a rule had canceled when the rule is taken back (rule 19.7)', async () => {
    const mail = await us.mail(['aino@tammela.example']);
    await us.apply(neverAino);
    expect((await first(mail)).canceled).toBe(true);
    const { items } = await us.stores.neverLog.list(us.administrator, { limit: 10 });
    const back = await us.apply({ neverLog: { remove: items[0]?.id ?? 0 } });
    expect(back).toMatchObject({ restored: 1, created: 0 });
    expect((await first(mail)).canceled).toBe(false);
  });

  it('cancels a question nobody has answered, and asks it again when undone (rule 19.7)', async () => {
    const asked = await us.mail(['office@shared.example']);
    const waiting = async () =>
      (await us.stores.postponed.list(us.administrator, { limit: 10 })).items.length;
    expect(await waiting()).toBe(1);
    const applied = await us.apply(off);
    expect(await waiting()).toBe(0);
    await us.undo(applied);
    expect(await waiting()).toBe(1);
    expect((await us.entryNosOf(asked)).length).toBe(1);
  });

  it('tells what cannot be put back, and why (rule 19.10)', async () => {
    const touched = await us.mail(['aino@tammela.example']);
    await us.mail(['bjorn@norrsken.example']);
    const applied = await us.apply(off);
    const [entryNo = 0] = await us.entryNosOf(touched);
    const { version } = await us.entry(entryNo);
    await us.stores.entries.restore({ actor: us.jo, once: null }, entryNo, version);
    await us.stores.entries.cancel({ actor: us.jo, once: null }, entryNo, version + 1);
    await us.stores.interactionTemplates.change(us.caller, 'EMAIL', 1, { blocked: true });
    const undone = await us.undo(applied);
    expect(undone).toMatchObject({
      putBack: 1,
      kept: 1,
      setupPutBack: false,
      keptEntries: [{ entryNo, reason: 'changedSince' }],
    });
    await expect(us.undo(applied)).rejects.toMatchObject({ code: 'notAllowed' });
  });

  it('erases when that was chosen, and nothing brings it back (rule 19.11)', async () => {
    await us.mail(['aino@tammela.example', 'bjorn@norrsken.example']);
    await us.mail([], {
      from: { address: 'aino@tammela.example' },
      to: [{ address: 'jo@us.example' }],
    });
    const applied = await us.apply(neverAino, { unwantedEntries: 'erase' });
    expect(applied).toMatchObject({ erased: 2, canceled: 0 });
    const rows = JSON.stringify([
      await us.entries(),
      await us.decisions(),
      await us.storage.read.sql
        .selectFrom('email_message')
        .select(['from_address', 'from_name'])
        .execute(),
      await us.storage.read.sql.selectFrom('rule_application_entry').selectAll().execute(),
    ]);
    expect(rows).not.toContain('aino@');
    const undone = await us.undo(applied);
    expect(undone).toMatchObject({ putBack: 0, kept: 2, setupPutBack: true });
    expect(undone.keptEntries.map(({ reason }) => reason)).toEqual(['erased', 'erased']);
    expect(await us.entries()).toHaveLength(1);
  });

  it('gives the note of a call to its entry, and back (rules 14.8, 19.10)', async () => {
    await us.apply({ interactionTemplateSetup: { outgoingCalls: null } });
    const startedAt = new Date(us.now).toISOString();
    const report = { callId: 'noted', direction: 'outbound', contactNo: us.bjorn.no, startedAt };
    const note = { ...report, talkSeconds: 60, comment: 'Wants a price' };
    await us.stores.calls.log(us.jo, readCallSighting(note, us.now));
    const noteOf = async () =>
      (await us.storage.read.sql.selectFrom('call').select('comment').execute())[0]?.comment;
    const applied = await us.apply({ interactionTemplateSetup: { outgoingCalls: 'OUTGOING' } });
    const [entry] = await us.entries();
    const { comments } = await us.entry(entry?.entry_no ?? 0);
    expect(comments).toMatchObject([{ comment: 'Wants a price' }]);
    expect(await noteOf()).toBeNull();
    await us.undo(applied);
    expect(await us.entries()).toEqual([]);
    expect(await noteOf()).toBe('Wants a price');
  });

  it('lets a salesperson apply the own never-log line to the own mails alone (rule 19.3)', async () => {
    await us.mail(['aino@tammela.example']);
    await us.mail(['aino@tammela.example'], { from: { address: 'eh@us.example' } }, us.eh);
    const own = { neverLog: { add: { ...aino, owner: 'JO' } } };
    const applied = await us.apply(own, {}, us.jo);
    expect(applied).toMatchObject({ canceled: 1, createdBy: 'JO' });
    expect((await us.stores.whatIf.list(us.eh, { limit: 9 })).items).toEqual([]);
    await expect(us.stores.whatIf.get(us.eh, applied.id)).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await us.undo(applied, us.jo)).toMatchObject({ putBack: 1 });
  });

  it('refuses a version that is not the latest, and saves nothing then (rules 13.5, 19.6)', async () => {
    await us.mail(['aino@tammela.example']);
    await expect(us.apply(off, { version: 99 })).rejects.toMatchObject({ code: 'versionOutdated' });
    await expect(us.apply(off, { version: null })).rejects.toMatchObject({
      code: 'versionRequired',
    });
    expect((await us.stores.whatIf.list(us.administrator, { limit: 9 })).items).toEqual([]);
    expect(await us.apply(off)).toMatchObject({ canceled: 1 });
  });

  it('answers a repeat of the same request with the same application (rule 13.7)', async () => {
    const once = { scope: 'test', key: 'one', bodyHash: 'x' };
    const { version } = await us.stores.interactionTemplateSetup.get();
    const asked = newRuleApplication.parse({ name: 'Once', change: off, version });
    const caller = { actor: us.administrator, once };
    const one = await us.stores.whatIf.apply(caller, asked);
    expect((await us.stores.whatIf.apply(caller, asked)).id).toBe(one.id);
    expect((await us.stores.whatIf.list(us.administrator, { limit: 9 })).items).toHaveLength(1);
  });

  it('runs one at a time: of ten at once one is applied (rule 19.12)', async () => {
    for (let at = 0; at < 5; at += 1) await us.mail(['aino@tammela.example']);
    const { version } = await us.stores.interactionTemplateSetup.get();
    const asked = newRuleApplication.parse({ name: 'Race', change: off, version });
    const caller = { actor: us.administrator, once: null };
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => us.stores.whatIf.apply(caller, asked)),
    );
    const won = results.filter((one) => one.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected')
        expect(['ruleApplicationRunning', 'versionOutdated']).toContain(
          (one.reason as { code: string }).code,
        );
    for (const one of results)
      if (one.status === 'fulfilled') await us.finished(us.administrator, one.value.id);
    expect((await us.entries()).filter(({ canceled }) => canceled === 1)).toHaveLength(5);
  });

  it('meets mails that are captured meanwhile, each by one rule (rule 19.12)', async () => {
    await us.apply(off);
    for (let at = 0; at < 20; at += 1) await us.mail(['aino@tammela.example']);
    const [applied] = await Promise.all([
      us.apply(on),
      ...Array.from({ length: 10 }, () => us.mail(['bjorn@norrsken.example'])),
      ...Array.from({ length: 10 }, (_, at) =>
        us.mail(['aino@tammela.example'], { asked: true, captureId: `again-${at % 3}` }),
      ),
    ]);
    expect(applied.state).toBe('done');
    const entries = await us.entries();
    const keys = entries.map((one) => `${one.email_message_id} ${one.contact_id}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await us.ask(on)).toMatchObject({ added: 0, removed: 0, changed: 0 });
  });
});
