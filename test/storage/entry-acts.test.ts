import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InteractionLogEntriesChange } from '../../server/contract/interaction-log-entry-change.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { actorWith, callerOf } from '../support/callers.ts';
import { type Capture, openCapture } from '../support/capture.ts';
import { databases } from '../support/databases.ts';
import { logEntry } from '../support/log-entry.ts';

type Act = InteractionLogEntriesChange extends infer One
  ? One extends { entries: unknown }
    ? Omit<One, 'entries'>
    : never
  : never;

const cancel: Act = { action: 'cancel', removeAttachments: false };
const manager = actorWith('manager');

describe.each(databases())('acts on entries in the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const fresh = (more: Partial<Parameters<typeof logEntry>[1]> = {}) =>
    logEntry(capture.storage, {
      contactNo: capture.bjorn.no,
      salespersonCode: 'JO',
      date: '2026-02-01',
      ...more,
    });
  const change = (act: Act, entryNos: number[], { actor = manager, version = 1 } = {}) =>
    capture.stores.entries.changeMany(callerOf(actor), {
      ...act,
      entries: entryNos.map((entryNo) => ({ entryNo, version })),
    });
  const outcomes = async (...asked: Parameters<typeof change>) =>
    (await change(...asked)).results.map(({ outcome, code }) => code ?? outcome);
  const get = (entryNo: number, actor: Actor = manager) =>
    capture.stores.entries.get(actor, entryNo);
  const auditOf = async (entryNo: number) =>
    (
      await capture.stores.audit.list({
        limit: 50,
        entity: 'interactionLogEntry',
        key: String(entryNo),
      })
    ).items.map(({ action, actor }) => [action, actor]);

  it('bring every entry to the stated value, and switch none (rule 17.1)', async () => {
    const plain = await fresh();
    const canceled = await fresh({ canceled: true });
    expect(await outcomes(cancel, [plain, canceled])).toEqual(['changed', 'unchanged']);
    expect([(await get(plain)).canceled, (await get(canceled)).canceled]).toEqual([true, true]);
    expect(await outcomes({ action: 'restore' }, [plain], { version: 2 })).toEqual(['changed']);
    expect(await outcomes({ action: 'restore' }, [plain])).toEqual(['unchanged']);
    expect(await get(plain)).toMatchObject({ canceled: false, canceledBy: null, version: 3 });
    expect(await auditOf(plain)).toEqual([
      ['restored', 'Test'],
      ['canceled', 'Test'],
    ]);
  });

  it('answer for each entry by itself (rule 17.2)', async () => {
    const own = await fresh();
    const stale = await fresh();
    const others = await fresh({ salespersonCode: 'EH' });
    const draft = await fresh({ postponed: true });
    await change({ action: 'evaluate', evaluation: 'neutral' }, [stale]);
    const result = await change(cancel, [own, stale, others, draft, 999_999], {
      actor: capture.jo,
    });
    expect(result.results.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'changed',
      'versionOutdated',
      'notAllowed',
      'notAllowed',
      'notFound',
    ]);
    expect(result).toMatchObject({ changed: 1, unchanged: 0, refused: 4 });
    for (const { message, entry, outcome } of result.results)
      expect([outcome, message !== null, entry !== null]).toEqual(
        outcome === 'refused' ? ['refused', true, false] : ['changed', false, true],
      );
    expect((await get(others)).canceled).toBe(false);
  });

  it('evaluate with one to five, again if need be (rule 17.3)', async () => {
    const entryNo = await fresh({ canceled: true });
    expect(await outcomes({ action: 'evaluate', evaluation: 'veryPositive' }, [entryNo])).toEqual([
      'changed',
    ]);
    const again = await capture.stores.entries.evaluate(
      callerOf(manager),
      entryNo,
      2,
      'veryNegative',
    );
    expect(again).toMatchObject({ evaluation: 'veryNegative', version: 3 });
    await expect(
      capture.stores.entries.evaluate(callerOf(manager), entryNo, 2, 'neutral'),
    ).rejects.toMatchObject({ code: 'versionOutdated' });
    expect(await auditOf(entryNo)).toEqual([
      ['evaluated', 'Test'],
      ['evaluated', 'Test'],
    ]);
  });

  it('add one comment to all (rule 17.4)', async () => {
    const entryNos = [await fresh(), await fresh()];
    expect(
      await outcomes({ action: 'comment', comment: 'Call back in May', code: 'MAY' }, entryNos, {
        actor: capture.jo,
      }),
    ).toEqual(['changed', 'changed']);
    for (const entryNo of entryNos)
      expect(await get(entryNo)).toMatchObject({
        commentCount: 1,
        version: 1,
        comments: [{ comment: 'Call back in May', code: 'MAY', createdBy: 'JO', version: 1 }],
      });
  });

  it('let the author change and delete a comment, and leave a trail (rule 17.5)', async () => {
    const entryNo = await fresh();
    const { entries } = capture.stores;
    const jo = callerOf(capture.jo);
    const { lineNo } = await entries.addComment(jo, entryNo, { comment: 'Frist' });
    const key = { entryNo, lineNo, version: 1 };
    const changed = await entries.changeComment(jo, key, { comment: 'First', date: '2026-02-02' });
    expect(changed).toMatchObject({ comment: 'First', date: '2026-02-02', version: 2 });
    await expect(entries.changeComment(jo, key, { comment: 'Second' })).rejects.toMatchObject({
      code: 'versionOutdated',
    });
    const line = { ...key, version: 2 };
    await expect(entries.deleteComment(callerOf(capture.eh), line)).rejects.toMatchObject({
      code: 'notAllowed',
    });
    await entries.deleteComment(jo, line);
    expect(await get(entryNo)).toMatchObject({ commentCount: 0, comments: [] });
    expect((await auditOf(entryNo)).map(([action]) => action)).toEqual([
      'commentDeleted',
      'commentChanged',
      'commented',
    ]);
  });

  it('number the lines of ten who comment at once, each once', async () => {
    const entryNo = await fresh();
    const others = await Promise.all(Array.from({ length: 10 }, () => fresh()));
    const comment = (no: number) =>
      capture.stores.entries.addComment(callerOf(manager), no, { comment: 'Note' });
    // Each connection has run the statements once: what is raced is the lines, not the warming up.
    await Promise.all(others.map(comment));
    await Promise.all(others.map(() => comment(entryNo)));
    const { comments, commentCount } = await get(entryNo);
    expect(commentCount).toBe(10);
    expect(comments.map(({ lineNo }) => lineNo)).toEqual(
      Array.from({ length: 10 }, (_, at) => (at + 1) * 10_000),
    );
  });

  it('give ten who evaluate one version at once one winner', async () => {
    const entryNo = await fresh();
    const values = ['veryPositive', 'positive', 'neutral', 'negative', 'veryNegative'] as const;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        outcomes({ action: 'evaluate', evaluation: values[at % 5] ?? 'neutral' }, [entryNo]),
      ),
    );
    const { evaluation, version } = await get(entryNo);
    expect(version).toBe(2);
    expect(answers.flat().filter((one) => one === 'changed')).toHaveLength(1);
    answers.forEach(([one], at) => {
      expect(one === 'versionOutdated').toBe(values[at % 5] !== evaluation);
    });
  });

  it('take attachments along that nothing else has, if that is asked for (rule 17.13)', async () => {
    const [one, other] = [await fresh(), await fresh()];
    const trail = { created_at: 1, created_by: 'x', changed_at: 1, changed_by: 'x' };
    await capture.storage.write(async ({ sql, engine }) => {
      const file = { file_extension: 'txt', content_type: 'text/plain', size: 1, sha256: 'x' };
      const state = { state: 'ready', uploader: 'x', ...file, ...trail };
      const [own = 0, shared = 0] = await engine.insert(sql, 'attachment', 'id', [
        { file_name: 'own.txt', ...state },
        { file_name: 'shared.txt', ...state },
      ]);
      for (const [entry_no, attachment_id] of [
        [one, own],
        [one, shared],
        [other, shared],
      ] as const)
        await sql
          .insertInto('interaction_log_entry_attachment')
          .values({ entry_no, attachment_id, position: 0 })
          .execute();
      await sql
        .updateTable('interaction_log_entry')
        .set({ attachment_count: 2 })
        .where('entry_no', '=', one)
        .execute();
    });
    await change({ action: 'cancel', removeAttachments: true }, [one]);
    const { attachments, attachmentCount } = await get(one);
    expect([attachmentCount, attachments.map(({ fileName }) => fileName)]).toEqual([
      1,
      ['shared.txt'],
    ]);
    expect((await get(other)).attachments).toHaveLength(1);
  });

  it('are replayed with their key', async () => {
    const entryNo = await fresh();
    const caller = callerOf(manager, 'comment-once');
    const entries = [{ entryNo, version: 1 }];
    const once = () =>
      capture.stores.entries.changeMany(caller, { action: 'comment', comment: 'Once', entries });
    expect(await once()).toEqual(await once());
    expect((await get(entryNo)).commentCount).toBe(1);
  });

  it('filter by the one word of their status (rule 17.8)', async () => {
    const no = (await capture.person('Status Only', ['status@only.example'])).no;
    const base = { contactNo: no };
    await fresh({ ...base, description: 'Plain' });
    await fresh({ ...base, description: 'Failed', attemptFailed: true });
    await fresh({ ...base, description: 'Canceled', canceled: true, attemptFailed: true });
    const sent = await fresh({ ...base, description: 'Error', attemptFailed: true });
    const sending = await fresh({ ...base, description: 'Sending' });
    await capture.storage.write(async ({ sql }) => {
      for (const [entryNo, delivery_status] of [
        [sent, 'error'],
        [sending, 'inProgress'],
      ] as const)
        await sql
          .updateTable('interaction_log_entry')
          .set({ delivery_status })
          .where('entry_no', '=', entryNo)
          .execute();
    });
    for (const [status, description] of [
      ['logged', 'Plain'],
      ['attemptFailed', 'Failed'],
      ['canceled', 'Canceled'],
      ['deliveryError', 'Error'],
      ['inProgress', 'Sending'],
    ] as const) {
      const { items } = await capture.stores.entries.list(manager, {
        limit: 10,
        contactNo: no,
        status,
      });
      expect(items.map((one) => [one.status, one.description])).toEqual([[status, description]]);
    }
  });
});
