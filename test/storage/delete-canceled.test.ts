import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeleteCanceled } from '../../server/contract/delete-canceled.ts';
import { runDeletion } from '../../server/storage/interaction-log-entry/delete-canceled.ts';
import { actorWith, callerOf } from '../support/callers.ts';
import { type Capture, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';
import { logEntry } from '../support/log-entry.ts';

const administrator = actorWith('administrator');

describe.each(databases())('deleting canceled entries in the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const store = () => capture.stores.entries;
  const run = (request: Partial<DeleteCanceled>, key?: string) =>
    store().deleteCanceled(callerOf(administrator, key), { dryRun: false, ...request });
  const fresh = (more: Partial<Parameters<typeof logEntry>[1]> = {}) =>
    logEntry(capture.storage, {
      contactNo: capture.bjorn.no,
      salespersonCode: 'JO',
      date: '2026-02-01',
      canceled: true,
      ...more,
    });
  const exists = async (entryNo: number) =>
    (await capture.storage.read.sql
      .selectFrom('interaction_log_entry')
      .select('entry_no')
      .where('entry_no', '=', entryNo)
      .executeTakeFirst()) !== undefined;

  it('counts first, and then deletes what is canceled, with its comments (rule 17.6)', async () => {
    const no = (await capture.person('Deleted', [])).no;
    const canceled = [await fresh({ contactNo: no }), await fresh({ contactNo: no })];
    const kept = await fresh({ contactNo: no, canceled: false });
    const draft = await fresh({ contactNo: no, postponed: true });
    await store().addComment(callerOf(administrator), canceled[0] ?? 0, { comment: 'Goes along' });
    expect(await run({ dryRun: true, contactNo: no })).toEqual({
      dryRun: true,
      count: 2,
      deleted: 0,
      inBackground: false,
    });
    expect(await exists(canceled[0] ?? 0)).toBe(true);
    expect(await run({ contactNo: no })).toEqual({
      dryRun: false,
      count: 2,
      deleted: 2,
      inBackground: false,
    });
    expect(await Promise.all([...canceled, kept, draft].map(exists))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const audit = await capture.stores.audit.list({ limit: 1, entity: 'interactionLog' });
    expect(audit.items[0]).toMatchObject({
      action: 'canceledDeleted',
      actor: 'Test',
      changes: expect.arrayContaining([{ field: 'entries', before: null, after: 2 }]),
    });
    for (const key of canceled)
      expect(
        (
          await capture.stores.audit.list({
            limit: 1,
            entity: 'interactionLogEntry',
            key: String(key),
          })
        ).items[0]?.action,
      ).toBe('deleted');
  });

  it.each<[string, (entryNo: number) => Partial<DeleteCanceled>]>([
    ['entry numbers', (entryNo) => ({ entryNoFrom: entryNo, entryNoTo: entryNo })],
    ['days', () => ({ dateFrom: '2020-05-05', dateTo: '2020-05-05' })],
    ['salesperson', () => ({ salespersonCode: 'EH' })],
    ['contact', () => ({ contactNo: capture.carla.no })],
  ])('takes only what the filter of %s names', async (_title, filterOf) => {
    const other = await fresh();
    const entryNo = await fresh({
      contactNo: capture.carla.no,
      date: '2020-05-05',
      salespersonCode: 'EH',
    });
    expect((await run(filterOf(entryNo))).deleted).toBe(1);
    expect([await exists(entryNo), await exists(other)]).toEqual([false, true]);
  });

  it('does not bring back what a mail or a call is reported of again (rules 8.11, 17.6)', async () => {
    const mail = { captureId: 'deleted-for-good', to: people('carla@meyer.example') };
    const { result } = await capture.log({ ...mail, subject: 'Gone' });
    const [entry] = result.entries;
    if (entry === undefined) throw new Error('It was not logged');
    await store().cancel(callerOf(capture.jo), entry.entryNo, 1);
    await run({ entryNoFrom: entry.entryNo, entryNoTo: entry.entryNo });
    const again = await capture.log({ ...mail, internetMessageId: '<gone@us.example>' });
    expect([again.created, again.result.entries]).toEqual([false, []]);
    expect(again.result.decisions).toHaveLength(result.decisions.length);
    expect(await exists(entry.entryNo)).toBe(false);
  });

  it('deletes nothing that somebody restores at the same moment, or restores nothing', async () => {
    const entryNos = await Promise.all(Array.from({ length: 10 }, () => fresh()));
    const range = { entryNoFrom: Math.min(...entryNos), entryNoTo: Math.max(...entryNos) };
    await store().addComment(callerOf(administrator), entryNos[0] ?? 0, {
      comment: 'Kept with it',
    });
    const [deletion, ...restores] = await Promise.allSettled([
      run(range),
      ...entryNos.map((entryNo) => store().restore(callerOf(administrator), entryNo, 1)),
    ]);
    if (deletion?.status !== 'fulfilled') throw deletion?.reason;
    const restored = restores.map(({ status }) => status === 'fulfilled');
    expect(await Promise.all(entryNos.map(exists))).toEqual(restored);
    for (const one of restores)
      if (one.status === 'rejected')
        expect(['notFound', 'versionOutdated']).toContain(one.reason.code);
  });

  it('goes on in the background above a thousand, where another instance left it (rule 17.7)', async () => {
    const { storage } = capture;
    await storage.write(async ({ sql, engine }) => {
      const rows = Array.from({ length: 1001 }, (_, at) => ({
        date: '2019-01-01',
        sort_time: Date.parse('2019-01-01') + at,
        description: 'Many',
        initiated_by: 'us',
        cost: 0,
        duration_minutes: 0,
        origin: 'manual',
        canceled: 1,
        created_at: 0,
        created_by: 'Test',
        changed_at: 0,
        changed_by: 'Test',
      }));
      await engine.insert(sql, 'interaction_log_entry', 'entry_no', rows);
    });
    const many = { dateFrom: '2019-01-01', dateTo: '2019-01-01' };
    const begun = await run(many, 'many');
    expect(begun).toEqual({ dryRun: false, count: 1001, deleted: 0, inBackground: true });
    expect(await run(many, 'many')).toEqual(begun);
    await expect(run(many)).rejects.toMatchObject({ code: 'deletionRunning' });
    expect((await store().deleteCanceledProgress()).running).toMatchObject({
      startedBy: 'Test',
      count: 1001,
      deleted: 0,
    });
    let pieces = 0;
    await runDeletion(storage, 'an instance that ends', () => {
      pieces += 1;
      return pieces > 2;
    });
    const half = (await store().deleteCanceledProgress()).running?.deleted ?? 0;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1001);
    expect(await runDeletion(storage, 'another instance')).toBeNull();
    await storage.write(({ sql }) =>
      sql.updateTable('canceled_deletion').set({ held_until: 1 }).execute(),
    );
    await runDeletion(storage, 'another instance');
    expect(await store().deleteCanceledProgress()).toMatchObject({
      running: null,
      last: { count: 1001, deleted: 1001 },
    });
    expect((await run({ ...many, dryRun: true })).count).toBe(0);
  });
});
