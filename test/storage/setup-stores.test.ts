import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createInteractionGroupStore } from '../../server/storage/interaction-group/interaction-group-store.ts';
import { createInteractionTemplateStore } from '../../server/storage/interaction-template/interaction-template-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { administrator } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

const someTrail = {
  createdAt: expect.any(String),
  createdBy: 'Test',
  changedAt: expect.any(String),
  changedBy: 'Test',
};

describe.each(databases())('set-up in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;
  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
  });
  afterAll(() => database.dispose());

  const auditOf = (entity: string, key: string) =>
    storage.read.sql
      .selectFrom('audit')
      .select(['action', 'detail', 'actor'])
      .where('entity', '=', entity)
      .where('entity_key', '=', key)
      .orderBy('id')
      .execute();

  const entryOf = async (template: string) => {
    const row = await storage.read.sql
      .selectFrom('interaction_template')
      .select(['id', 'interaction_group_id'])
      .where('code', '=', template)
      .executeTakeFirstOrThrow();
    await storage.write(({ sql, engine }) =>
      engine.insert(sql, 'interaction_log_entry', 'entry_no', [
        {
          date: '2026-01-01',
          sort_time: 1_767_225_600_000,
          description: 'Met',
          interaction_template_id: row.id,
          interaction_group_id: row.interaction_group_id,
          cost: 0,
          duration_minutes: 0,
          origin: 'manual',
          created_at: 0,
          created_by: 'Test',
          changed_at: 0,
          changed_by: 'Test',
        },
      ]),
    );
  };

  describe('interaction groups', () => {
    const groups = () => createInteractionGroupStore(storage);

    it('are listed by code, page after page', async () => {
      const all = await groups().list({ limit: 50 });
      const codes = all.items.map((one) => one.code);
      expect(codes).toEqual(['LETTER', 'MEETING', 'PHONE', 'PURCHASES', 'SALES', 'SYSTEM']);
      expect(all.nextCursor).toBeNull();
      const first = await groups().list({ limit: 4 });
      const second = await groups().list({ limit: 4, cursor: first.nextCursor ?? undefined });
      expect([...first.items, ...second.items]).toEqual(all.items);
      expect(second.nextCursor).toBeNull();
    });

    it('are created, renamed and deleted, and leave a trail (rules 13.9, 13.14)', async () => {
      const created = await groups().create(administrator, { code: 'FAIRS', description: 'Fairs' });
      expect(created).toEqual({
        code: 'FAIRS',
        description: 'Fairs',
        blocked: false,
        version: 1,
        ...someTrail,
      });
      const before = await readSetup(storage.read);
      const renamed = await groups().change(administrator, 'FAIRS', 1, { code: 'EVENTS' });
      expect(renamed).toMatchObject({ code: 'EVENTS', description: 'Fairs', version: 2 });
      const after = await readSetup(storage.read);
      expect(after.revision).toBeGreaterThan(before.revision);
      expect([...after.groups.values()].map((one) => one.code)).toContain('EVENTS');
      await groups().delete(administrator, 'EVENTS', 2);
      await expect(groups().get('EVENTS')).rejects.toMatchObject({ code: 'notFound' });
      const trail = await auditOf('interactionGroup', 'FAIRS');
      expect(trail.map((one) => one.action)).toEqual(['created', 'changed']);
      expect(JSON.parse(trail[1]?.detail ?? '')).toEqual({ code: ['FAIRS', 'EVENTS'] });
    });

    it('stay while a template or an entry has them (rules 4.1, 4.7)', async () => {
      const { version } = await groups().get('MEETING');
      const deletion = () => groups().delete(administrator, 'MEETING', version);
      await expect(deletion()).rejects.toMatchObject({
        code: 'inUse',
        message: expect.stringContaining('INHOUSE'),
      });
    });

    it('have one winner of ten changes made from the same version', async () => {
      await groups().create(administrator, { code: 'RACE', description: 'Race' });
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, (_, at) =>
          groups().change(administrator, 'RACE', 1, { description: `Race ${at}` }),
        ),
      );
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      for (const one of results)
        if (one.status === 'rejected')
          expect(one.reason).toMatchObject({ code: 'versionOutdated' });
      expect((await groups().get('RACE')).version).toBe(2);
    });

    it('are created once when ten want the same code', async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, () =>
          groups().create(administrator, { code: 'ONCE', description: 'Once' }),
        ),
      );
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      for (const one of results)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'alreadyExists' });
    });
  });

  describe('interaction templates', () => {
    const templates = () => createInteractionTemplateStore(storage);
    const minimal = { description: 'Coffee', interactionGroupCode: 'MEETING' };

    it('begin blank, without cost and without a way to correspond (rule 4.13)', async () => {
      const created = await templates().create(administrator, { code: 'COFFEE', ...minimal });
      expect(created).toEqual({
        code: 'COFFEE',
        ...minimal,
        unitCost: 0,
        unitDurationMinutes: 0,
        informationFlow: null,
        initiatedBy: null,
        correspondenceType: null,
        ignoreContactCorrespondenceType: false,
        languageCode: null,
        languages: [],
        wizardAction: null,
        campaignNo: null,
        campaignTarget: false,
        campaignResponse: false,
        blocked: false,
        version: 1,
        ...someTrail,
      });
    });

    it('keep their cost to the hundredth (rule 12.6)', async () => {
      await templates().create(administrator, { code: 'CENTS', ...minimal, unitCost: 1.15 });
      const changed = await templates().change(administrator, 'CENTS', 1, { unitCost: 0.29 });
      expect(changed.unitCost).toBe(0.29);
      expect((await readSetup(storage.read)).templates.size).toBeGreaterThan(31);
      const row = await storage.read.sql
        .selectFrom('interaction_template')
        .select('unit_cost')
        .where('code', '=', 'CENTS')
        .executeTakeFirst();
      expect(row?.unit_cost).toBe(29);
    });

    it('are listed by group', async () => {
      const { items } = await templates().list({ limit: 50, interactionGroupCode: 'PHONE' });
      expect(items.map((one) => one.code)).toEqual(['INCOME', 'OUTGOING']);
    });

    it('need a group that exists (rule 4.1)', async () => {
      await expect(
        templates().create(administrator, { ...minimal, code: 'X', interactionGroupCode: 'NONE' }),
      ).rejects.toMatchObject({
        code: 'invalidInput',
        fields: [
          {
            path: 'interactionGroupCode',
            code: 'unknownCode',
            message: 'There is no interaction group NONE.',
          },
        ],
      });
    });

    it('stay while the set-up or an entry has them (rules 4.7, 4.14)', async () => {
      const email = await templates().get('EMAIL');
      await expect(templates().delete(administrator, 'EMAIL', email.version)).rejects.toMatchObject(
        { code: 'inUse', message: expect.stringContaining('emails') },
      );
      await templates().create(administrator, { code: 'USED', ...minimal });
      await entryOf('USED');
      await expect(templates().delete(administrator, 'USED', 1)).rejects.toMatchObject({
        code: 'inUse',
      });
      await templates().create(administrator, { code: 'UNUSED', ...minimal });
      await templates().delete(administrator, 'UNUSED', 1);
      await expect(templates().get('UNUSED')).rejects.toMatchObject({ code: 'notFound' });
    });
  });
});
