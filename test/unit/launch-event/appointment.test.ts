import { describe, expect, it } from '@jest/globals';
import { FakeStorage } from './fake-storage.ts';
import { type RuntimeOptions, startRuntime } from './launch-event-runtime.ts';

const begin = (options: RuntimeOptions = {}) => startRuntime({ appointment: {}, ...options });

const open = async (options: RuntimeOptions = {}) => {
  const runtime = await begin(options);
  await runtime.run('onAppointmentOrganizerOpened');
  return runtime;
};
const send = async (options: RuntimeOptions = {}) => {
  const runtime = await begin(options);
  await runtime.run('onAppointmentSending');
  return runtime;
};

describe('open an appointment of one’s own', () => {
  it('stamps a new one with an id, and keeps it in the session (rule 20.3)', async () => {
    const { outlook } = await open({ appointment: { itemId: null } });
    expect(outlook.session.get('captureId')).toMatch(/^[0-9a-f-]{36}$/);
    expect(outlook.customProperties.get('meetingId')).toBe(outlook.session.get('captureId'));
  });

  it('goes on with the stamp of one that was saved', async () => {
    const { outlook } = await open({ customProperties: { meetingId: 'first' } });
    expect(outlook.session.get('captureId')).toBe('first');
    expect(outlook.changes).toEqual([]);
  });

  it('gives a copy that was never saved an id of its own', async () => {
    const { outlook } = await open({
      appointment: { itemId: null },
      customProperties: { meetingId: 'copied' },
    });
    expect(outlook.customProperties.get('meetingId')).not.toBe('copied');
    expect(outlook.customProperties.get('meetingId')).toBe(outlook.session.get('captureId'));
  });

  it('posts what was kept', async () => {
    const localStorage = new FakeStorage();
    const offline = { localStorage, answer: () => 'offline' as const };
    await send({ ...offline, session: { captureId: 'one' } });
    expect(localStorage.values.size).toBe(1);
    const runtime = await open({ localStorage });
    expect(runtime.meetings).toMatchObject([{ body: { meetingId: 'one' } }]);
    expect(localStorage.values.size).toBe(0);
  });
});

describe('send an appointment', () => {
  it('posts who is invited to what, when and where', async () => {
    const runtime = await send({ session: { captureId: 'meeting-1' } });
    expect(runtime.meetings).toHaveLength(1);
    expect(runtime.meetings[0]?.authorization).toBe('Bearer token');
    expect(runtime.meetings[0]?.body).toEqual({
      meetingId: 'meeting-1',
      itemId: 'item-1',
      sentAt: '2026-11-20T09:00:00.000Z',
      organizer: { address: 'sales@ours.example', name: 'Sam Sales' },
      requiredAttendees: [{ address: 'anna@contoso.example', name: 'Anna Berg' }],
      optionalAttendees: [{ address: 'carl@fabrikam.example' }],
      subject: 'Demo',
      startsAt: '2026-11-23T12:00:00.000Z',
      endsAt: '2026-11-23T13:00:00.000Z',
      location: 'Turku',
      sensitivity: 'normal',
      client: {
        surface: 'launchEvent',
        platform: 'OfficeOnline',
        version: expect.stringMatching(/^[0-9a-f]{12} 16\.0\.1$/),
      },
    });
    expect(runtime.outlook.changes).toEqual([]);
    expect(runtime.reports).toEqual([]);
  });

  it('goes on with the stamp when the opening was not seen', async () => {
    const runtime = await send({ customProperties: { meetingId: 'stamped' } });
    expect(runtime.meetings[0]?.body.meetingId).toBe('stamped');
  });

  it('tells the mark and the label', async () => {
    const runtime = await send({
      appointment: { sensitivity: 'private', sensitivityLabel: 'label-1' },
    });
    expect(runtime.meetings[0]?.body).toMatchObject({
      sensitivity: 'private',
      sensitivityLabelId: 'label-1',
    });
  });

  it('reports one date of a series by the id of the series (rule 20.7)', async () => {
    const runtime = await send({ appointment: { seriesId: 'series-1' } });
    expect(runtime.meetings[0]?.body).toMatchObject({ itemId: 'series-1', occurrence: true });
  });

  it('posts nothing of an appointment that nobody is invited to, or that is not to be logged', async () => {
    const alone = await send({ appointment: { requiredAttendees: [], optionalAttendees: [] } });
    const off = await send({ session: { doNotLog: '1' } });
    expect([...alone.requests, ...off.requests]).toEqual([]);
  });

  it('posts without the details that Outlook does not tell in time', async () => {
    const runtime = await send({
      faults: { 'location.getAsync': 'hangs', 'start.getAsync': 'nonsense', end: 'missing' },
    });
    expect(runtime.meetings[0]?.body).toMatchObject({ subject: 'Demo' });
    expect(Object.keys(runtime.meetings[0]?.body ?? {})).not.toContain('location');
  });
});
