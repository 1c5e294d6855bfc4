import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { purgeEmails } from '../../server/storage/email/purge-emails.ts';
import { takeLease } from '../../server/storage/lease.ts';
import { type Capture, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

const day = 86_400_000;

describe.each(databases())('purge (rule 6.16) in the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  let reports = 0;
  const logAged = async (subject: string, ageInDays: number) => {
    reports += 1;
    const report = {
      captureId: `purge-${reports}`,
      to: people('aino@tammela.example', 'stranger@nowhere.example'),
      subject,
      inReplyTo: '<before@us.example>',
    };
    const { result } = await capture.log(report);
    const id = result.emailMessageId ?? 0;
    await capture.storage.write(({ sql }) =>
      sql
        .updateTable('email_message')
        .set({ created_at: Date.now() - ageInDays * day })
        .where('id', '=', id)
        .execute(),
    );
    return { id, report, result };
  };
  const messageRow = (id: number) =>
    capture.storage.read.sql
      .selectFrom('email_message')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const decisions = async (id: number) =>
    (
      await capture.stores.captureDecisions.list(capture.administrator, {
        limit: 50,
        emailMessageId: id,
      })
    ).items;
  const purge = () => purgeEmails(capture.storage, capture.readSetup, Date.now());

  it('forgets subject, sender, participants and decisions after the retention days', async () => {
    const old = await logAged('Old secret', 91);
    const young = await logAged('Young', 89);
    expect(await purge()).toBe(1);
    expect(await messageRow(old.id)).toMatchObject({
      purged: 1,
      subject: null,
      from_address: null,
      from_name: null,
      in_reply_to: null,
    });
    expect(await decisions(old.id)).toEqual([]);
    expect(await messageRow(young.id)).toMatchObject({ purged: 0, subject: 'Young' });
    expect(await decisions(young.id)).toHaveLength(2);
    expect(await purge()).toBe(0);
  });

  it('keeps the entries', async () => {
    const old = await logAged('Kept in the log', 400);
    await purge();
    const entryNo = old.result.entries[0]?.entryNo ?? 0;
    expect(await capture.stores.entries.get(capture.jo, entryNo)).toMatchObject({
      subject: 'Kept in the log',
      emailMessageId: old.id,
    });
  });

  it('recognises a late repeat, and brings nothing back', async () => {
    const old = await logAged('Late repeat', 100);
    await purge();
    for (const repeat of [
      old.report,
      { ...old.report, captureId: 'late', internetMessageId: '<late@us.example>' },
      { ...old.report, internetMessageId: '<late@us.example>' },
    ]) {
      const { created, result } = await capture.log(repeat);
      expect([created, result.emailMessageId]).toEqual([false, old.id]);
      expect(result.entries).toEqual(old.result.entries);
      expect(result.decisions).toEqual([]);
    }
    expect(await messageRow(old.id)).toMatchObject({ subject: null, from_address: null });
  });

  it('follows the days of the set-up', async () => {
    const { version } = await capture.stores.marketingSetup.get();
    await capture.stores.marketingSetup.change(capture.caller, version, { retentionDays: 10 });
    const old = await logAged('Eleven days', 11);
    await logAged('Nine days', 9);
    expect(await purge()).toBeGreaterThanOrEqual(1);
    expect((await messageRow(old.id)).purged).toBe(1);
  });

  it('forgets idempotency keys after 48 hours, and the change feed after 30 days', async () => {
    const { storage } = capture;
    const now = Date.now();
    const ages = { new: 0, almost: 47 * 3_600_000, old: 49 * 3_600_000 };
    await storage.write(async ({ sql, engine }) => {
      for (const [key, age] of Object.entries(ages))
        await sql
          .insertInto('idempotency_key')
          .values({
            scope: 'purge',
            idempotency_key: key,
            body_hash: 'x',
            answer: '{}',
            created_at: now - age,
          })
          .execute();
      await engine.insert(
        sql,
        'change_feed',
        'id',
        [29, 31].map((days) => ({
          at: now - days * day,
          entity: 'setup',
          entity_key: `${days} days`,
          action: 'changed',
          salesperson_id: null,
        })),
      );
    });
    await purge();
    const keys = await storage.read.sql
      .selectFrom('idempotency_key')
      .select('idempotency_key')
      .where('scope', '=', 'purge')
      .orderBy('idempotency_key')
      .execute();
    expect(keys.map((one) => one.idempotency_key)).toEqual(['almost', 'new']);
    const feed = await storage.read.sql
      .selectFrom('change_feed')
      .select('entity_key')
      .where('entity_key', 'like', '% days')
      .execute();
    expect(feed).toEqual([{ entity_key: '29 days' }]);
  });

  describe('lease', () => {
    const take = (name: string, owner: string, now: number) =>
      takeLease(capture.storage, name, owner, { now, milliseconds: 1000 });

    it('goes to one of ten instances', async () => {
      const taken = await Promise.all(
        Array.from({ length: 10 }, (_, at) => take('raced', `instance ${at}`, 5000)),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      const again = await Promise.all(
        Array.from({ length: 10 }, (_, at) => take('raced', `instance ${at}`, 6000)),
      );
      expect(again.filter(Boolean)).toHaveLength(1);
    });

    it('is free again when it ends, not before', async () => {
      expect(await take('timed', 'one', 5000)).toBe(true);
      expect(await take('timed', 'two', 5999)).toBe(false);
      expect(await take('other', 'two', 5999)).toBe(true);
      expect(await take('timed', 'two', 6000)).toBe(true);
      expect(await take('timed', 'one', 6001)).toBe(false);
    });
  });
});
