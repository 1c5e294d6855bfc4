import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { interactionTemplateSetupKeys } from '../../server/contract/interaction-template-setup.ts';
import { moveEntries } from '../../server/storage/merge/move-entries.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { openCapture } from '../support/capture.ts';
import { databases } from '../support/databases.ts';
import { tenAtOnce } from '../support/organisation.ts';

type Capture = Awaited<ReturnType<typeof openCapture>>;

const aMinuteLater = () => Date.now() + 61_000;

describe.each(databases())('merging in the $name', (database) => {
  let storage: Storage;
  let capture: Capture;
  beforeAll(async () => {
    storage = await database.open();
    capture = await openCapture(storage);
  });
  afterAll(() => database.dispose());

  const templates = () => capture.stores.interactionTemplates;
  const groups = () => capture.stores.interactionGroups;
  const caller = () => capture.caller;

  const create = (code: string, more: object = {}) =>
    templates().create(caller(), {
      code,
      description: `Template ${code}`,
      interactionGroupCode: 'SYSTEM',
      ...more,
    });
  const setKeys = async (change: object) => {
    const setup = await capture.stores.interactionTemplateSetup.get();
    const keys = Object.fromEntries(interactionTemplateSetupKeys.map((key) => [key, setup[key]]));
    await capture.stores.interactionTemplateSetup.put(caller(), setup.version, {
      ...keys,
      ...change,
    } as never);
  };
  let sent = 0;
  const mail = () => {
    sent += 1;
    return capture.log({
      captureId: `capture-merge-${sent}`,
      to: [{ address: 'bjorn@norrsken.example' }],
      subject: `Mail ${sent}`,
      sentAt: new Date(Date.parse('2026-03-02T08:00:00Z') + sent * 60_000).toISOString(),
    });
  };
  const idOf = async (table: 'interaction_template' | 'interaction_group', code: string) =>
    (
      await storage.read.sql
        .selectFrom(table)
        .select('id')
        .where('code', '=', code)
        .executeTakeFirstOrThrow()
    ).id;
  const entriesOf = async (
    column: 'interaction_template_id' | 'interaction_group_id',
    id: number,
  ) =>
    Number(
      (
        await storage.read.sql
          .selectFrom('interaction_log_entry')
          .select((eb) => eb.fn.countAll().as('count'))
          .where(column, '=', id)
          .executeTakeFirstOrThrow()
      ).count,
    );
  const listed = async (filter: object) =>
    (
      await capture.stores.entries.list(capture.administrator, {
        limit: 200,
        scope: 'all',
        ...filter,
      } as never)
    ).items;
  const auditOf = async (entity: string, key: string, action: string) =>
    (
      await storage.read.sql
        .selectFrom('audit')
        .select('detail')
        .where('entity', '=', entity)
        .where('entity_key', '=', key)
        .where('action', '=', action)
        .execute()
    ).map((row) => JSON.parse(row.detail) as Record<string, unknown>);

  it('takes entries, set-up lines and languages along, after telling so (rule 4.15)', async () => {
    const row = (languageCode: string, description: string) => ({
      languageCode,
      description,
      attachmentId: null,
    });
    await create('OLD', { languages: [row('en', 'Old'), row('fi', 'Vanha')] });
    await create('NEW', { languages: [row('en', 'New')] });
    await setKeys({ emails: 'OLD' });
    for (let at = 0; at < 3; at++) await mail();
    const counts = {
      code: 'OLD',
      into: 'NEW',
      entries: 3,
      setupKeys: ['emails'],
      setupKeysCleared: [],
      languages: ['fi'],
      languagesGivenUp: ['en'],
    };
    const told = await templates().merge(caller(), 'OLD', { into: 'NEW', dryRun: true });
    expect(told).toEqual({ ...counts, dryRun: true });
    expect((await templates().get('OLD')).languages).toHaveLength(2);
    expect(await templates().merge(caller(), 'OLD', { into: 'NEW', dryRun: false })).toEqual({
      ...counts,
      dryRun: false,
    });
    expect(await auditOf('interactionTemplate', 'OLD', 'merged')).toEqual([
      expect.objectContaining({ mergedInto: [null, 'NEW'], entries: 3, setupKeys: ['emails'] }),
    ]);
    expect((await capture.stores.interactionTemplateSetup.get()).emails).toBe('NEW');
    expect((await templates().get('NEW')).languages).toEqual([
      row('en', 'New'),
      row('fi', 'Vanha'),
    ]);
  });

  it('shows and filters entries by the other template before they have followed (rule 4.15)', async () => {
    expect(
      await entriesOf('interaction_template_id', await idOf('interaction_template', 'OLD')),
    ).toBe(3);
    await mail();
    for (const code of ['NEW', 'OLD']) {
      const items = await listed({ interactionTemplateCode: code });
      expect(items.map((one) => one.interactionTemplateCode)).toEqual(['NEW', 'NEW', 'NEW', 'NEW']);
    }
    await moveEntries(storage, Date.now);
    expect(
      await entriesOf('interaction_template_id', await idOf('interaction_template', 'NEW')),
    ).toBe(4);
    await moveEntries(storage, aMinuteLater);
    expect(await storage.read.sql.selectFrom('merge_move').selectAll().execute()).toEqual([]);
    expect(await listed({ interactionTemplateCode: 'OLD' })).toHaveLength(4);
  });

  it('leaves group, cost and duration of entries as they were logged (rule 4.15)', async () => {
    await create('DEAR', { unitCost: 99, interactionGroupCode: 'LETTER' });
    await templates().merge(caller(), 'NEW', { into: 'DEAR', dryRun: false });
    await moveEntries(storage, aMinuteLater);
    const items = await listed({ interactionTemplateCode: 'DEAR' });
    expect(items).toHaveLength(4);
    expect(items[0]).toMatchObject({ interactionGroupCode: 'SYSTEM', cost: 0 });
    // What was merged into a template goes on with it.
    expect(await listed({ interactionTemplateCode: 'OLD' })).toHaveLength(4);
  });

  it('keeps the code for what it became (rule 4.15)', async () => {
    await expect(templates().get('OLD')).rejects.toMatchObject({
      code: 'gone',
      message: expect.stringContaining('DEAR'),
    });
    await expect(create('OLD')).rejects.toMatchObject({ code: 'alreadyExists' });
    const { items } = await templates().list({ limit: 200 });
    expect(items.map((one) => one.code)).not.toContain('OLD');
  });

  it('refuses itself, what is unknown and what is blocked', async () => {
    const blocked = await create('SHUT', { blocked: true });
    expect(blocked.blocked).toBe(true);
    for (const [into, code] of [
      ['DEAR', 'self'],
      ['NOSUCH', 'unknownCode'],
      ['OLD', 'unknownCode'],
      ['SHUT', 'blocked'],
    ] as const)
      await expect(
        templates().merge(caller(), 'DEAR', { into, dryRun: true }),
      ).rejects.toMatchObject({ code: 'invalidInput', fields: [{ path: 'into', code }] });
  });

  it('does not begin to log what a blocked template did not (rule 4.15)', async () => {
    const made = await create('QUIET');
    await setKeys({ salesQuotes: 'QUIET' });
    await templates().change(caller(), 'QUIET', made.version, { blocked: true });
    expect(
      await templates().merge(caller(), 'QUIET', { into: 'DEAR', dryRun: false }),
    ).toMatchObject({ setupKeys: [], setupKeysCleared: ['salesQuotes'] });
    expect((await capture.stores.interactionTemplateSetup.get()).salesQuotes).toBeNull();
  });

  it('takes templates and entries of a group along (rule 4.16)', async () => {
    await groups().create(caller(), { code: 'POST', description: 'Post' });
    await groups().create(caller(), { code: 'MAIL', description: 'Mail' });
    await create('STAMP', { interactionGroupCode: 'POST' });
    await setKeys({ emails: 'STAMP' });
    await mail();
    const counts = { code: 'POST', into: 'MAIL', entries: 1, templates: ['STAMP'] };
    expect(await groups().merge(caller(), 'POST', { into: 'MAIL', dryRun: true })).toEqual({
      ...counts,
      dryRun: true,
    });
    await groups().merge(caller(), 'POST', { into: 'MAIL', dryRun: false });
    expect((await templates().get('STAMP')).interactionGroupCode).toBe('MAIL');
    for (const interactionGroupCode of ['POST', 'MAIL'])
      expect(await listed({ interactionGroupCode })).toMatchObject([
        { interactionGroupCode: 'MAIL', interactionTemplateCode: 'STAMP' },
      ]);
    await moveEntries(storage, aMinuteLater);
    expect(await entriesOf('interaction_group_id', await idOf('interaction_group', 'MAIL'))).toBe(
      1,
    );
    expect(await auditOf('interactionGroup', 'POST', 'merged')).toEqual([
      { mergedInto: [null, 'MAIL'], entries: 1, templates: ['STAMP'] },
    ]);
  });

  it('lets what was merged go with an unused target', async () => {
    await groups().create(caller(), { code: 'G1', description: 'One' });
    await groups().create(caller(), { code: 'G2', description: 'Two' });
    const first = await create('T1', { interactionGroupCode: 'G1' });
    const second = await create('T2', { interactionGroupCode: 'G1' });
    expect([first.version, second.version]).toEqual([1, 1]);
    await templates().merge(caller(), 'T1', { into: 'T2', dryRun: false });
    await templates().change(caller(), 'T2', 1, { interactionGroupCode: 'G2' });
    await groups().delete(caller(), 'G1', 1);
    await templates().delete(caller(), 'T2', 2);
    await groups().delete(caller(), 'G2', 1);
    await expect(templates().get('T1')).rejects.toMatchObject({ code: 'notFound' });
  });

  it('loses no mail that is logged meanwhile, and all end at the other template', async () => {
    await create('RACED');
    await create('WINNER');
    await setKeys({ emails: 'RACED' });
    const before = (await listed({ interactionTemplateCode: 'WINNER' })).length;
    const merged = new Promise<void>((resolve, reject) => {
      setImmediate(() => {
        templates()
          .merge(caller(), 'RACED', { into: 'WINNER', dryRun: false })
          .then(() => moveEntries(storage, Date.now))
          .then(resolve, reject);
      });
    });
    const answers = await tenAtOnce(async () => [await mail(), await mail(), await mail()]);
    await merged;
    expect(answers.flat().flatMap((one) => one.result.entries)).toHaveLength(30);
    expect(await listed({ interactionTemplateCode: 'WINNER' })).toHaveLength(before + 30);
    await moveEntries(storage, aMinuteLater);
    const raced = await idOf('interaction_template', 'RACED');
    expect(await entriesOf('interaction_template_id', raced)).toBe(0);
    const winner = await idOf('interaction_template', 'WINNER');
    expect(await entriesOf('interaction_template_id', winner)).toBe(before + 30);
    expect((await storage.read.sql.selectFrom('merge_move').selectAll().execute()).length).toBe(0);
  });

  it('has one winner of ten who merge the same template', async () => {
    await create('TEN');
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        templates().merge(caller(), 'TEN', { into: 'WINNER', dryRun: false }),
      ),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'gone' });
  });
});
