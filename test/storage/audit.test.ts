import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditQuery } from '../../server/contract/audit.ts';
import { createAuditStore } from '../../server/storage/audit/audit-store.ts';
import { recordAudit } from '../../server/storage/audit.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

/** The clocks go forward in Helsinki in the night between these. */
const saturday = '2026-03-28';
const sunday = '2026-03-29';

describe.each(databases())('the audit on the $name', (database) => {
  let audit: ReturnType<typeof createAuditStore>;
  const list = async (query: Partial<AuditQuery> = {}) =>
    (await audit.list({ limit: 200, ...query })).items;
  const keys = async (query: Partial<AuditQuery>) => (await list(query)).map(({ key }) => key);

  beforeAll(async () => {
    const { storage, readSetup } = await newDatabase(database);
    audit = createAuditStore(storage, readSetup);
    const acts: [string, string, string, string, string][] = [
      ['2026-03-27T21:59:59.999Z', 'JO', 'contact', 'CT1', 'created'],
      ['2026-03-27T22:00:00Z', 'JO', 'contact', 'CT2', 'changed'],
      ['2026-03-28T21:59:59.999Z', 'EVA', 'team', 'SALES', 'changed'],
      ['2026-03-28T22:00:00Z', 'EVA', 'team', '50%_[x]', 'changed'],
      ['2026-03-29T20:59:59.999Z', 'EVA', 'contact', 'CT1', 'deleted'],
      ['2026-03-29T21:00:00Z', 'key:ERP', 'contact', 'CT3', 'created'],
    ];
    await storage.write(async (handle) => {
      await handle.sql.deleteFrom('audit').execute();
      for (const [at, actor, entity, key, action] of acts)
        await recordAudit(
          handle,
          { actor, entity, key, action, detail: { name: ['A', 'B'], into: 7, gone: ['x', null] } },
          Date.parse(at),
        );
      // As an instance whose clock is slow writes them.
      for (const at of [1, 2, 3])
        await recordAudit(
          handle,
          { actor: 'slow', entity: 'late', key: String(at), action: 'noted' },
          Date.parse('2026-01-01T12:00:00Z'),
        );
    });
  });
  afterAll(() => database.dispose());

  it('is read newest first, page by page (rule 13.11)', async () => {
    const all = await keys({});
    expect(all).toEqual(['CT3', 'CT1', '50%_[x]', 'SALES', 'CT2', 'CT1', '3', '2', '1']);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await audit.list({ limit: 2, cursor });
      paged.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
  });

  it('tells each field before and after', async () => {
    const [entry] = await list({ key: 'CT3' });
    expect(entry).toEqual({
      id: expect.any(Number),
      at: '2026-03-29T21:00:00.000Z',
      actor: 'key:ERP',
      entity: 'contact',
      key: 'CT3',
      action: 'created',
      changes: [
        { field: 'name', before: 'A', after: 'B' },
        { field: 'into', before: null, after: 7 },
        { field: 'gone', before: 'x', after: null },
      ],
    });
  });

  it('is filtered by what, who and when, in the days of the organisation (rule 13.11)', async () => {
    expect(await keys({ entity: 'team' })).toEqual(['50%_[x]', 'SALES']);
    expect(await keys({ entity: 'contact', key: 'CT1' })).toEqual(['CT1', 'CT1']);
    expect(await keys({ actor: 'key:ERP' })).toEqual(['CT3']);
    expect(await keys({ action: 'deleted' })).toEqual(['CT1']);
    expect(await keys({ dateFrom: saturday, dateTo: saturday })).toEqual(['SALES', 'CT2']);
    expect(await keys({ dateFrom: sunday, dateTo: sunday })).toEqual(['CT1', '50%_[x]']);
    expect(await keys({ dateFrom: '2026-03-30' })).toEqual(['CT3']);
    expect(await keys({ dateTo: '2026-03-27', entity: 'contact' })).toEqual(['CT1']);
    expect(await keys({ search: 'ct' })).toEqual(['CT3', 'CT1', 'CT2', 'CT1']);
    expect(await keys({ search: '0%_' })).toEqual(['50%_[x]']);
    expect(await keys({ search: '[x' })).toEqual(['50%_[x]']);
  });

  it('is read whole for an export (rule 13.11)', async () => {
    const read: string[] = [];
    for await (const some of audit.read({ entity: 'contact' }))
      read.push(...some.map(({ key }) => key));
    expect(read).toEqual(['CT3', 'CT1', 'CT2', 'CT1']);
  });
});
