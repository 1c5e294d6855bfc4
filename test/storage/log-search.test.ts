import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  refreshSearch,
  scheduleSearchRefresh,
} from '../../server/storage/interaction-log-entry/search-refresh.ts';
import { actorWith, callerOf } from '../support/callers.ts';
import { type Capture, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';
import { eventually } from '../support/organisation.ts';

const administrator = actorWith('administrator');

describe.each(databases())('search of the log in the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const found = async (search: string, contactNo?: string) =>
    (
      await capture.stores.entries.list(administrator, {
        limit: 200,
        search,
        ...(contactNo === undefined ? {} : { contactNo }),
      })
    ).items.map((one) => one.description);
  const log = async (subject: string, to = 'aino@tammela.example') => {
    const { result } = await capture.log({ captureId: subject, to: people(to), subject });
    return result.entries[0]?.entryNo ?? 0;
  };

  it('finds the names of contact and company (rule 17.10)', async () => {
    await log('Namesake');
    expect(await found('namesake virtanen')).toEqual(['Namesake']);
    expect(await found('namesake tammela')).toEqual(['Namesake']);
    expect(await found('namesake tammela', capture.aino.no)).toEqual(['Namesake']);
    expect(await found('namesake dahl')).toEqual([]);
  });

  it('finds what comments say, until they say something else (rule 17.10)', async () => {
    const entryNo = await log('Commented');
    const { entries } = capture.stores;
    const caller = callerOf(administrator);
    const { lineNo } = await entries.addComment(caller, entryNo, { comment: 'Ask for Zebra Oy' });
    expect(await found('zebra commented')).toEqual(['Commented']);
    expect(await found('zebra', capture.aino.no)).toEqual(['Commented']);
    const key = { entryNo, lineNo, version: 1 };
    await entries.changeComment(caller, key, { comment: 'Ask for Giraffe Oy' });
    expect([await found('zebra'), await found('giraffe')]).toEqual([[], ['Commented']]);
    await entries.deleteComment(caller, { ...key, version: 2 });
    expect(await found('giraffe')).toEqual([]);
  });

  it('follows a contact that is renamed', async () => {
    const person = await capture.person('Maiden Name', ['maiden@name.example']);
    await log('Wedding', 'maiden@name.example');
    await capture.stores.contacts.change(capture.caller, person.no, 1, { name: 'Married Name' });
    expect([await found('maiden'), await found('married')]).toEqual([[], ['Wedding']]);
  });

  it('follows a large company that is renamed, in the background (rule 17.11)', async () => {
    const { storage, stores } = capture;
    const large = await stores.contacts.create(capture.caller, {
      type: 'company',
      name: 'Oldname Oyj',
    });
    await storage.write(async ({ sql, engine }) => {
      const { id } = await sql
        .selectFrom('contact')
        .select('id')
        .where('no', '=', large.no)
        .executeTakeFirstOrThrow();
      const rows = Array.from({ length: 120 }, (_, at) => ({
        contact_id: id,
        contact_company_id: id,
        date: '2018-01-01',
        sort_time: Date.parse('2018-01-01') + Math.floor(at / 3),
        description: 'Letter',
        initiated_by: 'us',
        cost: 0,
        duration_minutes: 0,
        origin: 'manual',
        created_at: 0,
        created_by: 'Test',
        changed_at: 0,
        changed_by: 'Test',
      }));
      const numbers = await engine.insert(sql, 'interaction_log_entry', 'entry_no', rows);
      await engine.indexEntries(sql, numbers);
    });
    expect(await found('oldname')).toHaveLength(120);
    await stores.contacts.change(capture.caller, large.no, 1, { name: 'Newname Oyj' });
    await refreshSearch(storage);
    expect([await found('oldname'), await found('newname')]).toEqual([
      [],
      Array.from({ length: 120 }, () => 'Letter'),
    ]);
  });

  it('is made whole after an update from a release that knew less (rule 17.11)', async () => {
    const { storage } = capture;
    const entryNo = await log('Afterwards');
    await storage.write(async ({ sql, engine }) => {
      await engine.unindexEntries(sql, [entryNo]);
      await sql
        .insertInto('search_refresh')
        .values({ contact_id: null, contact_company_id: null, after_time: 0, after_entry_no: 0 })
        .execute();
    });
    expect(await found('afterwards')).toEqual([]);
    const stop = scheduleSearchRefresh(storage, 'test', (error) => {
      throw error;
    });
    await eventually(async () => (await found('afterwards')).length === 1);
    await stop();
    expect(await storage.read.sql.selectFrom('search_refresh').selectAll().execute()).toEqual([]);
  });
});
