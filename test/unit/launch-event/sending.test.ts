import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../support/fake-office-calls.ts';
import {
  type LaunchEventRuntime,
  type RuntimeOptions,
  startRuntime,
} from './launch-event-runtime.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function send(options: RuntimeOptions = {}): Promise<LaunchEventRuntime> {
  const runtime = await startRuntime(options);
  await runtime.run('onMessageSending');
  return runtime;
}

describe('send a message', () => {
  it('posts who it is from and to, the subject, and what tells it apart', async () => {
    const runtime = await send({
      session: { captureId: 'capture-1' },
      message: {
        bcc: [{ emailAddress: 'boss@ours.example', displayName: 'Boss' }],
        sensitivityLabel: 'label-1',
        inReplyTo: '<first@contoso.example>',
      },
    });
    expect(runtime.reports).toHaveLength(1);
    const [report] = runtime.reports;
    expect(report?.authorization).toBe('Bearer token');
    expect(report?.body).toEqual({
      captureId: 'capture-1',
      from: { address: 'sales@ours.example', name: 'Sam Sales' },
      to: [{ address: 'anna@contoso.example', name: 'Anna Berg' }],
      cc: [{ address: 'carl@fabrikam.example' }],
      bcc: [{ address: 'boss@ours.example', name: 'Boss' }],
      subject: 'Offer',
      sentAt: '2026-11-20T09:00:00.000Z',
      conversationId: 'conversation-1',
      inReplyTo: '<first@contoso.example>',
      sensitivityLabelId: 'label-1',
      client: {
        surface: 'launchEvent',
        platform: 'OfficeOnline',
        version: expect.stringMatching(/^[0-9a-f]{12} 16\.0\.1$/),
      },
    });
  });

  it('completes only after the post is answered', async () => {
    const runtime = await startRuntime({ answer: () => ({ status: 201, delay: 600 }) });
    const event = runtime.fire('onMessageSending');
    await runtime.clock.passUntil(() => runtime.reports.length === 1);
    await runtime.clock.pass(500);
    expect(event.completions).toHaveLength(0);
    await runtime.clock.pass(110);
    expect(event.completions).toHaveLength(1);
  });

  it('never changes the item', async () => {
    const runtime = await send({ customProperties: { captureId: 'inherited' } });
    expect(runtime.reports).toHaveLength(1);
    expect(runtime.outlook.changes).toEqual([]);
  });

  it('posts nothing when the writer switched logging off', async () => {
    const storage = { length: 0, key: () => null, setItem: () => expect('nothing').toBe('kept') };
    const runtime = await send({ session: { doNotLog: '1' }, localStorage: storage });
    expect(runtime.reports).toHaveLength(0);
  });

  it('posts a message whose recipients cannot be read, as incomplete', async () => {
    const faults: Record<string, Fault> = {
      'to.getAsync': 'fails',
      'cc.getAsync': 'throws',
      bcc: 'missing',
    };
    const runtime = await send({ faults });
    expect(runtime.reports[0]?.body).toMatchObject({ to: [], cc: [], bcc: [], incomplete: true });
  });

  it.each(['to.getAsync', 'cc.getAsync', 'bcc.getAsync'])(
    'posts the other recipients when %s never answers',
    async (call) => {
      const runtime = await send({ faults: { [call]: 'hangs' } });
      expect(runtime.reports[0]?.body.incomplete).toBe(true);
      const { to = [], cc = [] } = runtime.reports[0]?.body ?? {};
      expect(to.length + cc.length).toBe(call === 'bcc.getAsync' ? 2 : 1);
    },
  );

  it('calls a list with a blank address incomplete', async () => {
    const runtime = await send({
      message: {
        to: [
          { emailAddress: '', displayName: 'Friends' },
          { emailAddress: '', displayName: '' },
        ],
      },
    });
    expect(runtime.reports[0]?.body).toMatchObject({
      to: [{ address: 'Friends' }],
      incomplete: true,
    });
  });

  it('takes the mailbox for the sender when Outlook does not tell From', async () => {
    const runtime = await send({ faults: { 'from.getAsync': 'fails' } });
    expect(runtime.reports[0]?.body.from).toEqual({ address: 'sales@ours.example' });
  });

  it('posts nothing when nobody is known to send it', async () => {
    const runtime = await send({ faults: { from: 'missing', userProfile: 'missing' } });
    expect(runtime.reports).toHaveLength(0);
  });

  it.each([
    ['conversationId', 'conversationId', 'throws'],
    ['inReplyTo', 'inReplyTo', 'throws'],
    ['sensitivityLabelId', 'sensitivityLabel', 'missing'],
    ['sensitivityLabelId', 'sensitivityLabel.getAsync', 'hangs'],
    ['subject', 'subject.getAsync', 'fails'],
  ] as const)('leaves %s out when %s %s', async (field, api, fault) => {
    const runtime = await send({
      message: { inReplyTo: '<a@b.example>', sensitivityLabel: 'label-1' },
      faults: { [api]: fault },
    });
    expect(runtime.reports[0]?.body).not.toHaveProperty(field);
    expect(runtime.reports[0]?.body.incomplete).toBeUndefined();
  });
});

describe('the token of a sent message', () => {
  it('comes from the second source when the first fails', async () => {
    const runtime = await send({ faults: { 'auth.getAccessToken': 'fails' } });
    expect(runtime.reports[0]?.authorization).toBe('Bearer runtime-token');
  });

  it.each(['hangs', 'throws', 'missing'] as const)(
    'comes from the second source when the first %s',
    async (fault) => {
      const runtime = await send({ faults: { 'auth.getAccessToken': fault } });
      expect(runtime.reports[0]?.authorization).toBe('Bearer runtime-token');
    },
  );

  it.each(['fails', 'hangs', 'throws', 'missing'] as const)(
    'is left out when both sources %s',
    async (fault) => {
      const runtime = await send({
        faults: { 'auth.getAccessToken': fault, 'OfficeRuntime.auth.getAccessToken': fault },
      });
      expect(runtime.reports).toHaveLength(1);
      expect(runtime.reports[0]?.authorization).toBeUndefined();
    },
  );
});

describe('the captureId of a sent message', () => {
  it('is minted and stored in the session when there is none', async () => {
    const runtime = await send();
    expect(runtime.reports[0]?.body.captureId).toMatch(uuid);
    expect(runtime.outlook.session.get('captureId')).toBe(runtime.reports[0]?.body.captureId);
  });

  it('is never the one that the item inherited', async () => {
    const runtime = await send({ customProperties: { captureId: 'inherited' } });
    expect(runtime.reports[0]?.body.captureId).toMatch(uuid);
  });

  it('is one for three events that fire at once', async () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const runtime = await startRuntime({ seed, slowest: 100 });
      for (let time = 0; time < 3; time += 1) runtime.fire('onMessageSending');
      await runtime.clock.pass(5000);
      const ids = runtime.reports.map((report) => report.body.captureId);
      expect(ids).toHaveLength(3);
      expect(new Set(ids).size).toBe(1);
    }
  });

  it('is one for two runtimes that send at once', async () => {
    const one = await startRuntime({ slowest: 1, mostInFlight: 6 });
    const other = await startRuntime({ outlook: one.outlook, clock: one.clock });
    for (const runtime of [one, other]) runtime.fire('onMessageSending');
    await one.clock.pass(5000);
    expect(one.reports).toHaveLength(1);
    expect(other.reports[0]?.body.captureId).toBe(one.reports[0]?.body.captureId);
  });

  it('is found in a session that comes as text', async () => {
    const runtime = await send({ session: { captureId: 'first' }, sessionAsText: true });
    expect(runtime.reports[0]?.body.captureId).toBe('first');
  });

  it('is the same for a send that is stopped and repeated, with a later sentAt', async () => {
    const runtime = await send();
    await runtime.run('onMessageSending');
    const [first, second] = runtime.reports.map((report) => report.body);
    expect(second?.captureId).toBe(first?.captureId);
    expect(String(second?.sentAt) > String(first?.sentAt)).toBe(true);
  });

  it.each(['hangs', 'fails'] as const)(
    'does not overwrite a session whose reading %s',
    async (fault) => {
      const runtime = await send({
        session: { captureId: 'first' },
        faults: { 'sessionData.getAllAsync': fault, 'sessionData.getAsync': fault },
      });
      expect(runtime.reports[0]?.body.captureId).toMatch(uuid);
      expect(runtime.outlook.session.get('captureId')).toBe('first');
    },
  );

  it('is read key by key where the session cannot be read whole', async () => {
    const runtime = await send({
      session: { captureId: 'first' },
      faults: { 'sessionData.getAllAsync': 'missing' },
    });
    expect(runtime.reports[0]?.body.captureId).toBe('first');
  });

  it.each([
    ['crypto.randomUUID', { randomUUID: () => 'from-crypto' }, /^from-crypto$/],
    [
      'crypto.getRandomValues',
      { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) },
      /^ffffffff-ffff-4fff-bfff-ffffffffffff$/,
    ],
    ['Math.random', undefined, uuid],
  ])('is minted by %s', async (_source, crypto, expected) => {
    const runtime = await send({ globals: { crypto } });
    expect(runtime.reports[0]?.body.captureId).toMatch(expected);
  });
});
