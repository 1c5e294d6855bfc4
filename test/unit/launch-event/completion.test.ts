import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../support/fake-office-calls.ts';
import { FakeStorage } from './fake-storage.ts';
import { type RuntimeOptions, startRuntime } from './launch-event-runtime.ts';

const actionIds = [
  'onMessageComposeOpened',
  'onMessageRecipientsChanged',
  'onMessageSending',
  'onAppointmentOrganizerOpened',
  'onAppointmentSending',
];

const calls = [
  'from.getAsync',
  'to.getAsync',
  'cc.getAsync',
  'bcc.getAsync',
  'subject.getAsync',
  'sensitivityLabel.getAsync',
  'sessionData.getAllAsync',
  'sessionData.getAsync',
  'sessionData.setAsync',
  'loadCustomPropertiesAsync',
  'customProperties.saveAsync',
  'customProperties.get',
  'notificationMessages.replaceAsync',
  'notificationMessages.removeAsync',
  'auth.getAccessToken',
  'OfficeRuntime.auth.getAccessToken',
];
const properties = [
  'context',
  'mailbox',
  'userProfile',
  'item',
  'diagnostics',
  'displayLanguage',
  'auth',
  'OfficeRuntime.auth',
  'from',
  'to',
  'subject',
  'sensitivityLabel',
  'sessionData',
  'notificationMessages',
  'conversationId',
  'inReplyTo',
];

const faultsOf = (names: string[], faults: Fault[]): [string, RuntimeOptions][] =>
  names.flatMap((name) =>
    faults.map((fault): [string, RuntimeOptions] => [
      `${name} ${fault}`,
      { faults: { [name]: fault } },
    ]),
  );

const allCalls = (fault: Fault): RuntimeOptions => ({
  faults: Object.fromEntries(calls.map((call) => [call, fault])),
});

const refusing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('Access is denied');
    },
  },
);

const situations: [string, RuntimeOptions][] = [
  ['all is well', {}],
  ['there is no network', { answer: () => 'offline' }],
  ['the API never answers', { answer: () => 'never' }],
  ['the API answers late', { answer: () => ({ status: 201, delay: 1950 }) }],
  ['the API fails', { answer: () => ({ status: 500 }) }],
  ['the API answers nonsense', { answer: () => ({ status: 200, body: 'nonsense' }) }],
  ['fetch is missing', { globals: { fetch: undefined } }],
  [
    'fetch throws',
    {
      globals: {
        fetch: () => {
          throw new Error('No valid origin');
        },
      },
    },
  ],
  ['storage refuses', { localStorage: refusing }],
  ['there is storage', { localStorage: new FakeStorage() }],
  ['Outlook is slow', { slowest: 600 }],
  ['every call fails', allCalls('fails')],
  ['every call throws', allCalls('throws')],
  ['every call hangs', allCalls('hangs')],
  ['every call is missing', allCalls('missing')],
  ...faultsOf(calls, ['fails', 'throws', 'hangs', 'missing']),
  ...faultsOf(properties, ['throws', 'missing']),
];

describe.each(actionIds)('%s', (actionId) => {
  const unhandled: unknown[] = [];
  const remember = (reason: unknown) => unhandled.push(reason);
  beforeAll(() => {
    process.on('unhandledRejection', remember);
  });
  afterAll(() => {
    process.off('unhandledRejection', remember);
    expect(unhandled).toEqual([]);
  });

  it.each(situations)('completes once, in two seconds, when %s', async (_situation, options) => {
    const runtime = await startRuntime({ ...options, seed: 7 });
    const start = runtime.clock.now;
    const event = runtime.fire(actionId);
    await runtime.clock.passUntil(() => event.completions.length > 0);
    expect(runtime.clock.now - start).toBeLessThan(2000);
    await runtime.clock.pass(60_000);
    expect(event.completions).toEqual([{ allowEvent: true }]);
    expect(runtime.outlook.calls.mostSeenInFlight).toBeLessThanOrEqual(3);
  });

  it('leaves no timer behind', async () => {
    const runtime = await startRuntime({
      answer: () => ({ status: 200, body: { decisions: [] } }),
    });
    const event = runtime.fire(actionId);
    await runtime.clock.passUntil(() => event.completions.length > 0);
    expect(runtime.clock.timers).toBe(0);
  });

  it('completes each of three events that fire at once', async () => {
    const runtime = await startRuntime({ seed: 3 });
    const events = [1, 2, 3].map(() => runtime.fire(actionId));
    await runtime.clock.pass(60_000);
    expect(events.map((event) => event.completions.length)).toEqual([1, 1, 1]);
    expect(runtime.outlook.calls.mostSeenInFlight).toBeLessThanOrEqual(3);
  });

  it('never has more than three calls in flight, whatever the order of answers', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const runtime = await startRuntime({ seed, slowest: 100 });
      runtime.fire('onMessageComposeOpened');
      runtime.fire(actionId);
      await runtime.clock.pass(10_000);
      expect(runtime.outlook.calls.mostSeenInFlight).toBeLessThanOrEqual(3);
    }
  });

  it('survives a completed that throws', async () => {
    const runtime = await startRuntime();
    const handler = runtime.handlers.get(actionId);
    let completions = 0;
    const completed = () => {
      completions += 1;
      throw new Error('The item is closed');
    };
    handler?.({ completions: [], completed });
    await runtime.clock.pass(10_000);
    expect(completions).toBe(1);
  });
});
