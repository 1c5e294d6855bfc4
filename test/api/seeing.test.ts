import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../../server/contract/api.ts';
import type { CaptureDecision, CaptureSummary } from '../../server/contract/capture-decision.ts';
import type { Change } from '../../server/contract/change.ts';
import type { EmailLookupResult, EmailResult } from '../../server/contract/email.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { Visibility } from '../../server/contract/marketing-setup.ts';
import type { NeverLog } from '../../server/contract/never-log.ts';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { listen } from '../support/event-stream.ts';
import { logEntry } from '../support/log-entry.ts';
import {
  eventually,
  freshCaptureId,
  type Organisation,
  startOrganisation,
} from '../support/organisation.ts';
import { type Probe, probes, type Rows } from '../support/row-probes.ts';
import { servers } from '../support/servers.ts';
import { upload } from '../support/upload.ts';

type Items<T> = { items: T[] };
type Who = 'administrator' | 'reader' | 'jo' | 'eva' | 'lars' | 'mona';

/** Jo, Eva and manager Mona are one team, Lars is another; the reader is no salesperson. */
const sees: Record<Visibility, Record<Who, string[]>> = {
  everyone: {
    administrator: ['EVA', 'JO', 'LARS'],
    reader: ['EVA', 'JO', 'LARS'],
    jo: ['EVA', 'JO', 'LARS'],
    eva: ['EVA', 'JO', 'LARS'],
    lars: ['EVA', 'JO', 'LARS'],
    mona: ['EVA', 'JO', 'LARS'],
  },
  team: {
    administrator: ['EVA', 'JO', 'LARS'],
    reader: [],
    jo: ['EVA', 'JO'],
    eva: ['EVA', 'JO'],
    lars: ['LARS'],
    mona: ['EVA', 'JO'],
  },
  owner: {
    administrator: ['EVA', 'JO', 'LARS'],
    reader: [],
    jo: ['JO'],
    eva: ['EVA'],
    lars: ['LARS'],
    mona: ['EVA', 'JO'],
  },
};
const everybody = Object.keys(sees.everyone) as Who[];
const cases = (Object.keys(sees) as Visibility[]).flatMap((visibility) =>
  everybody.map((who) => ({ visibility, who, codes: sees[visibility][who] })),
);

const owners = ['JO', 'EVA', 'LARS'] as const;
const isWriter = (who: Who) => who !== 'reader';

/** Who changes any row that is seen; the others their own. */
const changesAny: readonly Who[] = ['administrator', 'mona'];

const codesOf = (rows: { salespersonCode: string | null }[]) =>
  [...new Set(rows.map((one) => one.salespersonCode))].sort();

const isOwn = (who: Who, code: string) => who.toUpperCase() === code;

/** Not seen is as if it did not exist; the version that is named is stale, so nothing is changed. */
const statusOfChange = (who: Who, code: string, isSeen: boolean): number => {
  if (!isWriter(who)) return 403;
  if (!isSeen) return 404;
  return changesAny.includes(who) || isOwn(who, code) ? 412 : 403;
};

const statusOfReport = (who: Who, code: string): number =>
  who === 'administrator' || isOwn(who, code) ? 201 : 403;

const expectedOf = (probe: Probe, who: Who, code: string, isSeen: boolean): boolean | number => {
  if (probe.kind === 'own') return who === 'administrator' || isOwn(who, code);
  if (probe.kind === 'changes') return statusOfChange(who, code, isSeen);
  if (probe.kind === 'reports') return statusOfReport(who, code);
  return isSeen && !(probe.kind === 'sees' && probe.writersOnly && !isWriter(who));
};

/** Logs, cancels and leaves waiting one mail each, with a contact that nobody else has met. */
const prepareRows = async (us: Organisation, from: 'jo' | 'eva' | 'lars'): Promise<Rows> => {
  const code = from.toUpperCase();
  const address = `${from}@met.example`;
  const { no: contactNo } = await us.person(`Met by ${code}`, [address]);
  const captureId = freshCaptureId();
  const mail = async (to: string, id = freshCaptureId()) => {
    const { body } = await us[from].send<EmailResult>('POST', '/emails', {
      captureId: id,
      from: { address: `${from}@us.example` },
      to: [{ address: to }],
      subject: `Quarter of ${code}`,
      sentAt: new Date().toISOString(),
    });
    return body.entries[0]?.entryNo ?? 0;
  };
  const canceledEntryNo = await mail(address);
  const route = `/interaction-log-entries/${canceledEntryNo}/cancel`;
  await us[from].send('POST', route, undefined, { version: 1 });
  const entryNo = await mail(address, captureId);
  const postponedEntryNo = await mail('office@shared.example');
  const attachmentId = await upload(us[from], `Offer of ${code}.txt`, `Prices of ${code}`);
  await us[from].send(
    'POST',
    `/interaction-log-entries/${entryNo}/attachments`,
    { attachmentId },
    { version: 1 },
  );
  const meetingId = freshCaptureId();
  await us[from].send('POST', '/meeting-invitations', {
    meetingId,
    organizer: { address: `${from}@us.example` },
    requiredAttendees: [{ address }],
    sentAt: new Date().toISOString(),
  });
  return {
    ...{ code, entryNo, canceledEntryNo, postponedEntryNo, captureId, attachmentId, meetingId },
    ...{ contactNo, address },
  };
};

const endpoints = Object.keys(api);
const probed = endpoints.flatMap((id) => {
  const probe = probes[id];
  return probe !== undefined && 'ask' in probe ? [{ id, probe }] : [];
});

describe('the walk over rows', () => {
  it('has a line for every endpoint of the contract', () => {
    const missing = endpoints.filter((id) => probes[id] === undefined);
    expect(
      missing.map(
        (id) =>
          `Say how it touches rows of salespeople, in test/support/row-probes.ts: ${id}: noRows, or sees(…), changed(…)`,
      ),
    ).toEqual([]);
    expect(Object.keys(probes).filter((id) => !endpoints.includes(id))).toEqual([]);
  });
});

describe.each(servers())('seeing (rules 10) on the $name', (kind) => {
  let us: Organisation;
  const rows = new Map<string, Rows>();
  let visibility: Visibility = 'everyone';
  const make = async (wanted: Visibility) => {
    if (wanted !== visibility) await us.setUp({ visibility: wanted });
    visibility = wanted;
  };
  beforeAll(async () => {
    us = await startOrganisation(kind);
    for (const from of ['jo', 'eva', 'lars'] as const)
      rows.set(from.toUpperCase(), await prepareRows(us, from));
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const rowsOf = (code: string): Rows => {
    const found = rows.get(code);
    if (found === undefined) throw new Error(`${code} has no rows`);
    return found;
  };
  const entryNoOf = (code: string) => rowsOf(code).entryNo;

  describe.each(cases)(
    '$visibility: $who sees $codes (rules 10.1 to 10.4)',
    ({ visibility: wanted, who, codes }) => {
      it.each(probed)('$id', async ({ probe }) => {
        if (!('ask' in probe)) return;
        await make(wanted);
        const answers: [string, boolean | number][] = [];
        const expected: [string, boolean | number][] = [];
        for (const code of owners) {
          answers.push([code, await probe.ask(us[who], rowsOf(code))]);
          expected.push([code, expectedOf(probe, who, code, codes.includes(code))]);
        }
        expect(answers).toEqual(expected);
      });
    },
  );

  it('shows an entry without a salesperson to administrators, else under everyone alone (rule 10.3)', async () => {
    const entryNo = await us.server.beside((storage) =>
      logEntry(storage, { contactNo: us.bjorn.no, date: '2026-01-15', description: 'Nobody’s' }),
    );
    const shows = async (who: Who) =>
      (await us[who].get(`/interaction-log-entries/${entryNo}`)).status === 200;
    for (const wanted of ['everyone', 'team', 'owner'] as const) {
      await make(wanted);
      for (const who of everybody)
        expect([wanted, who, await shows(who)]).toEqual([
          wanted,
          who,
          wanted === 'everyone' || who === 'administrator',
        ]);
    }
  });

  it('leaves out of a choice of contacts when others met them last', async () => {
    const { address } = rowsOf('LARS');
    await us.person('Has it too', [address]);
    const { entries } = await us.mail('jo', [address], 'Which of them');
    const lastOf = async (who: Who) => {
      const { body } = await us[who].get<Items<PostponedInteraction>>('/postponed-interactions');
      const row = body.items.find((one) => one.entryNo === entries[0]?.entryNo);
      return row?.candidates.filter((one) => one.lastInteractionDate !== null).length;
    };
    await make('owner');
    expect(await lastOf('jo')).toBe(0);
    expect(await lastOf('administrator')).toBe(1);
    await make('everyone');
    expect(await lastOf('jo')).toBe(1);
  });

  it('counts one’s own mails of a day', async () => {
    const seen = async (who: Who) =>
      (await us[who].get<CaptureSummary>('/capture-summary')).body.seen;
    await make('everyone');
    const jo = await seen('jo');
    const lars = await seen('lars');
    await us.mail('lars', ['aino@tammela.example'], 'One more');
    expect([await seen('jo'), await seen('lars')]).toEqual([jo, lars + 1]);
    expect([await seen('reader'), await seen('mona')]).toEqual([0, 0]);
  });

  it('shows and changes one’s own never-log lines (rule 9.9)', async () => {
    const line = { kind: 'address', value: 'dentist@teeth.example' };
    const add = async (who: Who, owner: string | null) =>
      (await us[who].send<NeverLog>('POST', '/never-log', { ...line, owner })).status;
    expect([await add('jo', 'LARS'), await add('jo', null)]).toEqual([403, 403]);
    const { body } = await us.jo.send<NeverLog>('POST', '/never-log', { ...line, owner: 'JO' });
    const shows = async (who: Who) =>
      (await us[who].get<Items<NeverLog>>('/never-log')).body.items.some(
        (one) => one.id === body.id,
      );
    for (const who of everybody)
      expect([who, await shows(who)]).toEqual([who, who === 'jo' || who === 'administrator']);
    const remove = async (who: Who) =>
      (await us[who].send('DELETE', `/never-log/${body.id}`)).status;
    expect([await remove('reader'), await remove('lars'), await remove('mona')]).toEqual([
      403, 403, 403,
    ]);
    expect(await remove('jo')).toBe(204);
  });

  it('shows decisions to the sender and to administrators only (rule 10.6)', async () => {
    await make('everyone');
    const decided = async (who: Who, query = '') =>
      codesOf((await us[who].get<Items<CaptureDecision>>(`/capture-decisions${query}`)).body.items);
    expect(await decided('administrator')).toEqual(['EVA', 'JO', 'LARS']);
    expect(await decided('jo')).toEqual(['JO']);
    expect(await decided('lars')).toEqual(['LARS']);
    expect(await decided('mona')).toEqual([]);
    expect(await decided('reader')).toEqual([]);
    expect(await decided('jo', '?salespersonCode=EVA')).toEqual([]);
    expect(await decided('jo', `?entryNo=${entryNoOf('EVA')}`)).toEqual([]);
    expect(await decided('administrator', '?salespersonCode=EVA')).toEqual(['EVA']);
  });

  it('chooses within what may be seen (rule 10.5)', async () => {
    const scope = async (who: Who, wanted: string) =>
      codesOf(
        (await us[who].get<Items<InteractionLogEntry>>(`/interaction-log-entries?scope=${wanted}`))
          .body.items,
      );
    await make('everyone');
    expect(await scope('jo', 'mine')).toEqual(['JO']);
    expect(await scope('jo', 'team')).toEqual(['EVA', 'JO']);
    expect(await scope('reader', 'mine')).toEqual([]);
    await make('owner');
    expect(await scope('jo', 'team')).toEqual(['JO']);
    expect(await scope('mona', 'team')).toEqual(['EVA', 'JO']);
  });

  it('answers about somebody else’s mail without entries that may not be seen', async () => {
    await make('owner');
    const captureId = freshCaptureId();
    const internetMessageId = `<${captureId}@us.example>`;
    const report = {
      captureId,
      internetMessageId,
      from: { address: 'jo@us.example' },
      to: [{ address: 'bjorn@dahl.example' }],
      bcc: [{ address: 'carla@meyer.example' }],
      subject: 'Only for Björn',
      sentAt: new Date().toISOString(),
    };
    expect((await us.jo.send('POST', '/emails', report)).status).toBe(201);
    const lookUp = async (who: Who) =>
      (await us[who].send<EmailLookupResult>('POST', '/emails/lookup', { internetMessageId })).body;
    expect((await lookUp('jo')).entries).toHaveLength(2);
    const seen = await lookUp('lars');
    expect(seen.entries).toEqual([]);
    expect(JSON.stringify(seen)).not.toMatch(/Only for Björn|carla@/);
    const refused = await us.lars.send('POST', '/emails', report);
    expect(refused.status).toBe(403);
  });

  it('does not cancel, assign or discard what may not be seen, as if it did not exist', async () => {
    await make('owner');
    const entryNo = entryNoOf('EVA');
    const version = { version: 1 };
    expect(
      (await us.jo.send('POST', `/interaction-log-entries/${entryNo}/cancel`, undefined, version))
        .status,
    ).toBe(404);
    const route = `/postponed-interactions/${rowsOf('EVA').postponedEntryNo}`;
    const assign = { contactNo: us.bjorn.no };
    expect((await us.jo.send('POST', `${route}/assign`, assign, version)).status).toBe(404);
    expect((await us.jo.send('DELETE', route, undefined, version)).status).toBe(404);
    await make('everyone');
    expect((await us.jo.send('POST', `${route}/assign`, assign, version)).status).toBe(403);
    expect((await us.jo.send('DELETE', route, undefined, version)).status).toBe(403);
  });

  it('tells the stream only what may be seen', async () => {
    await make('team');
    using jo = await listen(us.server.url, us.jo.token);
    using lars = await listen(us.server.url, us.lars.token);
    using administrator = await listen(us.server.url, us.administrator.token);
    const told = ({ changes }: { changes: Change[] }) =>
      changes.filter((one) => one.entity === 'interactionLogEntry').map((one) => one.key);
    // A stream starts from now: wait until all three hear.
    await eventually(async () => {
      await us.person('Heard by all', []);
      return [jo, lars, administrator].every((one) =>
        one.changes.some(({ entity }) => entity === 'contact'),
      );
    });
    const numberOf = async (from: 'eva' | 'lars') =>
      String((await us.mail(from, ['aino@tammela.example'], 'Streamed')).entries[0]?.entryNo);
    const evas = await numberOf('eva');
    const larss = await numberOf('lars');
    await eventually(() => told(administrator).includes(larss));
    await eventually(() => told(jo).includes(evas) && told(lars).includes(larss));
    expect(told(administrator)).toEqual([evas, larss]);
    expect(told(jo)).toEqual([evas]);
    expect(told(lars)).toEqual([larss]);
  });
});
