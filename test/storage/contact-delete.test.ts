import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewContact } from '../../server/contract/contact.ts';
import { createContactStore } from '../../server/storage/contact/contact-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { actorWith, administrator, callerOf } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

describe.each(databases())('contact deletion in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;
  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
  });
  afterAll(() => database.dispose());

  const { actor } = administrator;
  const store = () => createContactStore(storage, readSetup);
  const create = (contact: Partial<NewContact> = {}) =>
    store().create(administrator, { type: 'person', name: 'Somebody', ...contact });
  const auditOf = async (no: string) =>
    (
      await storage.read.sql
        .selectFrom('audit')
        .select('action')
        .where('entity', '=', 'contact')
        .where('entity_key', '=', no)
        .orderBy('id')
        .execute()
    ).map((one) => one.action);

  it('leaves a tombstone that matches nothing (rule 2.7)', async () => {
    const company = await create({ type: 'company', name: 'Closing' });
    const person = await create({ name: 'Stays', companyNo: company.no });
    const externalIds = [{ source: 'ERP', id: 'closing' }];
    const changed = await store().change(administrator, company.no, 1, {
      emailAddresses: ['info@closing.example'],
      externalIds,
    });
    await store().delete(administrator, company.no, changed.version);
    const gone = { code: 'gone' };
    await expect(store().get(actor, company.no)).rejects.toMatchObject(gone);
    await expect(store().change(administrator, company.no, 3, {})).rejects.toMatchObject(gone);
    await expect(store().delete(administrator, company.no, 3)).rejects.toMatchObject(gone);
    const { items } = await store().list(actor, { limit: 50, search: 'closing' });
    expect(items.map((one) => one.no)).toEqual([person.no]);
    expect(await auditOf(company.no)).toEqual(['created', 'changed', 'deleted']);
    await create({ externalIds });
    const kept = { companyNo: company.no, companyName: 'Closing' };
    const resaved = await store().change(administrator, person.no, 1, { companyNo: company.no });
    expect(resaved).toMatchObject(kept);
    await expect(create({ companyNo: company.no })).rejects.toMatchObject({
      fields: [{ path: 'companyNo', code: 'unknownCode' }],
    });
  });

  it('is refused from an older version', async () => {
    const { no } = await create();
    await store().change(administrator, no, 1, { name: 'Newer' });
    await expect(store().delete(administrator, no, 1)).rejects.toMatchObject({
      code: 'versionOutdated',
    });
  });

  it('forgets a remembered choice when asked', async () => {
    const { no } = await create();
    const other = await create();
    await storage.write(async ({ sql }) => {
      const { id } = await sql
        .selectFrom('contact')
        .select('id')
        .where('no', '=', no)
        .executeTakeFirstOrThrow();
      await sql
        .insertInto('contact_match_choice')
        .values({
          kind: 'address',
          value: 'a@b.example',
          contact_id: id,
          created_at: 0,
          created_by: 'Test',
        })
        .execute();
    });
    const { matchChoices } = await store().get(actor, no);
    expect(matchChoices).toMatchObject([{ kind: 'address', value: 'a@b.example' }]);
    const id = matchChoices[0]?.id ?? 0;
    const caller = callerOf(actorWith('salesperson'));
    const forget = (of: string) => store().deleteMatchChoice(caller, of, id);
    await expect(forget(other.no)).rejects.toMatchObject({ code: 'notFound' });
    await forget(no);
    await expect(forget(no)).rejects.toMatchObject({ code: 'notFound' });
    expect((await store().get(actor, no)).matchChoices).toEqual([]);
    expect(await auditOf(no)).toEqual(['created', 'choiceForgotten']);
  });
});
