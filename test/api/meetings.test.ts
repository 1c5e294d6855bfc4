import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EmailPreview } from '../../server/contract/email.ts';
import type { MeetingLookupResult, MeetingResult } from '../../server/contract/meeting.ts';
import type { ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import {
  freshCaptureId,
  type Organisation,
  startOrganisation,
  tenAtOnce,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

describe.each(servers())('meeting invitations over the API on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const reportOf = (more: object = {}) => ({
    meetingId: freshCaptureId(),
    organizer: { address: 'jo@us.example', name: 'Jo' },
    requiredAttendees: [{ address: 'aino@tammela.example', name: 'Aino' }],
    subject: 'Demo',
    sentAt: new Date().toISOString(),
    ...more,
  });
  const post = (report: unknown, who = us.jo) =>
    who.send<MeetingResult>('POST', '/meeting-invitations', report);

  it('answers 201 the first time and 200 with the same later (rule 20.4)', async () => {
    const report = reportOf();
    const first = await post(report);
    expect([first.status, first.body.entries]).toMatchObject([201, [{ contactNo: us.aino.no }]]);
    const again = await post(report);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('logs ten reports at once a single time', async () => {
    const report = reportOf();
    const replies = await tenAtOnce(() => post(report));
    expect(replies.map((one) => one.status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(replies.map((one) => one.body.entries[0]?.entryNo)).size).toBe(1);
  });

  it('refuses what cannot be told, with every field, and cleans the rest (rule 20.1)', async () => {
    const reply = await post({ subject: 'What?' });
    expect(reply.status).toBe(400);
    expect(problemOf(reply).fields?.map(({ path }) => path)).toEqual(['meetingId', 'organizer']);
    const cleaned = await post(
      reportOf({
        startsAt: 'soon',
        sequence: 'x',
        location: 7,
        nobodyKnows: 1,
        subject: 'A\u0007B',
      }),
    );
    expect([cleaned.status, cleaned.body.entries[0]?.subject]).toEqual([201, 'A B']);
  });

  it('previews without storing anything (rule 20.1)', async () => {
    const report = reportOf();
    const preview = await us.jo.send<EmailPreview>('POST', '/meeting-invitations/preview', report);
    expect([preview.status, preview.body.decisions]).toMatchObject([
      200,
      [{ outcome: 'logged', contactName: 'Aino Virtanen', companyName: 'Tammela Oy' }],
    ]);
    const { body } = await us.jo.send<MeetingLookupResult>('POST', '/meeting-invitations/lookup', {
      meetingId: report.meetingId,
    });
    expect(body.known).toBe(false);
  });

  it('looks a meeting up, and shows decisions to the organizer alone (rule 20.9)', async () => {
    const report = reportOf();
    await post(report);
    const lookUp = async (who = us.jo) =>
      (
        await who.send<MeetingLookupResult>('POST', '/meeting-invitations/lookup', {
          meetingId: report.meetingId,
        })
      ).body;
    expect(await lookUp()).toMatchObject({
      known: true,
      reportedBy: 'JO',
      entries: [{ contactNo: us.aino.no }],
      decisions: [{ reason: 'matchedContact' }],
    });
    expect((await lookUp(us.lars)).decisions).toEqual([]);
    const empty = await us.jo.send('POST', '/meeting-invitations/lookup', {});
    expect(empty.status).toBe(400);
  });

  it('takes reports of a program in anybody’s name, and refuses those of a colleague (rule 20.9)', async () => {
    const { body: key } = await us.administrator.send<ServiceKeyWithSecret>(
      'POST',
      '/service-keys',
      { name: 'Calendar', scopes: ['emailsReport'] },
    );
    const byKey = await us.server.send<MeetingResult>('POST', '/meeting-invitations', reportOf(), {
      token: key.secret,
    });
    expect([byKey.status, byKey.body.entries[0]?.salespersonCode]).toEqual([201, 'JO']);
    const refused = await post(reportOf(), us.lars);
    expect([refused.status, problemOf(refused).code]).toEqual([403, 'senderNotYours']);
  });
});
