import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeetingResult } from '../../server/contract/meeting.ts';
import { purgeEmails } from '../../server/storage/email/purge-emails.ts';
import { type Capture, noon, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';
import { tenAtOnce } from '../support/organisation.ts';

const later = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

const stateOf = ({ entries, canceled }: MeetingResult) => ({
  canceled,
  entries: entries.map((one) => [
    one.contactName,
    one.subject,
    one.postponed ? 'postponed' : one.canceled ? one.canceledBy : 'logged',
  ]),
});

describe.each(databases())('invite to a meeting on the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  let ids = 0;
  const fresh = () => {
    ids += 1;
    return `meeting-${ids}`;
  };
  const both = {
    requiredAttendees: people('aino@tammela.example'),
    optionalAttendees: people('bjorn@norrsken.example', 'eh@us.example', 'new@nowhere.example'),
    subject: 'Spring offer',
  };

  it('logs one entry for each invited contact by the set-up’s template (rules 20.1, 20.2)', async () => {
    const { created, result } = await capture.invite({
      ...both,
      meetingId: fresh(),
      startsAt: '2026-03-09T08:00:00Z',
      endsAt: '2026-03-09T09:30:00Z',
      location: 'Turku',
      client: { surface: 'launchEvent' },
    });
    expect(created).toBe(true);
    expect(result.entries).toMatchObject([
      {
        contactNo: capture.aino.no,
        contactCompanyNo: capture.company.no,
        interactionTemplateCode: 'MEETINV',
        interactionGroupCode: 'SYSTEM',
        description: 'Spring offer',
        timeOfInteraction: new Date(noon).toISOString(),
        informationFlow: 'outbound',
        initiatedBy: 'us',
        correspondenceType: 'email',
        durationMinutes: 1,
        salespersonCode: 'JO',
        contactVia: 'aino@tammela.example',
        origin: 'addIn',
      },
      { contactNo: capture.bjorn.no },
    ]);
    expect(result.decisions.map((one) => [one.address, one.role, one.reason])).toEqual([
      ['aino@tammela.example', 'to', 'matchedContact'],
      ['bjorn@norrsken.example', 'cc', 'matchedContact'],
      ['eh@us.example', 'cc', 'ownSalesperson'],
      ['new@nowhere.example', 'cc', 'notAContact'],
    ]);
    const { items } = await capture.stores.captureDecisions.list(capture.jo, {
      limit: 1,
      entryNo: result.entries[0]?.entryNo,
    });
    expect(items).toMatchObject([
      {
        subject: 'Spring offer',
        fromAddress: 'jo@us.example',
        emailMessageId: null,
        meeting: {
          meetingNo: result.meetingNo,
          startsAt: '2026-03-09T08:00:00.000Z',
          endsAt: '2026-03-09T09:30:00.000Z',
          location: 'Turku',
          canceled: false,
        },
      },
    ]);
  });

  it('changes the entries by an update instead of adding (rules 20.4, 20.5)', async () => {
    const meetingId = fresh();
    const first = await capture.invite({ ...both, meetingId });
    const update = await capture.invite({
      meetingId,
      itemId: `item of ${meetingId}`,
      requiredAttendees: people('aino@tammela.example', 'carla@meyer.example'),
      subject: 'Spring offer, moved',
      sentAt: later(60),
    });
    expect([update.created, update.result.meetingNo]).toEqual([false, first.result.meetingNo]);
    expect(stateOf(update.result)).toEqual({
      canceled: false,
      entries: [
        ['Aino Virtanen', 'Spring offer, moved', 'logged'],
        ['Björn Dahl', 'Spring offer, moved', 'recipient removed'],
        ['Carla Meyer', 'Spring offer, moved', 'logged'],
      ],
    });
    expect(update.result.entries.map((one) => one.timeOfInteraction)).toEqual([
      later(0),
      later(0),
      later(60),
    ]);
    const byItem = await capture.stores.meetings.lookUp(capture.jo, {
      iCalUId: null,
      meetingId: null,
      itemId: `item of ${meetingId}`,
    });
    expect(stateOf(byItem)).toEqual(stateOf(update.result));
  });

  it('changes nothing by an equal or older report (rule 20.5)', async () => {
    const meetingId = fresh();
    const newest = await capture.invite({ ...both, meetingId, sentAt: later(60) });
    for (const sentAt of [later(60), later(0)]) {
      const again = await capture.invite({ meetingId, subject: 'Other', sentAt, canceled: true });
      expect([again.created, again.result]).toEqual([false, newest.result]);
    }
    const sequence = await capture.invite({
      ...both,
      meetingId,
      sentAt: later(60),
      sequence: 1,
      subject: 'Same moment',
    });
    expect(sequence.result.entries.map((one) => one.subject)).toEqual([
      'Same moment',
      'Same moment',
    ]);
  });

  it('cancels the entries with the meeting, and restores them when it is on again (rule 20.6)', async () => {
    const meetingId = fresh();
    await capture.invite({ ...both, meetingId });
    const off = await capture.invite({ ...both, meetingId, sentAt: later(10), canceled: true });
    expect(stateOf(off.result)).toEqual({
      canceled: true,
      entries: [
        ['Aino Virtanen', 'Spring offer', 'meeting canceled'],
        ['Björn Dahl', 'Spring offer', 'meeting canceled'],
      ],
    });
    expect(new Set(off.result.decisions.map((one) => one.reason))).toEqual(
      new Set(['meetingCanceled']),
    );
    const on = await capture.invite({ ...both, meetingId, sentAt: later(20) });
    expect(stateOf(on.result).entries.map(([, , state]) => state)).toEqual(['logged', 'logged']);
    expect(on.result.decisions.map((one) => one.reason).sort()).toEqual([
      'matchedContact',
      'matchedContact',
      'notAContact',
      'ownSalesperson',
    ]);
  });

  it('does not restore what a person canceled (rule 20.6)', async () => {
    const meetingId = fresh();
    const { result } = await capture.invite({ ...both, meetingId });
    const [entry] = result.entries;
    await capture.stores.entries.cancel(
      { actor: capture.jo, once: null },
      entry?.entryNo ?? 0,
      entry?.version ?? 0,
    );
    await capture.invite({ ...both, meetingId, sentAt: later(10), canceled: true });
    const on = await capture.invite({ ...both, meetingId, sentAt: later(20) });
    expect(on.result.entries.map((one) => one.canceled)).toEqual([true, false]);
  });

  it('logs nobody by a cancellation whose invitation was never seen, also not later (rule 20.6)', async () => {
    const meetingId = fresh();
    const off = await capture.invite({ ...both, meetingId, sentAt: later(10), canceled: true });
    expect(off.result.entries).toEqual([]);
    const late = await capture.invite({ ...both, meetingId });
    expect(late.result.entries).toEqual([]);
  });

  it('takes a copied appointment for another meeting (rule 20.3)', async () => {
    const meetingId = fresh();
    const web = { platform: 'OfficeOnline' };
    const one = await capture.invite({ ...both, meetingId, itemId: `${meetingId}-1`, client: web });
    const copy = await capture.invite({
      ...both,
      meetingId,
      itemId: `${meetingId}-2`,
      client: web,
      sentAt: later(5),
    });
    expect(copy.created).toBe(true);
    expect(copy.result.meetingNo).not.toBe(one.result.meetingNo);
    const elsewhere = await capture.invite({
      ...both,
      meetingId,
      itemId: `${meetingId}-3`,
      client: { platform: 'PC' },
      sentAt: later(6),
    });
    expect(elsewhere.result.meetingNo).toBe(one.result.meetingNo);
  });

  it('adds whom one date of a series names, and takes out nobody (rule 20.7)', async () => {
    const meetingId = fresh();
    await capture.invite({ ...both, meetingId });
    const date = await capture.invite({
      meetingId,
      occurrence: true,
      requiredAttendees: people('carla@meyer.example'),
      subject: 'Only this Monday',
      sentAt: later(10),
    });
    expect(stateOf(date.result).entries).toEqual([
      ['Aino Virtanen', 'Spring offer', 'logged'],
      ['Björn Dahl', 'Spring offer', 'logged'],
      ['Carla Meyer', 'Spring offer', 'logged'],
    ]);
  });

  it('folds rows that a report shows to be one meeting, by the newest truth (rule 20.3)', async () => {
    const [meetingId, itemId] = [fresh(), `item-${fresh()}`];
    await capture.invite({ ...both, itemId });
    await capture.invite({
      meetingId,
      requiredAttendees: people('aino@tammela.example', 'carla@meyer.example'),
      subject: 'Later',
      sentAt: later(10),
    });
    const { result } = await capture.invite({ ...both, meetingId, itemId, sentAt: later(5) });
    expect(stateOf(result).entries).toEqual(
      [
        ['Aino Virtanen', 'Later', 'logged'],
        ['Björn Dahl', 'Spring offer', 'recipient removed'],
        ['Carla Meyer', 'Later', 'logged'],
      ].sort(
        (a, b) =>
          result.entries.findIndex((one) => one.contactName === a[0]) -
          result.entries.findIndex((one) => one.contactName === b[0]),
      ),
    );
    expect(result.entries).toHaveLength(3);
  });

  it('asks about an ambiguous attendee, and folds the answer into the contact’s entry (rule 20.2)', async () => {
    const meetingId = fresh();
    const { result } = await capture.invite({
      meetingId,
      requiredAttendees: people('bjorn@norrsken.example', 'office@shared.example'),
      subject: 'Who is it?',
    });
    const waiting = result.entries.find((one) => one.postponed);
    expect(stateOf(result).entries).toEqual([
      ['Björn Dahl', 'Who is it?', 'logged'],
      [null, 'Who is it?', 'postponed'],
    ]);
    const logged = await capture.stores.postponed.assign(
      { actor: capture.jo, once: null },
      waiting?.entryNo ?? 0,
      waiting?.version ?? 0,
      { contactNo: capture.bjorn.no, remember: false },
    );
    expect(logged.entryNo).toBe(result.entries.find((one) => !one.postponed)?.entryNo);
  });

  it('keeps nothing of an internal or private meeting but a count (rule 20.8)', async () => {
    const [internal, labelled] = [fresh(), fresh()];
    const own = { ...both, optionalAttendees: [], requiredAttendees: people('eh@us.example') };
    const first = await capture.invite({ ...own, meetingId: internal });
    expect(first.result).toMatchObject({
      meetingNo: null,
      entries: [],
      decisions: [{ address: null, reason: 'internalMeeting' }],
    });
    expect((await capture.invite({ ...own, meetingId: internal })).created).toBe(false);
    const open = await capture.invite({ ...both, meetingId: labelled });
    const numbers = open.result.entries.map((one) => one.entryNo);
    const hidden = await capture.invite({
      ...both,
      meetingId: labelled,
      sensitivity: 'private',
      sentAt: later(5),
    });
    expect(hidden.result.meetingNo).toBeNull();
    await capture.invite({ ...both, meetingId: labelled, sentAt: later(9) });
    const { sql } = capture.storage.read;
    const left = await sql
      .selectFrom('interaction_log_entry')
      .select('entry_no')
      .where('entry_no', 'in', numbers)
      .execute();
    expect(left).toEqual([]);
    const { privateCounts } = await capture.stores.captureDecisions.list(capture.jo, { limit: 1 });
    expect(privateCounts.map(({ reason, count }) => [reason, count])).toEqual(
      expect.arrayContaining([
        ['internalMeeting', 1],
        ['privateMeeting', 1],
      ]),
    );
    const summary = await capture.stores.captureDecisions.summarise(capture.jo, '2026-03-02');
    expect(summary.private).toBe(0);
  });

  it('logs no meeting whose organizer is not ours, and keeps nothing of who it is (rule 20.9)', async () => {
    const { result } = await capture.invite({
      ...both,
      meetingId: fresh(),
      organizer: { address: 'aino@tammela.example' },
    });
    expect([result.entries, result.decisions]).toEqual([
      [],
      [{ address: null, role: 'from', outcome: 'notLogged', reason: 'organizerNotOurs' }],
    ]);
  });

  it('refuses the name of a colleague, and lets an attendee and an administrator report (rule 20.9)', async () => {
    const report = {
      organizer: { address: 'eh@us.example' },
      requiredAttendees: people('aino@tammela.example'),
    };
    await expect(capture.invite({ ...report, meetingId: fresh() })).rejects.toMatchObject({
      code: 'senderNotYours',
    });
    const among = await capture.invite({
      ...report,
      meetingId: fresh(),
      optionalAttendees: people('jo@us.example'),
    });
    expect(among.result.entries).toMatchObject([{ salespersonCode: 'EH' }]);
  });

  it('logs a report that comes ten times at once a single time', async () => {
    const meetingId = fresh();
    const all = await tenAtOnce((at) =>
      capture.invite({ ...both, meetingId, ...(at % 2 === 0 && { itemId: `i-${meetingId}` }) }),
    );
    expect(all.filter((one) => one.created)).toHaveLength(1);
    expect(new Set(all.map((one) => one.result.meetingNo)).size).toBe(1);
    const { entries } = await capture.stores.meetings.lookUp(capture.jo, {
      iCalUId: null,
      meetingId,
      itemId: null,
    });
    expect(entries).toHaveLength(2);
  });

  it('decides anew about who was no contact, when somebody asks (rule 20.10)', async () => {
    const meetingId = fresh();
    const address = `${meetingId}@late.example`;
    const report = { meetingId, requiredAttendees: people(address), subject: 'Early' };
    expect((await capture.invite(report)).result.entries).toEqual([]);
    await capture.person('Late Contact', [address]);
    expect((await capture.invite(report)).result.entries).toEqual([]);
    const asked = await capture.invite({ ...report, asked: true });
    expect(asked.result.entries).toMatchObject([{ contactName: 'Late Contact' }]);
  });

  it('forgets words and decisions after the retention days, and still knows the meeting (rule 20.11)', async () => {
    const meetingId = fresh();
    const { result } = await capture.invite({ ...both, meetingId, location: 'Turku' });
    await purgeEmails(capture.storage, capture.readSetup, Date.now() + 91 * 86_400_000);
    const row = await capture.storage.read.sql
      .selectFrom('meeting')
      .select(['subject', 'location', 'organizer_address'])
      .where('id', '=', result.meetingNo ?? 0)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ subject: null, location: null, organizer_address: null });
    const late = await capture.invite({ ...both, meetingId, sentAt: later(90) });
    expect([late.created, late.result.decisions, late.result.entries.length]).toEqual([
      false,
      [],
      2,
    ]);
  });
});
