import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Contact, ContactDetail, ContactListItem } from '../../server/contract/contact.ts';
import type { EmailResult } from '../../server/contract/email.ts';
import type { Page } from '../../server/contract/fields.ts';
import {
  freshCaptureId,
  type Organisation,
  startOrganisation,
  tenAtOnce,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf, type Reply } from '../support/test-server.ts';

const fieldsOf = (reply: Reply<unknown>) =>
  problemOf(reply).fields?.map(({ path, code }) => [path, code]);

describe.each(servers())('contacts over the API on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const create = (body: unknown, idempotencyKey?: string) =>
    us.jo.send<Contact>('POST', '/contacts', body, { idempotencyKey });
  const change = (no: string, version: number | undefined, body: unknown) =>
    us.jo.send<Contact>('PATCH', `/contacts/${no}`, body, { version });

  it('creates, reads, changes, lists and deletes a contact (rules 1.12, 2.1, 2.3, 2.4, 2.9)', async () => {
    const created = await create({
      type: 'person',
      name: '  Dora Weiß ',
      companyNo: us.tammela.no.toLowerCase(),
      emailAddresses: ['Dora <DORA@Müller.example>', 'dora@xn--mller-kva.example'],
      phoneNumbers: ['+358 40 123 4567', 'extension 12'],
      externalIds: [{ source: 'ERP', id: 'C-1' }],
      salespersonCode: 'jo',
      jobTitle: '',
      countryCode: 'de',
    });
    expect(created.status).toBe(201);
    expect(created.headers.get('etag')).toBe('"1"');
    expect(created.body).toMatchObject({
      no: expect.stringMatching(/^CT\d{6}$/),
      name: 'Dora Weiß',
      companyNo: us.tammela.no,
      companyName: 'Tammela Oy',
      emailAddresses: ['dora@xn--mller-kva.example'],
      phoneNumbers: ['+358401234567', 'extension 12'],
      externalIds: [{ source: 'ERP', id: 'C-1' }],
      salespersonCode: 'JO',
      salespersonName: 'JO of us',
      jobTitle: null,
      countryCode: 'DE',
      privacyBlocked: false,
      version: 1,
      createdBy: 'JO',
      changedBy: 'JO',
    });
    const { no } = created.body;
    const changed = await change(no, 1, { jobTitle: 'Buyer', phoneNumbers: [] });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ jobTitle: 'Buyer', phoneNumbers: [], version: 2 });
    expect(changed.body.emailAddresses).toEqual(['dora@xn--mller-kva.example']);
    const read = await us.reader.get<ContactDetail>(`/contacts/${no}`);
    expect(read.body).toMatchObject({ ...changed.body, matchChoices: [], persons: [] });
    const found = await us.reader.get<Page<ContactListItem>>('/contacts?search=weiß%20tammela');
    expect(found.body.items.map((one) => one.no)).toEqual([no]);
    const refused = await us.jo.send('DELETE', `/contacts/${no}`, undefined, { version: 2 });
    expect(refused.status).toBe(403);
    const deleted = await us.mona.send('DELETE', `/contacts/${no}`, undefined, { version: 2 });
    expect([deleted.status, deleted.body]).toEqual([204, undefined]);
    const gone = await us.jo.get(`/contacts/${no}`);
    expect([gone.status, problemOf(gone).code]).toEqual([410, 'gone']);
    const unknown = await us.jo.get('/contacts/CT999999');
    expect([unknown.status, problemOf(unknown).code]).toEqual([404, 'notFound']);
  });

  it('refuses more than twenty addresses of a contact or a salesperson (rules 2.3, 3.1)', async () => {
    const addresses = Array.from({ length: 21 }, (_, at) => `many${at}@far.example`);
    const contact = { type: 'person', name: 'Has many' };
    expect(fieldsOf(await create({ ...contact, emailAddresses: addresses }))).toEqual([
      ['emailAddresses', 'too_big'],
    ]);
    const twenty = await create({ ...contact, emailAddresses: addresses.slice(1) });
    expect(twenty.body.emailAddresses).toHaveLength(20);
    const salesperson = await us.administrator.send('POST', '/salespeople', {
      code: 'MANY',
      name: 'Has many',
      emailAddresses: addresses.map((address) => ({ address })),
    });
    expect(fieldsOf(salesperson)).toEqual([['emailAddresses', 'too_big']]);
  });

  it('keeps codes in upper case without surrounding spaces (rule 1.12)', async () => {
    const team = await us.administrator.send('POST', '/teams', { code: ' north ', name: 'North' });
    expect(team.body).toMatchObject({ code: 'NORTH' });
    const typed = await create({ no: ' typed-1 ', type: 'person', name: 'Typed' });
    expect(typed.body).toMatchObject({ no: 'TYPED-1' });
    expect((await us.jo.get<ContactDetail>('/contacts/typed-1')).body.no).toBe('TYPED-1');
  });

  it('names every field that does not fit at once', async () => {
    const reply = await create({
      type: 'robot',
      name: ' ',
      emailAddresses: ['fine@x.example', 7],
      countryCode: 'Finland',
      privacyBlocked: 'no',
      shoeSize: 44,
      externalIds: [{ source: 'ERP' }],
      homePage: 'a\u0000b',
    });
    expect(reply.status).toBe(400);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problemOf(reply)).toMatchObject({
      type: 'urn:interaction-log:problem:invalidInput',
      status: 400,
      code: 'invalidInput',
      detail: expect.stringMatching(/^8 fields/),
      instance: expect.stringMatching(/^urn:interaction-log:request:/),
    });
    expect(
      fieldsOf(reply)
        ?.map(([path]) => path)
        .sort(),
    ).toEqual([
      'countryCode',
      'emailAddresses.1',
      'externalIds.0.id',
      'homePage',
      'name',
      'privacyBlocked',
      'shoeSize',
      'type',
    ]);
  });

  it('names what the schema and what the database refuse in one answer (rule 2.13)', async () => {
    const body = {
      type: 'person',
      name: '',
      no: us.aino.no,
      companyNo: us.bjorn.no,
      salespersonCode: 'GHOST',
      countryCode: 'Finland',
      emailAddresses: ['not an address'],
      phoneNumbers: ['no number'],
    };
    const created = await create(body);
    const { no: _, ...changes } = body;
    const changed = await change(us.aino.no, 1, changes);
    const all = [
      ['companyNo', 'notACompany'],
      ['countryCode', 'invalid_format'],
      ['emailAddresses.0', 'unreadableAddress'],
      ['name', 'too_small'],
      ['phoneNumbers.0', 'unreadableNumber'],
      ['salespersonCode', 'unknownCode'],
    ];
    expect([changed.status, fieldsOf(changed)?.sort()]).toEqual([400, all]);
    all.splice(4, 0, ['no', 'numberTaken']);
    expect([created.status, fieldsOf(created)?.sort()]).toEqual([400, all]);
  });

  it('tells a conflict by itself at its field', async () => {
    const taken = await create({ type: 'person', name: 'X', no: us.aino.no });
    expect([taken.status, fieldsOf(taken)]).toEqual([409, [['no', 'numberTaken']]]);
    const company = await change(us.tammela.no, 1, { type: 'person' });
    expect([company.status, fieldsOf(company)]).toEqual([409, [['type', 'hasPersons']]]);
  });

  it('names everything the set-up does not know at once', async () => {
    const reply = await create({
      type: 'person',
      name: 'Nobody’s',
      companyNo: 'NOWHERE',
      salespersonCode: 'GHOST',
      emailAddresses: ['fine@x.example', 'not an address'],
    });
    expect([reply.status, fieldsOf(reply)?.sort()]).toEqual([
      400,
      [
        ['companyNo', 'unknownCode'],
        ['emailAddresses.1', expect.any(String)],
        ['salespersonCode', 'unknownCode'],
      ],
    ]);
  });

  it('refuses a change without version, and one from an old version (rules 13.5, 13.6)', async () => {
    const { body } = await create({ type: 'person', name: 'Versioned' });
    const without = await change(body.no, undefined, { name: 'X' });
    expect([without.status, problemOf(without).code]).toEqual([428, 'versionRequired']);
    expect((await change(body.no, 1, { name: 'Versioned twice' })).status).toBe(200);
    const late = await change(body.no, 1, { name: 'Lost' });
    expect([late.status, problemOf(late).code]).toEqual([412, 'versionOutdated']);
    for (const header of ['*', 'abc', '"1", "2"']) {
      const reply = await us.jo.send(
        'PATCH',
        `/contacts/${body.no}`,
        {},
        {
          headers: { 'If-Match': header },
        },
      );
      expect([header, reply.status]).toEqual([header, 428]);
    }
    const bare = await us.jo.send<Contact>(
      'PATCH',
      `/contacts/${body.no}`,
      { name: 'Bare' },
      {
        headers: { 'If-Match': '2' },
      },
    );
    expect([bare.status, bare.headers.get('etag')]).toEqual([200, '"3"']);
  });

  it('lets one of ten win who change the same version at once', async () => {
    const { body } = await create({ type: 'person', name: 'Raced' });
    const replies = await tenAtOnce((at) => change(body.no, 1, { name: `Winner ${at}` }));
    expect(replies.map((one) => one.status).sort()).toEqual([200, ...Array(9).fill(412)]);
    const winner = replies.find((one) => one.status === 200);
    const read = await us.jo.get<Contact>(`/contacts/${body.no}`);
    expect([read.body.name, read.body.version]).toEqual([winner?.body.name, 2]);
  });

  it('replays a creation by its Idempotency-Key, and refuses another body (rule 13.7)', async () => {
    const key = randomUUID();
    const first = await create({ type: 'person', name: 'Once' }, key);
    const again = await create({ type: 'person', name: 'Once' }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await create({ type: 'person', name: 'Twice' }, key);
    expect([other.status, problemOf(other).code]).toEqual([422, 'idempotencyKeyReused']);
    const evas = await us.eva.send<Contact>(
      'POST',
      '/contacts',
      { type: 'person', name: 'Once' },
      { idempotencyKey: key },
    );
    expect(evas.status).toBe(201);
    expect(evas.body.no).not.toBe(first.body.no);
    const long = await create({ type: 'person', name: 'Once' }, 'x'.repeat(201));
    expect([long.status, fieldsOf(long)]).toEqual([400, [['Idempotency-Key', 'invalidKey']]]);
  });

  it('keeps no key of a creation that was refused', async () => {
    const key = randomUUID();
    expect((await create({ type: 'person', name: '' }, key)).status).toBe(400);
    expect((await create({ type: 'person', name: 'X', companyNo: 'NO' }, key)).status).toBe(400);
    expect((await create({ type: 'person', name: 'Corrected' }, key)).status).toBe(201);
  });

  it('makes one contact of ten requests with one key at once', async () => {
    const key = randomUUID();
    const replies = await tenAtOnce(() => create({ type: 'person', name: 'Ten at once' }, key));
    expect(replies.map((one) => one.status)).toEqual(Array(10).fill(201));
    expect(new Set(replies.map((one) => one.body.no)).size).toBe(1);
    const { body } = await us.jo.get<Page<ContactListItem>>('/contacts?search=ten%20at%20once');
    expect(body.items).toHaveLength(1);
  });

  it('gives ten contacts at once ten numbers in a row (rule 13.1)', async () => {
    const replies = await tenAtOnce((at) => create({ type: 'person', name: `Numbered ${at}` }));
    const numbers = replies.map((one) => Number(one.body.no.slice(2))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
  });

  it('gives a number typed by hand to one of ten (rule 13.2)', async () => {
    const replies = await tenAtOnce((at) =>
      create({ no: 'hand-1', type: 'person', name: `By hand ${at}` }),
    );
    expect(replies.map((one) => one.status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(replies.find((one) => one.status === 201)?.body.no).toBe('HAND-1');
  });

  it('pages through the list, each contact once', async () => {
    const names: string[] = [];
    let cursor = '';
    let pages = 0;
    do {
      const { status, body } = await us.reader.get<Page<ContactListItem>>(
        `/contacts?limit=4${cursor}`,
      );
      expect(status).toBe(200);
      expect(body.items.length).toBeLessThanOrEqual(4);
      names.push(...body.items.map((one) => one.no));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
      pages += 1;
    } while (cursor !== '');
    const all = await us.reader.get<Page<ContactListItem>>('/contacts?limit=200');
    expect(names).toEqual(all.body.items.map((one) => one.no));
    expect(all.body.nextCursor).toBeNull();
    expect(pages).toBe(Math.ceil(names.length / 4));
  });

  it('refuses a cursor and a limit that are not its own', async () => {
    const foreign = Buffer.from('["a","b","c"]').toString('base64url');
    for (const query of ['cursor=nonsense', `cursor=${foreign}`, 'cursor=']) {
      const reply = await us.reader.get(`/contacts?${query}`);
      expect([query, reply.status, fieldsOf(reply)]).toEqual([
        query,
        400,
        [['cursor', 'invalidCursor']],
      ]);
    }
    for (const limit of ['0', '201', '-1', 'all', '1.5']) {
      const reply = await us.reader.get(`/contacts?limit=${limit}`);
      expect([limit, reply.status, fieldsOf(reply)?.[0]?.[0]]).toEqual([limit, 400, 'limit']);
    }
  });

  it('shows a remembered choice on the contact, and forgets it there (rules 2.8, 7.4)', async () => {
    const { entries } = await us.mail('jo', ['office@shared.example'], 'Whose office');
    const entryNo = entries[0]?.entryNo;
    const assigned = await us.jo.send(
      'POST',
      `/postponed-interactions/${entryNo}/assign`,
      { contactNo: us.carla.no, remember: true },
      { version: entries[0]?.version },
    );
    expect(assigned.status).toBe(200);
    const detail = await us.jo.get<ContactDetail>(`/contacts/${us.carla.no}`);
    expect(detail.body.matchChoices).toEqual([
      {
        id: expect.any(Number),
        kind: 'address',
        value: 'office@shared.example',
        createdAt: expect.any(String),
        createdBy: 'JO',
      },
    ]);
    const remembered = await us.mail('jo', ['office@shared.example'], 'Known now');
    expect(remembered.entries[0]).toMatchObject({ contactNo: us.carla.no, matchedBy: 'choice' });
    const route = `/contacts/${us.carla.no}/match-choices/${detail.body.matchChoices[0]?.id}`;
    const elsewhere = route.replace(us.carla.no, us.bjorn.no);
    expect((await us.jo.send('DELETE', elsewhere)).status).toBe(404);
    expect((await us.jo.send('DELETE', route)).status).toBe(204);
    expect((await us.jo.send('DELETE', route)).status).toBe(404);
    const asked = await us.mail('jo', ['office@shared.example'], 'Forgotten');
    expect(asked.entries[0]).toMatchObject({ contactNo: null, postponed: true });
  });

  it('leaves the name of a deleted contact on what was logged (rule 2.7)', async () => {
    const { no } = (
      await create({
        type: 'person',
        name: 'Goes Away',
        emailAddresses: ['away@gone.example'],
      })
    ).body;
    const before = await us.mail('jo', ['away@gone.example'], 'Farewell');
    const entryNo = before.entries[0]?.entryNo;
    await us.mona.send('DELETE', `/contacts/${no}`, undefined, { version: 1 });
    const entry = await us.jo.get(`/interaction-log-entries/${entryNo}`);
    expect(entry.body).toMatchObject({ contactNo: no, contactName: 'Goes Away' });
    const after = await us.jo.send<EmailResult>('POST', '/emails', {
      captureId: freshCaptureId(),
      from: { address: 'jo@us.example' },
      to: [{ address: 'away@gone.example' }],
    });
    expect(after.body.decisions[0]?.reason).toBe('notAContact');
  });
});
