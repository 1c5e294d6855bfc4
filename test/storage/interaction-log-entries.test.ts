import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InteractionLogEntryQuery } from '../../server/contract/interaction-log-entry.ts';
import { callerOf } from '../support/callers.ts';
import { type Capture, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';
import { logEntry } from '../support/log-entry.ts';

type Filter = Partial<InteractionLogEntryQuery>;

describe.each(databases())('interaction log entries in the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const list = (filter: Filter = {}) =>
    capture.stores.entries.list(capture.administrator, { limit: 200, ...filter });
  const descriptions = async (filter: Filter = {}) =>
    (await list(filter)).items.map((one) => one.description);
  const pagesOf = async (filter: Filter) => {
    const numbers: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list({ ...filter, cursor });
      numbers.push(...page.items.map((one) => one.entryNo));
      if (page.nextCursor === null) return numbers;
      cursor = page.nextCursor;
    }
  };

  it('at the same time are listed by number, and paged each once (rule 5.3)', async () => {
    const no = capture.bjorn.no;
    const numbers: number[] = [];
    for (let at = 0; at < 9; at++)
      numbers.push(
        await logEntry(capture.storage, {
          contactNo: no,
          date: '2025-01-15',
          description: `Tie ${at}`,
        }),
      );
    for (const limit of [1, 2, 4, 9, 10])
      expect([limit, await pagesOf({ contactNo: no, limit })]).toEqual([
        limit,
        numbers.toReversed(),
      ]);
    expect(await pagesOf({ contactNo: no, limit: 2, search: 'tie' })).toEqual(numbers.toReversed());
  });

  it('keep the company of the day when the contact moves (rule 5.8)', async () => {
    const old = await capture.stores.contacts.create(capture.caller, {
      type: 'company',
      name: 'Old Oy',
    });
    const next = await capture.stores.contacts.create(capture.caller, {
      type: 'company',
      name: 'New Oy',
    });
    const mover = await capture.person('Mover', ['mover@old.example'], old.no);
    await capture.log({ captureId: 'moved-1', to: people('mover@old.example'), subject: 'Before' });
    await capture.stores.contacts.change(capture.caller, mover.no, 1, { companyNo: next.no });
    await capture.log({ captureId: 'moved-2', to: people('mover@old.example'), subject: 'After' });
    expect(await descriptions({ contactNo: old.no })).toEqual(['Before']);
    expect(await descriptions({ contactCompanyNo: next.no })).toEqual(['After']);
    expect((await descriptions({ contactNo: mover.no })).sort()).toEqual(['After', 'Before']);
  });

  it('follow a template that is renamed, and keep its old values (rule 4.3)', async () => {
    const { result } = await capture.log({
      captureId: 'template-1',
      to: people('aino@tammela.example'),
      subject: 'Renamed template',
    });
    const entryNo = result.entries[0]?.entryNo ?? 0;
    const template = await capture.stores.interactionTemplates.get('EMAIL');
    const renamed = await capture.stores.interactionTemplates.change(
      capture.caller,
      'EMAIL',
      template.version,
      { code: 'MAIL', unitCost: 99, unitDurationMinutes: 60 },
    );
    const entry = await capture.stores.entries.get(capture.jo, entryNo);
    expect(entry).toMatchObject({ interactionTemplateCode: 'MAIL', cost: 8, durationMinutes: 1 });
    expect(await descriptions({ interactionTemplateCode: 'MAIL', search: 'renamed' })).toEqual([
      'Renamed template',
    ]);
    expect(await descriptions({ interactionTemplateCode: 'EMAIL' })).toEqual([]);
    const next = await capture.log({
      captureId: 'template-2',
      to: people('aino@tammela.example'),
      subject: 'New cost',
    });
    expect(next.result.entries[0]).toMatchObject({ cost: 99, durationMinutes: 60 });
    await capture.stores.interactionTemplates.change(capture.caller, 'MAIL', renamed.version, {
      code: 'EMAIL',
      unitCost: 8,
      unitDurationMinutes: 1,
    });
  });

  it('are filtered by their states', async () => {
    const no = capture.carla.no;
    const base = { contactNo: no, date: '2025-02-01' };
    await logEntry(capture.storage, { ...base, description: 'Plain' });
    await logEntry(capture.storage, { ...base, description: 'Canceled', canceled: true });
    await logEntry(capture.storage, { ...base, description: 'Failed', attemptFailed: true });
    await logEntry(capture.storage, { ...base, description: 'Theirs', initiatedBy: 'them' });
    await logEntry(capture.storage, { ...base, description: 'Postponed', postponed: true });
    const of = async (filter: Filter) => (await descriptions({ contactNo: no, ...filter })).sort();
    expect(await of({})).toEqual(['Canceled', 'Failed', 'Plain', 'Theirs']);
    expect(await of({ canceled: true })).toEqual(['Canceled']);
    expect(await of({ canceled: false })).toEqual(['Failed', 'Plain', 'Theirs']);
    expect(await of({ attemptFailed: true })).toEqual(['Failed']);
    expect(await of({ initiatedBy: 'them' })).toEqual(['Theirs']);
    expect(
      await of({ origin: 'manual', dateFrom: '2025-02-01', dateTo: '2025-02-01' }),
    ).toHaveLength(4);
    expect(await of({ dateFrom: '2025-02-02' })).toEqual([]);
    expect(await of({ dateTo: '2025-01-31' })).toEqual([]);
  });

  it('are found by the day they were written with, not by the day of the instant (rule 5.2)', async () => {
    await capture.log({
      captureId: 'late-evening',
      to: people('carla@meyer.example'),
      subject: 'Late evening',
      sentAt: '2026-05-01T21:30:00Z',
    });
    expect(await descriptions({ dateFrom: '2026-05-02', dateTo: '2026-05-02' })).toEqual([
      'Late evening',
    ]);
    expect(await descriptions({ dateFrom: '2026-05-01', dateTo: '2026-05-01' })).toEqual([]);
    const setup = capture.stores.marketingSetup;
    const move = async (timeZone: string) =>
      setup.change(capture.caller, (await setup.get()).version, { timeZone });
    await move('America/New_York');
    expect(await descriptions({ dateFrom: '2026-05-02', dateTo: '2026-05-02' })).toEqual([
      'Late evening',
    ]);
    await move('Europe/Helsinki');
  });

  it.each([
    ['umlauts', 'Über die Möbel', 'möbel'],
    ['capitals', 'ACHTUNG jetzt', 'achtung'],
    ['a quote', 'The "best" offer', '"best"'],
    ['an apostrophe', "Don't forget", "don't"],
    ['a percent sign', '50% off today', '50%'],
    ['an underscore', 'file_name sent', 'file_name'],
    ['a bracket', 'Re: [ticket] solved', '[ticket]'],
    ['operators', 'this OR that AND more', 'or and'],
    ['a star', 'five * stars', '* stars'],
    ['Cyrillic', 'Новый договор', 'договор'],
    ['digits', 'Invoice 104711', '104711'],
  ])('are found by a text with %s', async (_title, subject, search) => {
    await capture.log({
      captureId: `search-${subject}`,
      to: people('bjorn@norrsken.example'),
      subject,
    });
    expect(await descriptions({ search })).toEqual([subject]);
  });

  it('of a search come latest logged first (rule 5.3)', async () => {
    for (const [at, sentAt] of ['2026-01-03', '2026-01-01', '2026-01-02'].entries())
      await capture.log({
        captureId: `order-${at}`,
        to: people('bjorn@norrsken.example'),
        subject: `Orderly ${at}`,
        sentAt: `${sentAt}T10:00:00Z`,
      });
    expect(await descriptions({ search: 'orderly' })).toEqual([
      'Orderly 2',
      'Orderly 1',
      'Orderly 0',
    ]);
    expect(await descriptions({ dateFrom: '2026-01-01', dateTo: '2026-01-03' })).toEqual([
      'Orderly 0',
      'Orderly 2',
      'Orderly 1',
    ]);
  });

  it('change their subject in the search with a newer Send (rule 8.9)', async () => {
    const report = { captureId: 'reworded', to: people('bjorn@norrsken.example') };
    await capture.log({ ...report, subject: 'Firstwording' });
    await capture.log({ ...report, subject: 'Secondwording', sentAt: '2026-03-02T12:05:00Z' });
    expect(await descriptions({ search: 'firstwording' })).toEqual([]);
    expect(await descriptions({ search: 'secondwording' })).toEqual(['Secondwording']);
  });

  it('are all found among many hits that a filter drops', async () => {
    const { storage, bjorn, carla } = capture;
    await storage.write(async ({ sql, engine }) => {
      const contacts = await sql
        .selectFrom('contact')
        .select(['id', 'no'])
        .where('no', 'in', [bjorn.no, carla.no])
        .execute();
      const idOf = (no: string) => contacts.find((one) => one.no === no)?.id ?? 0;
      const rows = Array.from({ length: 300 }, (_, at) => ({
        contact_id: idOf(at % 100 === 0 ? carla.no : bjorn.no),
        contact_company_id: null,
        salesperson_id: null,
        date: '2024-01-01',
        sort_time: at,
        description: `Haystack ${at}`,
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
    const filter = { search: 'haystack', contactNo: carla.no };
    expect(await descriptions(filter)).toEqual(['Haystack 200', 'Haystack 100', 'Haystack 0']);
    expect(await pagesOf({ ...filter, limit: 1 })).toHaveLength(3);
    expect(await pagesOf({ search: 'haystack', limit: 7 })).toHaveLength(300);
  });

  it('say by whom they were canceled, and stay as they were otherwise (rule 5.11)', async () => {
    const { result } = await capture.log({
      captureId: 'cancel',
      to: people('bjorn@norrsken.example'),
      subject: 'To cancel',
    });
    const entry = result.entries[0];
    if (entry === undefined) throw new Error('It was not logged');
    const { entries } = capture.stores;
    const canceled = await entries.cancel(callerOf(capture.jo), entry.entryNo, 1);
    expect(canceled).toMatchObject({ canceled: true, canceledBy: 'JO', version: 2 });
    const repeat = await capture.log({
      captureId: 'cancel',
      internetMessageId: '<cancel@us.example>',
      to: people('bjorn@norrsken.example'),
      subject: 'To cancel',
    });
    expect(repeat.result.entries).toEqual([canceled]);
    await expect(entries.restore(callerOf(capture.eh), entry.entryNo, 2)).rejects.toMatchObject({
      code: 'notAllowed',
    });
    expect(await entries.restore(callerOf(capture.jo), entry.entryNo, 2)).toMatchObject({
      ...entry,
      changedAt: expect.any(String),
      version: 3,
    });
  });
});
