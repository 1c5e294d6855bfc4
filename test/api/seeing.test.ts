import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { Change } from '../../server/contract/change.ts';
import type { ContactDetail, ContactListItem } from '../../server/contract/contact.ts';
import type { EmailLookupResult, EmailResult } from '../../server/contract/email.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { Visibility } from '../../server/contract/marketing-setup.ts';
import { listen } from '../support/event-stream.ts';
import {
  eventually,
  freshCaptureId,
  type Organisation,
  type Person,
  startOrganisation,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';

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

const codesOf = (rows: { salespersonCode: string | null }[]) =>
  [...new Set(rows.map((one) => one.salespersonCode))].sort();

describe.each(servers())('seeing (rules 10) on the $name', (kind) => {
  let us: Organisation;
  const logged = new Map<string, EmailResult>();
  const waiting = new Map<string, number>();
  let visibility: Visibility = 'everyone';
  const make = async (wanted: Visibility) => {
    if (wanted !== visibility) await us.setUp({ visibility: wanted });
    visibility = wanted;
  };
  beforeAll(async () => {
    us = await startOrganisation(kind);
    for (const from of ['jo', 'eva', 'lars'] as const) {
      const code = from.toUpperCase();
      logged.set(code, await us.mail(from, ['aino@tammela.example'], `Quarter of ${code}`));
      const { entries } = await us.mail(from, ['office@shared.example'], `Waiting of ${code}`);
      waiting.set(code, entries[0]?.entryNo ?? 0);
    }
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const entryNoOf = (code: string) => logged.get(code)?.entries[0]?.entryNo ?? 0;

  it.each(cases)('$visibility: $who sees $codes', async ({ visibility: wanted, who, codes }) => {
    await make(wanted);
    const person: Person = us[who];
    const list = async (query: string) =>
      codesOf(
        (await person.get<Items<InteractionLogEntry>>(`/interaction-log-entries${query}`)).body
          .items,
      );
    expect(await list('')).toEqual(codes);
    expect(await list('?search=quarter')).toEqual(codes);
    expect(await list('?scope=all')).toEqual(codes);
    expect(await list(`?contactNo=${us.aino.no}`)).toEqual(codes);
    for (const code of ['JO', 'EVA', 'LARS']) {
      const isSeen = codes.includes(code);
      expect(await list(`?salespersonCode=${code}`)).toEqual(isSeen ? [code] : []);
      const one = await person.get(`/interaction-log-entries/${entryNoOf(code)}`);
      expect([code, one.status]).toEqual([code, isSeen ? 200 : 404]);
      const postponed = await person.get(`/interaction-log-entries/${waiting.get(code)}`);
      expect([code, postponed.status]).toEqual([code, isSeen ? 200 : 404]);
    }
    const postponed = await person.get<Items<InteractionLogEntry>>('/postponed-interactions');
    expect(codesOf(postponed.body.items)).toEqual(codes);

    const changes = await person.get<Items<Change>>('/changes?limit=1000');
    const seenNos = new Set(
      changes.body.items
        .filter((one) => one.entity === 'interactionLogEntry')
        .map((one) => one.key),
    );
    for (const code of ['JO', 'EVA', 'LARS'])
      expect([code, seenNos.has(String(entryNoOf(code)))]).toEqual([code, codes.includes(code)]);

    const contact = await person.get<ContactDetail>(`/contacts/${us.aino.no}`);
    expect(contact.body.figures).toMatchObject({
      noOfInteractions: codes.length,
      cost: 8 * codes.length,
      durationMinutes: codes.length,
    });
    const listed = await person.get<Items<ContactListItem>>('/contacts?search=aino');
    const last = listed.body.items[0]?.lastInteractionSalespersonCode ?? null;
    expect(codes.length === 0 ? last : codes.includes(last ?? '')).toEqual(
      codes.length === 0 ? null : true,
    );
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
    const route = `/postponed-interactions/${waiting.get('EVA')}`;
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
