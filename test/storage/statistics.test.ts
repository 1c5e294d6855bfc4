import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InteractionLogEntryQuery } from '../../server/contract/interaction-log-entry.ts';
import type { Visibility } from '../../server/contract/marketing-setup.ts';
import {
  type Statistics,
  type StatisticsQuery,
  statisticsDimension,
  statisticsMeasure,
  statisticsPart,
} from '../../server/contract/statistics.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { type Capture, openCapture } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

type Ask = Partial<StatisticsQuery>;
type LogFilter = Partial<Omit<InteractionLogEntryQuery, 'limit' | 'cursor'>>;

const entryCount = 260;
const visibilities: Visibility[] = ['everyone', 'team', 'owner'];

/** Everything a figure could get wrong: cents, blanks, both flags, weeks across a new year. */
const anEntry = fc.record({
  contact: fc.nat({ max: 3 }),
  salesperson: fc.constantFrom(null, 'JO', 'EH', 'LARS'),
  template: fc.nat({ max: 4 }),
  day: fc.integer({ min: 0, max: 75 }),
  cost: fc.oneof(fc.nat({ max: 99_999 }), fc.constantFrom(0, 1, 10, 29, 58, 99_999_999_999)),
  duration_minutes: fc.oneof(fc.nat({ max: 600 }), fc.constant(1_000_000)),
  canceled: fc.constantFrom(0, 0, 0, 1),
  postponed: fc.constantFrom(0, 0, 0, 1),
  attempt_failed: fc.constantFrom(0, 0, 1),
  information_flow: fc.constantFrom(null, 'outbound', 'inbound'),
});

const firstDay = Date.parse('2025-11-20T00:00:00Z');
const dayOf = (at: number): string =>
  new Date(firstDay + at * 86_400_000).toISOString().slice(0, 10);

const fill = async ({ storage, readSetup, company, aino, bjorn, carla }: Capture) => {
  const { templates, salespeople } = await readSetup(storage.read);
  const contacts = await storage.read.sql
    .selectFrom('contact')
    .select(['id', 'company_id'])
    .where('no', 'in', [company.no, aino.no, bjorn.no, carla.no])
    .execute();
  const byCode = new Map([...salespeople.values()].map(({ code, id }) => [code, id]));
  const some = [null, ...[...templates.values()].slice(0, 4)];
  const rows = fc.sample(anEntry, { numRuns: entryCount, seed: 12 }).map((one) => {
    const { contact, salesperson, template, day, ...plain } = one;
    return {
      ...plain,
      contact_id: contacts[contact]?.id ?? null,
      contact_company_id: contacts[contact]?.company_id ?? null,
      salesperson_id: byCode.get(salesperson ?? '') ?? null,
      interaction_template_id: some[template]?.id ?? null,
      interaction_group_id: some[template]?.groupId ?? null,
      date: dayOf(day),
      sort_time: firstDay + day * 86_400_000,
      description: 'Met',
      origin: 'manual',
      created_at: 0,
      created_by: 'Test',
      changed_at: 0,
      changed_by: 'Test',
    };
  });
  await storage.write(({ sql, engine }) =>
    engine.insert(sql, 'interaction_log_entry', 'entry_no', rows),
  );
};

const putInTeams = async ({ stores, caller }: Capture) => {
  for (const [team, codes] of [
    ['SALES', ['JO', 'EH']],
    ['SERVICE', ['LARS']],
  ] as const) {
    await stores.teams.create(caller, { code: team, name: team });
    for (const code of codes) {
      const { version } = await stores.salespeople.get(code);
      await stores.salespeople.change(caller, code, version, { teamCode: team });
    }
  }
};

const actorsOf = async ({ readSetup, storage, administrator }: Capture) => {
  const { salespeople } = await readSetup(storage.read);
  const actor = (code: string | null, roles: Actor['roles']): Actor => {
    const own = [...salespeople.values()].find((one) => one.code === code);
    return { ...administrator, roles, salespersonId: own?.id ?? null, teamId: own?.teamId ?? null };
  };
  return {
    administrator,
    reader: actor(null, ['reader']),
    salesperson: actor('JO', ['salesperson']),
    manager: actor('EH', ['manager']),
    'salesperson of another team': actor('LARS', ['salesperson']),
  };
};

const inHundredths = (cost: number): number => Math.round(cost * 100);

type Summed = {
  interactions: number;
  attemptsFailed: number;
  cost: number;
  durationMinutes: number;
};
const measures = ['interactions', 'attemptsFailed', 'cost', 'durationMinutes'] as const;

const add = (all: readonly (Summed | null)[]): Summed => {
  const sum = { interactions: 0, attemptsFailed: 0, cost: 0, durationMinutes: 0 };
  for (const one of all)
    for (const name of measures)
      sum[name] += name === 'cost' ? inHundredths(one?.cost ?? 0) : (one?.[name] ?? 0);
  return sum;
};

describe.each(databases())('statistics in the $name', (database) => {
  let capture: Capture;
  let actors: Record<string, Actor>;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
    await capture.stores.salespeople.create(capture.caller, { code: 'LARS', name: 'Lars' });
    await putInTeams(capture);
    await fill(capture);
    actors = await actorsOf(capture);
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const ask = (query: Ask, actor = capture.administrator): Promise<Statistics> =>
    capture.stores.statistics.get(actor, {
      groupBy: 'group',
      measure: 'interactions',
      limit: 50,
      ...query,
    });
  const show = async (visibility: Visibility) => {
    const { version } = await capture.stores.marketingSetup.get();
    await capture.stores.marketingSetup.change(capture.caller, version, { visibility });
  };
  const log = async (actor: Actor, filter: LogFilter) => {
    const entries = [];
    for (let cursor: string | undefined; ; ) {
      const query = { ...filter, canceled: false, limit: 200, cursor };
      const page = await capture.stores.entries.list(actor, query);
      entries.push(...page.items);
      if (page.nextCursor === null) return entries;
      cursor = page.nextCursor;
    }
  };
  const sumOfLog = async (actor: Actor, filter: LogFilter): Promise<Summed> =>
    add(
      (await log(actor, filter)).map((entry) => ({
        ...entry,
        interactions: 1,
        attemptsFailed: entry.attemptFailed ? 1 : 0,
      })),
    );

  /** Items with rest, parts of items, and the total: all one sum. */
  const expectSum = (found: Statistics, sum: Summed) => {
    expect(add([found.total])).toEqual(sum);
    expect(add([...found.items, found.rest])).toEqual(sum);
    for (const item of found.items)
      if (item.parts !== undefined) expect(add(item.parts)).toEqual(add([item]));
  };

  it.each(visibilities)(
    'are the sum of the log to the cent by every dimension for every role, seeing %s (rules 12.2, 12.7, 10.4)',
    async (visibility) => {
      await show(visibility);
      const totals: Record<string, number> = {};
      for (const [role, actor] of Object.entries(actors)) {
        const sum = await sumOfLog(actor, {});
        totals[role] = sum.interactions;
        for (const groupBy of statisticsDimension.options)
          expectSum(await ask({ groupBy, limit: 2 }, actor), sum);
      }
      const { administrator = 0, reader, manager = 0, salesperson = 0 } = totals;
      expect(administrator).toBeGreaterThan(100);
      expect(reader).toBe(visibility === 'everyone' ? administrator : 0);
      expect(manager < administrator).toBe(visibility !== 'everyone');
      expect(salesperson < manager).toBe(visibility === 'owner');
      await show('everyone');
    },
  );

  it('are the sum of the log with any filter, of their parts, too (rules 12.7, 12.10)', async () => {
    const { company, aino } = capture;
    const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const filters = fc.record({
      groupBy: fc.constantFrom(...statisticsDimension.options),
      splitBy: fc.constantFrom(undefined, ...statisticsPart.options),
      measure: fc.constantFrom(...statisticsMeasure.options),
      limit: fc.constantFrom(1, 2, 50),
      scope: fc.constantFrom(undefined, 'mine', 'team', 'all'),
      contactNo: fc.constantFrom(undefined, undefined, company.no, aino.no, 'NOBODY'),
      salespersonCode: fc.constantFrom(undefined, undefined, 'JO', 'NOBODY'),
      teamCode: fc.constantFrom(undefined, undefined, 'SALES'),
      interactionGroupCode: fc.constantFrom(undefined, undefined, 'EMAIL', 'PHONE'),
      dateFrom: optional(fc.nat({ max: 40 }).map(dayOf)),
      dateTo: optional(fc.integer({ min: 40, max: 75 }).map(dayOf)),
      informationFlow: fc.constantFrom(undefined, undefined, 'outbound'),
      attemptFailed: fc.constantFrom(undefined, undefined, true, false),
      role: fc.constantFrom(...Object.keys(actors)),
    });
    await fc.assert(
      fc.asyncProperty(filters, async ({ role, groupBy, splitBy, measure, limit, ...filter }) => {
        const actor = actors[role] ?? capture.administrator;
        const query = filter as LogFilter;
        const parts = groupBy === 'contact' || groupBy === 'company' ? undefined : splitBy;
        const found = await ask({ groupBy, splitBy: parts, measure, limit, ...query }, actor);
        expectSum(found, await sumOfLog(actor, query));
        const order = found.items.map((one) => one[measure]);
        if (!['day', 'week', 'month'].includes(groupBy))
          expect(order).toEqual(order.toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('lead by each item to its part of the log (rules 12.8, 12.9)', async () => {
    const filterOf: Partial<Record<string, (item: Statistics['items'][number]) => LogFilter>> = {
      group: ({ key }) => ({ interactionGroupCode: key ?? '' }),
      template: ({ key }) => ({ interactionTemplateCode: key ?? '' }),
      salesperson: ({ key }) => ({ salespersonCode: key ?? '' }),
      team: ({ key }) => ({ teamCode: key ?? '' }),
      company: ({ key }) => ({ contactCompanyNo: key ?? '' }),
      week: ({ dateFrom, dateTo }) => ({ dateFrom, dateTo }),
      month: ({ dateFrom, dateTo }) => ({ dateFrom, dateTo }),
    };
    const period = { dateFrom: dayOf(3), dateTo: dayOf(70) };
    for (const [groupBy, filter] of Object.entries(filterOf)) {
      const { items } = await ask({ groupBy: groupBy as StatisticsQuery['groupBy'], ...period });
      expect(items.length).toBeGreaterThan(1);
      for (const item of items)
        if (item.key !== null)
          expect([groupBy, item.key, add([item])]).toEqual([
            groupBy,
            item.key,
            await sumOfLog(capture.administrator, { ...period, ...filter?.(item) }),
          ]);
    }
  });

  it('tell what has no group, template, salesperson or team by itself (rule 12.8)', async () => {
    for (const groupBy of ['group', 'template', 'salesperson', 'team'] as const) {
      const { items } = await ask({ groupBy });
      const blank = items.filter(({ key }) => key === null);
      expect(blank.map(({ label, interactions }) => [label, interactions > 0])).toEqual([
        [null, true],
      ]);
    }
  });

  it('have a figure for every week and month of the period, and for nothing beyond (rule 12.9)', async () => {
    const period = { dateFrom: '2025-10-30', dateTo: '2026-01-06' };
    const weeks = await ask({ groupBy: 'week', ...period });
    expect(weeks.items.map(({ key, dateFrom, dateTo }) => [key, dateFrom, dateTo])).toEqual([
      ['2025-10-27', '2025-10-30', '2025-11-02'],
      ['2025-11-03', '2025-11-03', '2025-11-09'],
      ['2025-11-10', '2025-11-10', '2025-11-16'],
      ['2025-11-17', '2025-11-17', '2025-11-23'],
      ['2025-11-24', '2025-11-24', '2025-11-30'],
      ['2025-12-01', '2025-12-01', '2025-12-07'],
      ['2025-12-08', '2025-12-08', '2025-12-14'],
      ['2025-12-15', '2025-12-15', '2025-12-21'],
      ['2025-12-22', '2025-12-22', '2025-12-28'],
      ['2025-12-29', '2025-12-29', '2026-01-04'],
      ['2026-01-05', '2026-01-05', '2026-01-06'],
    ]);
    expect(weeks.items[0]?.interactions).toBe(0);
    const months = await ask({ groupBy: 'month', ...period });
    expect(months.items.map(({ key }) => key)).toEqual([
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
    ]);
    expect(months.items.at(-1)?.dateTo).toBe('2026-01-06');
    expect((await ask({ groupBy: 'month', contactNo: 'NOBODY', ...period })).items).toHaveLength(4);
  });

  it('are compared with as many days before (rule 12.11)', async () => {
    const period = { dateFrom: dayOf(40), dateTo: dayOf(59) };
    const { previous, total } = await ask({ ...period, compare: true });
    const before = { dateFrom: dayOf(20), dateTo: dayOf(39) };
    expect(previous).toMatchObject(before);
    expect(add([previous])).toEqual(await sumOfLog(capture.administrator, before));
    expect(add([total])).toEqual(await sumOfLog(capture.administrator, period));
  });

  it('count different contacts, a company and its person as two (rule 12.12)', async () => {
    const entries = await log(capture.administrator, {});
    const { total } = await ask({ contacts: true });
    expect(total.contacts).toBe(new Set(entries.map(({ contactNo }) => contactNo)).size);
    expect(total.contacts).toBe(4);
    expect((await ask({ contactNo: capture.company.no, contacts: true })).total.contacts).toBe(2);
  });

  it('give the contacts with most, and the rest as one (rule 12.10)', async () => {
    const all = await ask({ groupBy: 'contact', measure: 'cost' });
    const first = await ask({ groupBy: 'contact', measure: 'cost', limit: 1 });
    expect(first.items).toEqual(all.items.slice(0, 1));
    expect(first.rest?.items).toBe(3);
    expect(all.rest).toBeNull();
    expect(all.items.map(({ key }) => key)).toContain(capture.bjorn.no);
    expect(all.items.map(({ label }) => label)).toContain('Björn Dahl');
  });

  it('name all that does not fit at once', async () => {
    const asked = ask({
      groupBy: 'contact',
      splitBy: 'group',
      compare: true,
      dateFrom: '2026-02-01',
      dateTo: '2026-01-01',
    });
    await expect(asked).rejects.toMatchObject({
      code: 'invalidInput',
      fields: [{ path: 'dateTo' }, { path: 'splitBy' }],
    });
    await expect(ask({ compare: true })).rejects.toMatchObject({ fields: [{ path: 'compare' }] });
    const days = ask({ groupBy: 'day', dateFrom: '0001-01-01', dateTo: '9999-12-31' });
    await expect(days).rejects.toMatchObject({ fields: [{ code: 'tooManyPeriods' }] });
  });

  it('bear the first and the last day there is', async () => {
    for (const [dateFrom, dateTo] of [
      ['9999-12-20', '9999-12-31'],
      ['0001-01-01', '0001-01-03'],
    ])
      for (const groupBy of ['day', 'week', 'month'] as const) {
        const { items } = await ask({ groupBy, dateFrom, dateTo, compare: true });
        expect(items.at(-1)?.dateTo).toBe(dateTo);
      }
  });
});
