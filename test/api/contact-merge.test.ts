import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Contact, ContactDetail } from '../../server/contract/contact.ts';
import type {
  AttachedInteractions,
  MissedInteractions,
  MovedEntries,
} from '../../server/contract/contact-history.ts';
import type { DuplicatePair, MergeResult } from '../../server/contract/contact-merge.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { UnknownCorrespondent } from '../../server/contract/unknown-correspondent.ts';
import { type Organisation, startOrganisation } from '../support/organisation.ts';
import { servers } from '../support/servers.ts';

type Items<T> = { items: T[] };

describe.each(servers())('contacts that are merged, over the $name', (kind) => {
  let company: Organisation;
  beforeAll(async () => {
    company = await startOrganisation(kind);
  }, 60_000);
  afterAll(() => company.server[Symbol.asyncDispose]());

  const merge = (body: object, version: number | undefined, no = company.carla.no) =>
    company.mona.send<MergeResult>('POST', `/contacts/${no}/merge`, body, { version });

  it('answers 428 without a version, 412 for an old one and 200 with what moves (rules 18.1, 18.2)', async () => {
    const { carla, bjorn, jo, mona } = company;
    await company.mail('jo', ['carla@meyer.example'], 'Before');
    const into = { into: bjorn.no };
    expect((await merge(into, undefined)).status).toBe(428);
    expect((await merge(into, 77)).status).toBe(412);
    expect(
      (await jo.send('POST', `/contacts/${carla.no}/merge`, into, { version: 1 })).status,
    ).toBe(403);
    const preview = await merge({ ...into, dryRun: true }, carla.version);
    expect(preview.body).toMatchObject({ moves: { entries: 1 }, merge: null });
    const done = await merge(into, carla.version);
    expect(done.status).toBe(200);
    const again = await merge(into, carla.version);
    expect([again.status, again.body]).toMatchObject([409, { code: 'alreadyMerged' }]);
    const read = await jo.get<ContactDetail>(`/contacts/${carla.no}`);
    expect([read.status, read.body.no]).toEqual([200, bjorn.no]);
    const changed = await mona.send(
      'PATCH',
      `/contacts/${carla.no}`,
      { city: 'Turku' },
      { version: 2 },
    );
    expect([changed.status, changed.body]).toMatchObject([410, { code: 'gone' }]);

    const route = `/contact-merges/${done.body.merge?.id}/undo`;
    expect((await jo.send('POST', route)).status).toBe(403);
    const undone = await mona.send<Contact>('POST', route);
    expect([undone.status, undone.body.no]).toEqual([200, carla.no]);
    expect([(await mona.send('POST', route)).status]).toEqual([409]);
    const { body } = await jo.get<Items<InteractionLogEntry>>(
      `/interaction-log-entries?contactNo=${carla.no}`,
    );
    expect(body.items.map(({ description }) => description)).toEqual(['Before']);
  });

  it('counts in the preview what its reader may see (rules 18.2, 10.4)', async () => {
    const lauri = await company.person('Lauri', ['lauri@preview.example']);
    await company.mail('lars', ['lauri@preview.example'], 'Of another team');
    await company.setUp({ visibility: 'team' });
    const { body } = await merge({ into: company.bjorn.no, dryRun: true }, lauri.version, lauri.no);
    expect(body.moves.entries).toBe(0);
    const all = await company.administrator.send<MergeResult>(
      'POST',
      `/contacts/${lauri.no}/merge`,
      { into: company.bjorn.no, dryRun: true },
      { version: lauri.version },
    );
    expect(all.body.moves.entries).toBe(1);
    await company.setUp({ visibility: 'everyone' });
  });

  it('lists possible duplicates until they are kept apart (rule 18.10)', async () => {
    const { jo, bjorn, carla } = company;
    const { body } = await jo.get<Items<DuplicatePair>>('/contact-duplicates?limit=1');
    expect(body.items).toMatchObject([
      {
        why: 'sameAddress',
        value: 'office@shared.example',
        contacts: [{ no: bjorn.no }, { no: carla.no }],
      },
    ]);
    const apart = await jo.send('POST', `/contacts/${bjorn.no}/keep-apart`, { from: carla.no });
    expect(apart.status).toBe(204);
    expect((await jo.get<Items<DuplicatePair>>('/contact-duplicates')).body.items).toEqual([]);
  });

  it('offers missed mail to its salesperson, and logs it at a click (rules 18.11, 18.12)', async () => {
    const { jo, eva, administrator } = company;
    await company.mail('jo', ['maija@missed.example'], 'First words');
    const unknown = await jo.get<Items<UnknownCorrespondent>>('/unknown-correspondents');
    expect(unknown.body.items).toMatchObject([{ value: 'maija@missed.example', sent: 1 }]);
    for (const other of [eva, administrator])
      expect(
        (await other.get<Items<UnknownCorrespondent>>('/unknown-correspondents')).body.items,
      ).toEqual([]);
    const { no } = await company.person('Maija', ['maija@missed.example']);
    const missed = async (by = jo) =>
      (await by.get<MissedInteractions>(`/contacts/${no}/missed`)).body.count;
    expect([await missed(), await missed(eva), await missed(administrator)]).toEqual([1, 0, 1]);
    const attached = await jo.send<AttachedInteractions>(
      'POST',
      `/contacts/${no}/attach-missed`,
      {},
    );
    expect(attached.body).toEqual({ logged: 1, postponed: 0, notLogged: 0, left: 0 });
    const moved = await jo.send<MovedEntries>('POST', `/contacts/${no}/move-entries`, {
      via: 'maija@missed.example',
      to: company.aino.no,
    });
    expect(moved.body).toEqual({ entries: 1, notYours: 0, collapsed: 0 });
  });

  it('hides whom one does not want to see, and shows them again (rule 18.15)', async () => {
    const { jo, administrator } = company;
    await company.mail('jo', ['spam@spam.example'], 'No');
    const values = async () =>
      (await jo.get<Items<UnknownCorrespondent>>('/unknown-correspondents')).body.items.map(
        ({ value }) => value,
      );
    const key = { kind: 'address', value: 'spam@spam.example' };
    expect(await values()).toEqual(['spam@spam.example']);
    expect((await jo.send('POST', '/unknown-correspondents/hide', key)).status).toBe(204);
    expect(await values()).toEqual([]);
    await jo.send('POST', '/unknown-correspondents/show', key);
    expect(await values()).toEqual(['spam@spam.example']);
    const refused = await administrator.send('POST', '/unknown-correspondents/hide', key);
    expect(refused.status).toBe(403);
  });

  it('erases for administrators alone, after a look at what goes (rule 18.16)', async () => {
    const { no } = await company.person('Erik Secret', ['erik@secret.example']);
    await company.mail('jo', ['erik@secret.example'], 'Hello');
    const erase = (by: Organisation['jo'], dryRun: boolean) =>
      by.send('POST', `/contacts/${no}/erase`, { dryRun });
    expect((await erase(company.mona, true)).status).toBe(403);
    expect((await erase(company.administrator, true)).body).toMatchObject({ entries: 1 });
    expect((await company.jo.get(`/contacts/${no}`)).status).toBe(200);
    expect((await erase(company.administrator, false)).status).toBe(200);
    const { status, body } = await company.jo.get(`/contacts/${no}`);
    expect([status, body]).toMatchObject([410, { code: 'gone' }]);
  });
});
