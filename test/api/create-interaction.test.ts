import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactDetail } from '../../server/contract/contact.ts';
import type { Page } from '../../server/contract/fields.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
} from '../../server/contract/interaction-log-entry.ts';
import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import { systemActor } from '../../server/domain/actor.ts';
import { logInteractions } from '../../server/storage/interaction-log-entry/log-interactions.ts';
import { createSetupSnapshot } from '../../server/storage/setup/setup-snapshot.ts';
import { type Organisation, startOrganisation, tenAtOnce } from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

const route = '/interaction-log-entries';

describe.each(servers())('creating an interaction over the API on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
    const template = (code: string, more: Record<string, unknown>) =>
      us.administrator.send('POST', '/interaction-templates', {
        code,
        description: `Made ${code}`,
        interactionGroupCode: 'LETTER',
        ...more,
      });
    await template('EVENT', { campaignNo: 'CP1002', campaignTarget: true, unitCost: 12.35 });
    await template('FILE', { wizardAction: 'open' });
    await template('MERGED', { wizardAction: 'merge', correspondenceType: 'email' });
    await template('OLD', { blocked: true });
    await us.administrator.send('POST', '/salespeople', {
      code: 'GONE',
      name: 'Gone',
      blocked: true,
    });
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const create = (body: unknown, who = us.jo) => who.send<InteractionLogEntry>('POST', route, body);
  const fieldsOf = (reply: Awaited<ReturnType<typeof create>>) =>
    (problemOf(reply).fields ?? []).map((one) => [one.path, one.code]);
  const complete = () => ({
    contactNo: us.aino.no,
    interactionTemplateCode: 'ONSITE',
    description: 'Talked about the offer',
  });

  it('takes what is not said from template, set-up and now (rules 15.1, 15.2, 15.5, 15.15, 5.8)', async () => {
    const before = Date.now();
    const reply = await create(complete());
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      contactNo: us.aino.no,
      contactCompanyNo: us.tammela.no,
      interactionTemplateCode: 'ONSITE',
      interactionGroupCode: 'MEETING',
      description: 'Talked about the offer',
      subject: 'Talked about the offer',
      salespersonCode: 'JO',
      informationFlow: 'outbound',
      initiatedBy: 'us',
      cost: 45,
      durationMinutes: 180,
      origin: 'manual',
      postponed: false,
      attemptFailed: false,
      deliveryStatus: null,
      evaluation: null,
      createdBy: 'JO',
    });
    const at = Date.parse(reply.body.timeOfInteraction ?? '');
    expect(at % 60_000).toBe(0);
    expect(at).toBeGreaterThan(before);
    expect(at).toBeLessThanOrEqual(Date.now() + 61_000);
  });

  it('keeps everything that is said (rules 5.14, 15.1, 15.10, 15.17)', async () => {
    const said = {
      ...complete(),
      timeOfInteraction: '2026-01-31T23:30:00.000Z',
      informationFlow: 'inbound',
      initiatedBy: 'them',
      correspondenceType: 'hardCopy',
      cost: 0.29,
      durationMinutes: 7,
      evaluation: 'veryPositive',
      attemptFailed: true,
      contactVia: '+358 40 123',
      campaignNo: 'CP1001',
      campaignResponse: true,
      opportunityNo: 'OP000001',
      taskNo: 'TD000001',
    };
    const reply = await create({
      ...said,
      comments: [
        { comment: 'First\nsecond line' },
        { code: 'X', date: '2026-02-03', comment: 'B' },
      ],
    });
    expect(reply.body).toMatchObject({ ...said, commentCount: 2 });
    const { body } = await us.jo.get<InteractionLogEntryDetail>(`${route}/${reply.body.entryNo}`);
    expect(body.comments).toMatchObject([
      { comment: 'First\nsecond line', date: reply.body.date, code: null, createdBy: 'JO' },
      { comment: 'B', date: '2026-02-03', code: 'X' },
    ]);
    const log = await us.jo.get<Page<InteractionLogEntry>>(`${route}?search=offer`);
    expect(log.body.items.map((one) => one.entryNo)).toContain(reply.body.entryNo);
  });

  it('names every problem at once (rule 15.11)', async () => {
    expect(fieldsOf(await create({}, us.reader))).toEqual([]);
    const nothing = await create({}, us.administrator);
    expect(nothing.status).toBe(400);
    expect(fieldsOf(nothing)).toEqual([
      ['contactNo', 'missing'],
      ['interactionTemplateCode', 'missing'],
      ['salespersonCode', 'missing'],
      ['description', 'missing'],
    ]);
    const wrong = await create({
      contactNo: 'GHOST',
      interactionTemplateCode: 'NONE',
      salespersonCode: 'NOBODY',
      date: '2026-02-28',
      timeOfInteraction: '2026-03-02T12:00:00Z',
      interactionLanguageCode: 'sv',
      attachmentIds: [999_999],
    });
    expect(fieldsOf(wrong).map(([path]) => path)).toEqual([
      'contactNo',
      'interactionTemplateCode',
      'salespersonCode',
      'date',
      'interactionLanguageCode',
      'attachmentIds.0',
      'description',
    ]);
    const both = await create({ cost: -1, note: 'x', interactionTemplateCode: 'OLD' });
    expect(fieldsOf(both).map(([path]) => path)).toEqual([
      'cost',
      'note',
      'interactionTemplateCode',
      'contactNo',
    ]);
  });

  it('asks for a file where the template opens one, and for none otherwise (rules 15.11, 15.12)', async () => {
    const opens = await create({ ...complete(), interactionTemplateCode: 'FILE' });
    expect(fieldsOf(opens)).toEqual([['attachmentIds', 'missing']]);
    const merged = await create({ ...complete(), interactionTemplateCode: 'MERGED' });
    expect(merged.body).toMatchObject({ correspondenceType: 'email', deliveryStatus: null });
  });

  it('does not write e-mail to a contact without an address (rule 15.12)', async () => {
    const { no } = await us.person('Without address', []);
    const reply = await create({ ...complete(), contactNo: no, interactionTemplateCode: 'MERGED' });
    expect([reply.status, reply.body.correspondenceType]).toEqual([201, null]);
  });

  it('refuses who is blocked for privacy, the company of whom too (rule 15.13)', async () => {
    const company = await us.person('Silent', []);
    await us.jo.send('PATCH', `/contacts/${company.no}`, { privacyBlocked: true }, { version: 1 });
    expect(fieldsOf(await create({ ...complete(), contactNo: company.no }))).toEqual([
      ['contactNo', 'privacyBlocked'],
    ]);
    const firm = await us.administrator.send<{ no: string }>('POST', '/contacts', {
      type: 'company',
      name: 'Silent Oy',
      privacyBlocked: true,
    });
    const member = await us.person('Of the silent', [], firm.body.no);
    expect(fieldsOf(await create({ ...complete(), contactNo: member.no }))).toEqual([
      ['contactNo', 'privacyBlocked'],
    ]);
  });

  it('refuses blocked templates and salespeople (rule 15.14)', async () => {
    const reply = await create(
      { ...complete(), interactionTemplateCode: 'OLD', salespersonCode: 'GONE' },
      us.mona,
    );
    expect(fieldsOf(reply)).toEqual([
      ['interactionTemplateCode', 'blocked'],
      ['salespersonCode', 'blocked'],
    ]);
  });

  it('logs for oneself; a manager logs for anybody (rule 15.4)', async () => {
    const forEva = { ...complete(), salespersonCode: 'EVA' };
    expect(fieldsOf(await create(forEva))).toEqual([['salespersonCode', 'salespersonNotYours']]);
    expect((await create(forEva, us.mona)).body).toMatchObject({ salespersonCode: 'EVA' });
    expect((await create(complete(), us.mona)).body.salespersonCode).toBe('MONA');
  });

  it('is the set-up’s salesperson’s, else the contact’s, where nobody else is (rule 15.4)', async () => {
    await us.administrator.send(
      'PATCH',
      `/contacts/${us.carla.no}`,
      { salespersonCode: 'LARS' },
      { version: us.carla.version },
    );
    const forCarla = { ...complete(), contactNo: us.carla.no };
    expect((await create(forCarla, us.administrator)).body.salespersonCode).toBe('LARS');
    await us.setUp({ defaultSalespersonCode: 'EVA' });
    expect((await create(forCarla, us.administrator)).body.salespersonCode).toBe('EVA');
    await us.setUp({ defaultSalespersonCode: null });
  });

  it('follows the contact’s preference, unless the template ignores it (rule 15.8)', async () => {
    const { no } = await us.person('Letters please', ['letters@please.example']);
    await us.jo.send(
      'PATCH',
      `/contacts/${no}`,
      { correspondenceType: 'hardCopy' },
      { version: 1 },
    );
    const by = async (interactionTemplateCode: string) =>
      (await create({ ...complete(), contactNo: no, interactionTemplateCode })).body
        .correspondenceType;
    expect([await by('MERGED'), await by('ONSITE'), await by('GOLF')]).toEqual([
      'hardCopy',
      'hardCopy',
      'email',
    ]);
  });

  it('has the day of its time, and no time on another day (rule 15.3)', async () => {
    const timeOfInteraction = '2026-01-31T23:30:00.000Z';
    const { body: setUp } = await us.administrator.get<MarketingSetup>('/marketing-setup');
    await us.setUp({ timeZone: 'Europe/Helsinki' });
    const timed = await create({ ...complete(), timeOfInteraction });
    expect(timed.body).toMatchObject({ date: '2026-02-01', timeOfInteraction });
    const dated = await create({ ...complete(), date: '2026-01-30' });
    expect(dated.body).toMatchObject({ date: '2026-01-30', timeOfInteraction: null });
    const both = await create({ ...complete(), timeOfInteraction, date: '2026-01-30' });
    expect([both.status, fieldsOf(both).map(([path]) => path)]).toEqual([400, ['date']]);
    await us.setUp({ timeZone: setUp.timeZone });
  });

  it('is in the contact’s language where the template has it, else in the default (rule 15.9)', async () => {
    await us.administrator.send('POST', '/interaction-templates', {
      code: 'SPOKEN',
      description: 'Spoken',
      interactionGroupCode: 'LETTER',
      languageCode: 'en',
      languages: [
        { languageCode: 'en', description: 'In English' },
        { languageCode: 'sv', description: 'På svenska' },
      ],
    });
    const of = async (languageCode: string | null) => {
      const { no } = await us.person(`Speaks ${languageCode}`, []);
      await us.jo.send('PATCH', `/contacts/${no}`, { languageCode }, { version: 1 });
      const { contactNo: _, description: __, ...rest } = complete();
      const reply = await create({ ...rest, contactNo: no, interactionTemplateCode: 'SPOKEN' });
      return [reply.body.interactionLanguageCode, reply.body.description];
    };
    expect(await of('sv')).toEqual(['sv', 'På svenska']);
    expect(await of('fi')).toEqual(['en', 'In English']);
    expect(await of(null)).toEqual(['en', 'In English']);
    const chosen = await create({
      ...complete(),
      interactionTemplateCode: 'SPOKEN',
      interactionLanguageCode: 'fi',
    });
    expect([chosen.status, fieldsOf(chosen).map(([path]) => path)]).toEqual([
      400,
      ['interactionLanguageCode'],
    ]);
  });

  it('refuses a negative cost, and minutes that are not whole (rule 4.2)', async () => {
    const reply = await us.administrator.send('POST', '/interaction-templates', {
      code: 'ODD',
      description: 'Odd',
      interactionGroupCode: 'LETTER',
      unitCost: -0.01,
      unitDurationMinutes: 1.5,
    });
    expect([reply.status, problemOf(reply).fields?.map((one) => one.path)]).toEqual([
      400,
      ['unitCost', 'unitDurationMinutes'],
    ]);
  });

  it('counts at once, and a failed attempt does not as last interaction (rule 12.3)', async () => {
    const { no } = await us.person('Counted', ['counted@us-not.example']);
    const figures = async () => (await us.jo.get<ContactDetail>(`/contacts/${no}`)).body.figures;
    await create({
      ...complete(),
      contactNo: no,
      interactionTemplateCode: 'EVENT',
      attemptFailed: true,
    });
    expect(await figures()).toMatchObject({
      noOfInteractions: 1,
      cost: 12.35,
      dateOfLastInteraction: null,
    });
  });

  it('is told in the audit and in the feed', async () => {
    const { body } = await create(complete());
    const key = String(body.entryNo);
    const audit = await us.administrator.get<Page<{ action: string; actor: string }>>(
      `/audit?entity=interactionLogEntry&key=${key}`,
    );
    expect(audit.body.items).toMatchObject([{ action: 'created', actor: 'JO' }]);
    const feed = await us.jo.get<Page<{ key: string; action: string }>>('/changes?limit=1000');
    expect(feed.body.items).toContainEqual(expect.objectContaining({ key, action: 'created' }));
  });

  it('gives ten at once ten numbers, and one key one entry (rules 13.4, 13.7)', async () => {
    const replies = await tenAtOnce(() => create(complete()));
    expect(new Set(replies.map((one) => one.body.entryNo)).size).toBe(10);
    const repeats = await tenAtOnce(() =>
      us.jo.send<InteractionLogEntry>('POST', route, complete(), {
        idempotencyKey: 'one-and-the-same',
      }),
    );
    expect(new Set(repeats.map((one) => one.body.entryNo)).size).toBe(1);
  });

  it('logs several whole or not at all, with the problems of each (rule 15.16)', async () => {
    const before = await us.jo.get<Page<InteractionLogEntry>>(`${route}?limit=1`);
    await us.server.beside(async (storage) => {
      const readSetup = createSetupSnapshot(storage.read);
      const log = (contactNos: string[]) =>
        storage.write(async (handle) =>
          logInteractions(
            handle,
            { setup: await readSetup(handle), actor: systemActor, now: Date.now() },
            contactNos.map((contactNo) => ({ ...complete(), contactNo, salespersonCode: 'JO' })),
          ),
        );
      const refused = await log([us.aino.no, 'GHOST']).catch((error: unknown) => error);
      expect(refused).toMatchObject({ fields: [{ path: 'interactions.1.contactNo' }] });
      expect(await log([us.aino.no, us.bjorn.no])).toHaveLength(2);
    });
    const after = await us.jo.get<Page<InteractionLogEntry>>(`${route}?limit=200`);
    const fresh = after.body.items.filter(
      (one) => one.entryNo > (before.body.items[0]?.entryNo ?? 0) && one.createdBy === 'system',
    );
    expect(fresh.map((one) => one.contactNo).sort()).toEqual([us.aino.no, us.bjorn.no].sort());
  });
});
