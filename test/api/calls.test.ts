import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CallResult } from '../../server/contract/call.ts';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { Contact } from '../../server/contract/contact.ts';
import type { Page } from '../../server/contract/fields.ts';
import type { InteractionLogEntryDetail } from '../../server/contract/interaction-log-entry.ts';
import type { ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import { type Organisation, startOrganisation, tenAtOnce } from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

describe.each(servers())('calls over the API on the $name', (kind) => {
  let us: Organisation;
  let kaisa: Contact;
  beforeAll(async () => {
    us = await startOrganisation(kind);
    const { body } = await us.administrator.send<Contact>('POST', '/contacts', {
      type: 'person',
      name: 'Kaisa Lehtonen',
      phoneNumbers: ['+358 40 765 4321'],
    });
    kaisa = body;
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  let calls = 0;
  const reportOf = (more: object = {}) => {
    calls += 1;
    return {
      callId: `call-${calls}`,
      direction: 'outbound',
      number: '+358407654321',
      startedAt: '2026-03-02T12:00:00+02:00',
      talkSeconds: 90,
      ...more,
    };
  };
  const post = (report: unknown, who = us.jo) => who.send<CallResult>('POST', '/calls', report);

  it('answers 201 the first time and 200 with the same later (rule 14.1)', async () => {
    const report = reportOf({ comment: 'Asked for a price.' });
    const first = await post(report);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      callId: report.callId,
      entries: [{ contactNo: kaisa.no, origin: 'call', durationMinutes: 2, version: 1 }],
      decisions: [
        {
          address: '+358407654321',
          role: null,
          outcome: 'logged',
          reason: 'matchedContact',
          rule: 'interactionTemplateSetup.outgoingCalls',
          contactNo: kaisa.no,
        },
      ],
    });
    const again = await post(report);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const { entryNo } = first.body.entries[0] ?? { entryNo: 0 };
    const { body: entry } = await us.jo.get<InteractionLogEntryDetail>(
      `/interaction-log-entries/${entryNo}`,
    );
    expect(entry.comments).toMatchObject([{ comment: 'Asked for a price.', createdBy: 'JO' }]);
    const { body: decisions } = await us.jo.get<Page<CaptureDecision>>(
      `/capture-decisions?entryNo=${entryNo}`,
    );
    expect(decisions.items).toMatchObject([
      { emailMessageId: null, call: { direction: 'outbound', talkSeconds: 90 } },
    ]);
  });

  it('logs a report sent ten times at once a single time', async () => {
    const report = reportOf();
    const replies = await tenAtOnce(() => post(report));
    expect(replies.map((one) => one.status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(replies.map((one) => one.body.entries[0]?.entryNo)).size).toBe(1);
  });

  it('refuses what cannot be told, with every field (rule 14.2)', async () => {
    const reply = await post({ direction: 'sideways', talkSeconds: 5 });
    expect(reply.status).toBe(400);
    expect(problemOf(reply).fields?.map(({ path }) => path)).toEqual([
      'callId',
      'direction',
      'number',
    ]);
    expect((await post([])).status).toBe(400);
    expect((await post(reportOf({ talkSeconds: 'long', nobodyKnows: 1 }))).status).toBe(201);
  });

  it('belongs to another salesperson only by an administrator or a program (rule 14.11)', async () => {
    const refused = await post(reportOf({ salespersonCode: 'EVA' }));
    expect([refused.status, problemOf(refused).code]).toEqual([403, 'salespersonNotYours']);
    const { body: key } = await us.administrator.send<ServiceKeyWithSecret>(
      'POST',
      '/service-keys',
      { name: 'Exchange', scopes: ['callsReport'] },
    );
    const report = reportOf({ salespersonCode: 'EVA' });
    const byKey = await us.server.send<CallResult>('POST', '/calls', report, { token: key.secret });
    expect([byKey.status, byKey.body.entries[0]?.salespersonCode]).toEqual([201, 'EVA']);
    expect(byKey.body.decisions).toHaveLength(1);
    const byPerson = await post({ ...report, salespersonCode: undefined });
    expect(byPerson.status).toBe(201);
    expect(byPerson.body.entries[0]?.entryNo).not.toBe(byKey.body.entries[0]?.entryNo);
  });

  it('hides the entry of another’s call by the rule of seeing', async () => {
    await us.setUp({ visibility: 'owner' });
    const { body } = await post(reportOf());
    const route = `/interaction-log-entries/${body.entries[0]?.entryNo}`;
    expect((await us.jo.get(route)).status).toBe(200);
    expect((await us.lars.get(route)).status).toBe(404);
    await us.setUp({ visibility: 'everyone' });
  });
});
