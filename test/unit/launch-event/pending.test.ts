import { describe, expect, it } from '@jest/globals';
import { FakeStorage } from './fake-storage.ts';
import { type NetworkAnswer, startRuntime } from './launch-event-runtime.ts';
import { ManualClock } from './manual-clock.ts';

const day = 24 * 60 * 60 * 1000;
const clockAt = (instant: string): ManualClock => {
  const clock = new ManualClock();
  clock.now = Date.parse(instant);
  return clock;
};

class Mailbox {
  readonly localStorage = new FakeStorage();
  clock = clockAt('2026-11-20T09:00:00Z');
  mailbox = 'sales@ours.example';

  async send(answer: NetworkAnswer, captureId = `capture-${this.clock.now}`) {
    return this.#run('onMessageSending', answer, captureId);
  }

  async beginMessage(answer: NetworkAnswer) {
    return this.#run('onMessageComposeOpened', answer);
  }

  /** The captureIds that are kept. */
  get kept(): string[] {
    return [...this.localStorage.values.values()].map((value) => JSON.parse(value).captureId);
  }

  async #run(actionId: string, answer: NetworkAnswer, captureId = 'begun') {
    const runtime = await startRuntime({
      clock: this.clock,
      localStorage: this.localStorage,
      mailbox: this.mailbox,
      session: { captureId },
      message: { to: [], cc: [] },
      answer: () => answer,
    });
    await runtime.run(actionId);
    return runtime;
  }
}

describe('keep a report that was not posted', () => {
  it.each([
    'offline',
    'never',
    { status: 401 },
    { status: 429 },
    { status: 500 },
    { status: 503 },
  ] as const)('keeps it when the answer is %j', async (answer) => {
    const mailbox = new Mailbox();
    await mailbox.send(answer, 'one');
    expect(mailbox.kept).toEqual(['one']);
  });

  it.each([200, 201, 400, 403, 404, 409, 413, 422])(
    'keeps nothing when the status is %i',
    async (status) => {
      const mailbox = new Mailbox();
      const runtime = await mailbox.send({ status });
      expect(runtime.reports).toHaveLength(1);
      expect(mailbox.kept).toEqual([]);
    },
  );

  it('keeps it before it is posted, so that a killed runtime loses nothing', async () => {
    const localStorage = new FakeStorage();
    let keptAtPost = -1;
    const runtime = await startRuntime({
      localStorage,
      answer: () => {
        keptAtPost = localStorage.length;
        return { status: 201 };
      },
    });
    await runtime.run('onMessageSending');
    expect(keptAtPost).toBe(1);
    expect(localStorage.length).toBe(0);
  });

  it('drops it when the answer comes after the event is completed', async () => {
    const mailbox = new Mailbox();
    await mailbox.send({ status: 201, delay: 4000 });
    expect(mailbox.kept).toHaveLength(1);
    await mailbox.clock.pass(5000);
    expect(mailbox.kept).toEqual([]);
  });

  it('keeps the later of two sends of one message', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    await mailbox.send('offline', 'one');
    expect(mailbox.kept).toEqual(['one']);
    const { reports } = await mailbox.beginMessage({ status: 201 });
    expect(reports.map((report) => report.body.sentAt)).toEqual(['2026-11-20T09:00:02.000Z']);
  });

  it('keeps the first of two sends when the later could not read all recipients', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    const runtime = await startRuntime({
      clock: mailbox.clock,
      localStorage: mailbox.localStorage,
      session: { captureId: 'one' },
      faults: { 'to.getAsync': 'fails' },
      answer: () => 'offline',
    });
    await runtime.run('onMessageSending');
    expect(mailbox.kept).toEqual(['one', 'one']);
  });

  it('keeps at most 50, the newest', async () => {
    const mailbox = new Mailbox();
    for (let count = 1; count <= 53; count += 1) await mailbox.send('offline', `mail-${count}`);
    expect(mailbox.kept).toHaveLength(50);
    expect(mailbox.kept).not.toContain('mail-3');
    expect(mailbox.kept).toContain('mail-4');
    expect(mailbox.kept).toContain('mail-53');
  });

  it('does without storage', async () => {
    const runtime = await startRuntime({ answer: () => 'offline' });
    expect((await runtime.run('onMessageSending')).completions).toHaveLength(1);
  });
});

describe('post what was kept', () => {
  it('posts it when the next message is begun', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    await mailbox.send('offline', 'two');
    const { reports } = await mailbox.beginMessage({ status: 201 });
    expect(reports.map((report) => report.body.captureId)).toEqual(['one', 'two']);
    expect(reports.map((report) => report.body.sentAt)).toEqual([
      '2026-11-20T09:00:00.000Z',
      '2026-11-20T09:00:02.000Z',
    ]);
    expect(reports[0]?.authorization).toBe('Bearer token');
    expect(mailbox.kept).toEqual([]);
  });

  it('is never done by the send handler', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    const { reports } = await mailbox.send({ status: 201 }, 'two');
    expect(reports.map((report) => report.body.captureId)).toEqual(['two']);
    expect(mailbox.kept).toEqual(['one']);
  });

  it('stops at the first post that does not get through', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    await mailbox.send('offline', 'two');
    const { reports } = await mailbox.beginMessage({ status: 401 });
    expect(reports).toHaveLength(1);
    expect(mailbox.kept).toEqual(['one', 'two']);
  });

  it('goes on after a post that the server cannot take now', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    await mailbox.send('offline', 'two');
    const { reports } = await mailbox.beginMessage({ status: 500 });
    expect(reports).toHaveLength(2);
    expect(mailbox.kept).toEqual(['one', 'two']);
  });

  it('forgets what the server refuses for good', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline');
    await mailbox.beginMessage({ status: 403 });
    expect(mailbox.kept).toEqual([]);
  });

  it('forgets what is older than seven days', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'old');
    mailbox.clock.now += day;
    await mailbox.send('offline', 'younger');
    mailbox.clock.now += 6.5 * day;
    const { reports } = await mailbox.beginMessage({ status: 201 });
    expect(reports.map((report) => report.body.captureId)).toEqual(['younger']);
    expect(mailbox.kept).toEqual([]);
  });

  it('leaves what another mailbox kept', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    mailbox.mailbox = 'other@ours.example';
    const { reports } = await mailbox.beginMessage({ status: 201 });
    expect(reports).toHaveLength(0);
    expect(mailbox.kept).toEqual(['one']);
  });

  it('keeps nothing of a mailbox that Outlook does not name', async () => {
    const localStorage = new FakeStorage();
    const runtime = await startRuntime({
      localStorage,
      faults: { userProfile: 'missing' },
      answer: () => 'offline',
    });
    await runtime.run('onMessageSending');
    expect(runtime.reports).toHaveLength(1);
    expect(localStorage.length).toBe(0);
  });

  it('skips what is not a report', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    mailbox.localStorage.setItem('interaction-log.pending|sales@ours.example|x|y', '{broken');
    mailbox.localStorage.setItem('interaction-log.pending|sales@ours.example|x|z', 'null');
    const { reports } = await mailbox.beginMessage({ status: 201 });
    expect(reports).toHaveLength(1);
    expect(mailbox.localStorage.length).toBe(0);
  });

  it('loses nothing that is kept while two frames post', async () => {
    const mailbox = new Mailbox();
    await mailbox.send('offline', 'one');
    await mailbox.send('offline', 'two');
    const { clock, localStorage } = mailbox;
    const frames = await Promise.all(
      [1, 2].map((seed) =>
        startRuntime({ clock, localStorage, seed, message: { to: [], cc: [] } }),
      ),
    );
    for (const frame of frames) frame.fire('onMessageComposeOpened');
    await clock.passUntil(() => frames.some((frame) => frame.reports.length > 0));
    await mailbox.send('offline', 'three');
    await clock.pass(5000);
    expect(mailbox.kept).toEqual(['three']);
    for (const frame of frames) expect(frame.reports.length).toBeGreaterThan(0);
  });
});
