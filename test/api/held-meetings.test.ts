import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HeldMeetingResult } from '../../server/contract/held-meeting.ts';
import type { InteractionLogEntryDetail } from '../../server/contract/interaction-log-entry.ts';
import type { MeetingLookupResult, MeetingResult } from '../../server/contract/meeting.ts';
import {
  freshCaptureId,
  type Organisation,
  startOrganisation,
  tenAtOnce,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

describe.each(servers())('held meetings over the API on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const heldWith = (contactNos: string[], more: object = {}) => ({
    contactNos,
    interactionTemplateCode: 'ONSITE',
    startsAt: '2026-03-02T10:00:00Z',
    durationMinutes: 90,
    ...more,
  });
  const post = (body: unknown, who = us.jo) =>
    who.send<HeldMeetingResult>('POST', '/held-meetings', body, {
      idempotencyKey: freshCaptureId(),
    });

  it('logs one entry for each chosen contact, with the note (rule 20.12)', async () => {
    const held = heldWith([us.aino.no, us.bjorn.no], {
      description: 'Yearly talk',
      comment: 'They want more.\nMuch more.',
    });
    const { status, body } = await post(held);
    expect(status).toBe(201);
    expect(body.meetingNo).toBeNull();
    expect(body.entries).toMatchObject([
      {
        contactNo: us.aino.no,
        contactCompanyNo: us.tammela.no,
        interactionTemplateCode: 'ONSITE',
        interactionGroupCode: 'MEETING',
        description: 'Yearly talk',
        timeOfInteraction: '2026-03-02T10:00:00.000Z',
        durationMinutes: 90,
        cost: 45,
        salespersonCode: 'JO',
        origin: 'manual',
        commentCount: 1,
      },
      { contactNo: us.bjorn.no },
    ]);
    const { body: entry } = await us.jo.get<InteractionLogEntryDetail>(
      `/interaction-log-entries/${body.entries[0]?.entryNo}`,
    );
    expect(entry.comments.map((one) => one.comment)).toEqual(['They want more.\nMuch more.']);
  });

  it('takes description and duration of the template where nobody says them (rule 20.12)', async () => {
    const { body } = await post({
      contactNos: [us.aino.no],
      interactionTemplateCode: 'INHOUSE',
      startsAt: '2026-03-02T10:00:00Z',
    });
    expect(body.entries).toMatchObject([
      { durationMinutes: 120, description: body.entries[0]?.interactionTemplateDescription },
    ]);
  });

  it('logs an appointment once for each contact, however often it is pressed (rule 20.13)', async () => {
    const meeting = { meetingId: freshCaptureId() };
    const first = await post(heldWith([us.aino.no], { meeting }));
    const again = await post(heldWith([us.aino.no], { meeting }));
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.entries.map((one) => one.entryNo)).toEqual(
      first.body.entries.map((one) => one.entryNo),
    );
    const more = await post(heldWith([us.aino.no, us.bjorn.no], { meeting }));
    expect(more.status).toBe(201);
    expect(more.body.entries.map((one) => one.contactNo)).toEqual([us.aino.no, us.bjorn.no]);
    expect(more.body.entries[0]?.entryNo).toBe(first.body.entries[0]?.entryNo);
  });

  it('logs ten presses at once a single time (rule 20.13)', async () => {
    const meeting = { itemId: freshCaptureId() };
    const replies = await tenAtOnce(() => post(heldWith([us.aino.no], { meeting })));
    expect(replies.map((one) => one.status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(replies.map((one) => one.body.entries[0]?.entryNo)).size).toBe(1);
  });

  it('stands beside the invitation of the same meeting, whichever came first (rule 20.13)', async () => {
    const meetingId = freshCaptureId();
    const held = await post(heldWith([us.aino.no], { meeting: { meetingId } }));
    const invited = await us.jo.send<MeetingResult>('POST', '/meeting-invitations', {
      meetingId,
      organizer: { address: 'jo@us.example' },
      requiredAttendees: [{ address: 'aino@tammela.example' }],
      subject: 'Demo',
      sentAt: new Date().toISOString(),
    });
    expect(invited.body.meetingNo).toBe(held.body.meetingNo);
    const { body } = await us.jo.send<MeetingLookupResult>('POST', '/meeting-invitations/lookup', {
      meetingId,
    });
    expect(body.entries.map((one) => one.interactionTemplateCode)).toEqual(['MEETINV']);
    expect(body.held.map((one) => one.interactionTemplateCode)).toEqual(['ONSITE']);
  });

  it('logs everybody or nobody, and names every field that is wrong (rule 20.12)', async () => {
    const countOf = async () =>
      (await us.jo.get<{ items: unknown[] }>(`/interaction-log-entries?contactNo=${us.carla.no}`))
        .body.items.length;
    const before = await countOf();
    const reply = await post(
      heldWith([us.carla.no, 'CT999999'], { interactionTemplateCode: 'NOSUCH' }),
    );
    expect(reply.status).toBe(400);
    const fields = problemOf(reply).fields?.map(({ path, code }) => `${path} ${code}`);
    expect(fields).toEqual(
      expect.arrayContaining(['interactionTemplateCode unknownCode', 'contactNos.1 unknownCode']),
    );
    expect(new Set(fields).size).toBe(fields?.length);
    expect(await countOf()).toBe(before);
    expect((await post(heldWith([]))).status).toBe(400);
  });

  it('shows a colleague’s held meeting by the rule of seeing (rule 10.4)', async () => {
    const meeting = { meetingId: freshCaptureId() };
    await us.setUp({ visibility: 'owner' });
    await post(heldWith([us.aino.no], { meeting }));
    const heldSeenBy = async (who: Organisation['jo']) => {
      const route = '/meeting-invitations/lookup';
      return (await who.send<MeetingLookupResult>('POST', route, meeting)).body.held.length;
    };
    expect([await heldSeenBy(us.jo), await heldSeenBy(us.lars)]).toEqual([1, 0]);
    await us.setUp({ visibility: 'everyone' });
  });
});
