import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { Contact, ContactDetail } from '../../server/contract/contact.ts';
import type { Page } from '../../server/contract/fields.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import {
  freshCaptureId,
  type Organisation,
  startOrganisation,
  tenAtOnce,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

describe.each(servers())('postponed interactions over the API on the $name', (kind) => {
  let us: Organisation;
  /** Two strangers who share an address of this test’s own. */
  let address: string;
  let dana: Contact;
  let emil: Contact;
  let addresses = 0;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());
  beforeEach(async () => {
    addresses += 1;
    address = `shared${addresses}@strangers.example`;
    dana = await us.person('Dana', [address]);
    emil = await us.person('Emil', [address]);
  });

  const postponed = async (query = '') =>
    (await us.jo.get<Page<PostponedInteraction>>(`/postponed-interactions?limit=200${query}`)).body
      .items;
  const waitingFor = async (subject: string): Promise<InteractionLogEntry> => {
    const { entries } = await us.mail('jo', [address], subject);
    if (entries[0] === undefined) throw new Error('Nothing waits');
    return entries[0];
  };
  const assign = (entryNo: number, body: unknown, version: number | undefined = 1, who = us.jo) =>
    who.send<InteractionLogEntry>('POST', `/postponed-interactions/${entryNo}/assign`, body, {
      version,
    });
  const discard = (entryNo: number, version: number | undefined = 1, who = us.jo) =>
    who.send('DELETE', `/postponed-interactions/${entryNo}`, undefined, { version });
  const decisionsOf = async (emailMessageId: number | null) =>
    (await us.jo.get<Page<CaptureDecision>>(`/capture-decisions?emailMessageId=${emailMessageId}`))
      .body.items;

  it('wait in a list of their own, not in the log (rules 11.1, 11.2)', async () => {
    await us.mail('jo', ['bjorn@dahl.example'], 'Before');
    const entry = await waitingFor('Zebra');
    const mine = (await postponed()).find((one) => one.entryNo === entry.entryNo);
    expect(mine).toMatchObject({
      postponed: true,
      contactNo: null,
      contactVia: address,
      missing: ['contact'],
      candidates: [
        { no: dana.no, name: 'Dana', companyName: null, lastInteractionDate: null },
        { no: emil.no, name: 'Emil' },
      ],
    });
    for (const query of ['', '?search=zebra', `?emailMessageId=${entry.emailMessageId}`]) {
      const log = await us.jo.get<Page<InteractionLogEntry>>(`/interaction-log-entries${query}`);
      expect(log.body.items.map((one) => one.entryNo)).not.toContain(entry.entryNo);
    }
    const figures = await us.jo.get<ContactDetail>(`/contacts/${dana.no}`);
    expect(figures.body.figures.noOfInteractions).toBe(0);
    expect((await postponed('&missing=contact')).length).toBeGreaterThan(0);
    expect(await postponed('&missing=template')).toEqual([]);
    expect(await postponed('&salespersonCode=EVA')).toEqual([]);
    expect(await postponed('&scope=mine')).toHaveLength((await postponed()).length);
  });

  it('tells of each candidate when it was last dealt with', async () => {
    const first = await waitingFor('First');
    await assign(first.entryNo, { contactNo: emil.no });
    const second = await waitingFor('Second');
    const mine = (await postponed()).find((one) => one.entryNo === second.entryNo);
    expect(mine?.candidates).toMatchObject([
      { no: dana.no, lastInteractionDate: null, lastInteractionDescription: null },
      { no: emil.no, lastInteractionDate: first.date, lastInteractionDescription: 'First' },
    ]);
  });

  it('are logged with the contact that is chosen (rule 11.3)', async () => {
    const entry = await waitingFor('Chosen');
    const reply = await assign(entry.entryNo, { contactNo: dana.no.toLowerCase() });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      ...entry,
      contactNo: dana.no,
      contactName: 'Dana',
      postponed: false,
      status: 'logged',
      matchedBy: 'assigned',
      changedAt: expect.any(String),
      version: 2,
    });
    expect((await postponed()).map((one) => one.entryNo)).not.toContain(entry.entryNo);
    expect(await decisionsOf(entry.emailMessageId)).toMatchObject([
      { outcome: 'logged', reason: 'assigned', contactNo: dana.no, entryNo: entry.entryNo },
    ]);
    const again = await assign(entry.entryNo, { contactNo: emil.no }, 2);
    expect([again.status, problemOf(again).code]).toEqual([409, 'notPostponed']);
    const next = await waitingFor('Asked again');
    expect(next.postponed).toBe(true);
  });

  it('become one with the entry the message has of that contact already', async () => {
    const { no, version } = dana;
    await us.jo.send(
      'PATCH',
      `/contacts/${no}`,
      { emailAddresses: [address, `own-${address}`] },
      {
        version,
      },
    );
    const { entries } = await us.mail('jo', [`own-${address}`, address], 'To both of hers');
    const waiting = entries.find((one) => one.postponed);
    const logged = entries.find((one) => !one.postponed);
    const reply = await assign(waiting?.entryNo ?? 0, { contactNo: no });
    expect([reply.status, reply.body.entryNo]).toEqual([200, logged?.entryNo]);
    const log = await us.jo.get<Page<InteractionLogEntry>>(
      `/interaction-log-entries?emailMessageId=${logged?.emailMessageId}`,
    );
    expect(log.body.items).toHaveLength(1);
    expect((await postponed()).map((one) => one.entryNo)).not.toContain(waiting?.entryNo);
  });

  it('go to one of ten who choose different contacts at once (rule 11.6)', async () => {
    const entry = await waitingFor('Raced');
    const replies = await tenAtOnce((at) =>
      assign(entry.entryNo, { contactNo: at % 2 === 0 ? dana.no : emil.no }),
    );
    const won = replies.filter((one) => one.status === 200);
    expect(won).toHaveLength(1);
    for (const lost of replies.filter((one) => one.status !== 200))
      expect(['notPostponed', 'versionOutdated']).toContain(problemOf(lost).code);
    const read = await us.jo.get<InteractionLogEntry>(`/interaction-log-entries/${entry.entryNo}`);
    expect([read.body.contactNo, read.body.version]).toEqual([won[0]?.body.contactNo, 2]);
    expect(await decisionsOf(entry.emailMessageId)).toHaveLength(1);
  });

  it('are assigned or discarded, never both, when it happens at once', async () => {
    const entry = await waitingFor('Assigned and discarded');
    const replies = await tenAtOnce<{ status: number }>((at) =>
      at % 2 === 0 ? assign(entry.entryNo, { contactNo: dana.no }) : discard(entry.entryNo),
    );
    const won = replies.filter((one) => one.status < 300);
    expect(won).toHaveLength(1);
    const read = await us.jo.get(`/interaction-log-entries/${entry.entryNo}`);
    expect(read.status).toBe(won[0]?.status === 200 ? 200 : 404);
  });

  it('remember the answer for the address, and resolve others that wait for it (rule 11.4)', async () => {
    const [one, two] = [await waitingFor('One'), await waitingFor('Two')];
    const evas = await us.mail('eva', [address], 'Three');
    const reply = await assign(one.entryNo, { contactNo: emil.no, remember: true });
    expect(reply.status).toBe(200);
    expect((await postponed()).filter((entry) => entry.contactVia === address)).toEqual([]);
    for (const entryNo of [two.entryNo, evas.entries[0]?.entryNo]) {
      const { body } = await us.jo.get<InteractionLogEntry>(`/interaction-log-entries/${entryNo}`);
      expect(body).toMatchObject({ contactNo: emil.no, postponed: false, matchedBy: 'assigned' });
    }
    const later = await us.mail('lars', [address.replace('@', '+offers@')], 'Four');
    expect(later.entries[0]).toMatchObject({ contactNo: emil.no, matchedBy: 'choice' });
    expect(later.decisions[0]?.reason).toBe('matchedChoice');
    const { body } = await us.jo.get<ContactDetail>(`/contacts/${emil.no}`);
    expect(body.matchChoices.map((choice) => choice.value)).toEqual([address]);
    const audits = await us.server.beside(({ read }) =>
      read.sql
        .selectFrom('audit')
        .select(['actor', 'action'])
        .where('entity', '=', 'contactMatchChoice')
        .where('entity_key', '=', emil.no)
        .execute(),
    );
    expect(audits).toEqual([{ actor: 'JO', action: 'remembered' }]);
  });

  it('leave one choice when ten are remembered at once, and nobody fails', async () => {
    const waiting: InteractionLogEntry[] = [];
    for (let at = 0; at < 10; at++) waiting.push(await waitingFor(`Remembered ${at}`));
    const replies = await tenAtOnce((at) =>
      assign(waiting[at]?.entryNo ?? 0, {
        contactNo: at % 2 === 0 ? dana.no : emil.no,
        remember: true,
      }),
    );
    expect(replies.filter((one) => one.status === 200).length).toBeGreaterThanOrEqual(1);
    for (const lost of replies.filter((one) => one.status !== 200))
      expect(['notPostponed', 'versionOutdated']).toContain(problemOf(lost).code);
    expect((await postponed()).filter((one) => one.contactVia === address)).toEqual([]);
    const choices = await Promise.all(
      [dana, emil].map(async ({ no }) => (await us.jo.get<ContactDetail>(`/contacts/${no}`)).body),
    );
    expect(choices.flatMap((one) => one.matchChoices)).toHaveLength(1);
  });

  it('are discarded for good, and a repeat does not bring them back (rule 11.5)', async () => {
    const captureId = freshCaptureId();
    const report = {
      captureId,
      from: { address: 'jo@us.example' },
      to: [{ address }],
      subject: 'Discarded',
      sentAt: new Date().toISOString(),
    };
    const logged = await us.jo.send<{ emailMessageId: number; entries: InteractionLogEntry[] }>(
      'POST',
      '/emails',
      report,
    );
    const entryNo = logged.body.entries[0]?.entryNo ?? 0;
    expect((await discard(entryNo)).status).toBe(204);
    const gone = await discard(entryNo);
    expect([404, 409]).toContain(gone.status);
    expect(await decisionsOf(logged.body.emailMessageId)).toMatchObject([
      { outcome: 'notLogged', reason: 'discarded' },
    ]);
    for (const repeat of [report, { ...report, internetMessageId: `<${captureId}@us.example>` }]) {
      const reply = await us.jo.send<{ entries: unknown[] }>('POST', '/emails', repeat);
      expect([reply.status, reply.body.entries]).toEqual([200, []]);
    }
    expect((await postponed()).map((one) => one.entryNo)).not.toContain(entryNo);
  });

  it('name what does not fit', async () => {
    const entry = await waitingFor('Wrong');
    const missing = await assign(entry.entryNo, { remember: 'yes', note: 'x' });
    expect(missing.status).toBe(400);
    expect(problemOf(missing).fields?.map((one) => one.path)).toEqual([
      'contactNo',
      'remember',
      'note',
    ]);
    const unknown = await assign(entry.entryNo, { contactNo: 'GHOST' });
    expect([unknown.status, problemOf(unknown).fields?.[0]?.path]).toEqual([400, 'contactNo']);
    const without = await us.jo.send('POST', `/postponed-interactions/${entry.entryNo}/assign`, {
      contactNo: dana.no,
    });
    expect([without.status, problemOf(without).code]).toEqual([428, 'versionRequired']);
    const old = await assign(entry.entryNo, { contactNo: dana.no }, 7);
    expect([old.status, problemOf(old).code]).toEqual([412, 'versionOutdated']);
    expect((await assign(999_999, { contactNo: dana.no })).status).toBe(404);
    const ordinary = await us.mail('jo', ['bjorn@dahl.example'], 'Logged');
    const logged = ordinary.entries[0]?.entryNo ?? 0;
    expect(problemOf(await assign(logged, { contactNo: dana.no })).code).toBe('notPostponed');
    expect(problemOf(await discard(logged)).code).toBe('notPostponed');
    const canceled = await us.jo.send(
      'POST',
      `/interaction-log-entries/${entry.entryNo}/cancel`,
      undefined,
      { version: 1 },
    );
    expect([canceled.status, problemOf(canceled).code]).toEqual([403, 'notAllowed']);
  });

  it('do not go to a contact blocked for privacy (rule 2.6)', async () => {
    const entry = await waitingFor('Blocked');
    await us.jo.send('PATCH', `/contacts/${dana.no}`, { privacyBlocked: true }, { version: 1 });
    const reply = await assign(entry.entryNo, { contactNo: dana.no });
    expect([reply.status, problemOf(reply).code]).toEqual([403, 'notAllowed']);
  });

  it('page, newest first', async () => {
    for (const subject of ['P1', 'P2', 'P3']) await waitingFor(subject);
    const all = (await postponed()).map((one) => one.entryNo);
    expect(all).toEqual([...all].sort((a, b) => b - a));
    const paged: number[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await us.jo.get<Page<PostponedInteraction>>(
        `/postponed-interactions?limit=2${cursor}`,
      );
      paged.push(...body.items.map((one) => one.entryNo));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all);
  });
});
