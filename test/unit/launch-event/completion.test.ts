import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FakeOfficeCalls } from '../../support/fake-office-calls.ts';
import type { FakeEvent } from '../../support/fake-outlook.ts';
import { faultyMembers, type Situation, situations } from './faults.ts';
import {
  type LaunchEventRuntime,
  type RuntimeOptions,
  startRuntime,
} from './launch-event-runtime.ts';

/** The handlers that the manifest starts: an event without one would hold up a mail. */
const actionIds = [
  ...new Set(
    [
      ...readFileSync('manifest/manifest.json', 'utf8').matchAll(/"actionId": "(on[A-Za-z]+)"/gu),
    ].map(([, id]) => String(id)),
  ),
];

/** When the event fires, in milliseconds. */
const firings: [name: string, starts: number[]][] = [
  ['once', [0]],
  ['three times at once, again meanwhile and again afterwards', [0, 0, 0, 500, 5000]],
];

const longEnough = 60_000;

/** An appointment's handlers meet an appointment, a message's a message. */
const optionsFor = (
  actionId: string,
  { appointment, ...options }: RuntimeOptions = {},
): RuntimeOptions => ({
  ...options,
  ...(actionId.startsWith('onAppointment') && { appointment: appointment ?? {} }),
});

const fireAt = async (
  runtime: LaunchEventRuntime,
  actionId: string,
  starts: number[],
): Promise<FakeEvent[]> => {
  const events: FakeEvent[] = [];
  for (const start of starts) {
    runtime.clock.setTimeout(() => events.push(runtime.fire(actionId)), start);
  }
  await runtime.clock.pass(longEnough);
  return events;
};

/** What is wrong with how a handler ended, for each way the event fires. */
const faultsOf = async (actionId: string, situation: Situation): Promise<string[]> => {
  const wrong: string[] = [];
  for (const [name, starts] of firings) {
    const runtime = await startRuntime(optionsFor(actionId, situation.options()));
    const events = await fireAt(runtime, actionId, starts);
    if (events.length !== starts.length) wrong.push(`${name}: fired ${events.length} times`);
    for (const { completions, delays } of events) {
      if (completions.length !== 1) wrong.push(`${name}: completed ${completions.length} times`);
      if (delays.some((delay) => delay >= 2000)) wrong.push(`${name}: took ${delays} ms`);
      const [options] = completions as [{ allowEvent?: unknown }?];
      if (options?.allowEvent !== true) wrong.push(`${name}: did not allow the event`);
    }
    const { mostSeenInFlight } = runtime.outlook.calls;
    if (mostSeenInFlight > 3) wrong.push(`${name}: ${mostSeenInFlight} calls at once`);
  }
  return wrong;
};

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

  it.each(situations)(
    'completes once, in two seconds, and lets the mail go when $name',
    async (situation) => {
      expect(await faultsOf(actionId, situation)).toEqual([]);
    },
  );

  it('leaves no timer behind', async () => {
    const runtime = await startRuntime(
      optionsFor(actionId, { answer: () => ({ status: 200, body: { decisions: [] } }) }),
    );
    const event = runtime.fire(actionId);
    await runtime.clock.passUntil(() => event.completions.length > 0);
    expect(runtime.clock.timers).toBe(0);
  });

  it('never has more than three calls in flight, whatever the order of answers', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const runtime = await startRuntime(optionsFor(actionId, { seed, slowest: 100 }));
      const ofAppointment = actionId.startsWith('onAppointment');
      runtime.fire(ofAppointment ? 'onAppointmentOrganizerOpened' : 'onMessageComposeOpened');
      runtime.fire(actionId);
      await runtime.clock.pass(10_000);
      expect(runtime.outlook.calls.mostSeenInFlight).toBeLessThanOrEqual(3);
    }
  });

  it.each([
    ['throws', () => refuse()],
    ['is missing', undefined],
  ])('survives a completed that %s', async (_, completed) => {
    const runtime = await startRuntime(optionsFor(actionId));
    let completions = 0;
    const counted =
      completed &&
      (() => {
        completions += 1;
        completed();
      });
    const event = { completions: [], delays: [], completed: counted };
    runtime.handlers.get(actionId)?.(event as unknown as FakeEvent);
    await runtime.clock.pass(10_000);
    expect(completions).toBe(completed ? 1 : 0);
  });
});

const refuse = (): never => {
  throw new Error('The item is closed');
};

describe('the fault matrix', () => {
  const runs: { situation: Situation; calls: FakeOfficeCalls }[] = [];
  beforeAll(async () => {
    for (const situation of situations) {
      for (const actionId of actionIds) {
        const runtime = await startRuntime(optionsFor(actionId, situation.options()));
        await fireAt(runtime, actionId, [0]);
        runs.push({ situation, calls: runtime.outlook.calls });
      }
    }
  });

  it('has a row for every handler that the script associates', async () => {
    const runtime = await startRuntime();
    expect([...runtime.handlers.keys()].sort()).toEqual([...actionIds].sort());
    expect(actionIds).toHaveLength(5);
  });

  it('has columns for every member of Office that a handler asks for', () => {
    const asked = new Set(runs.flatMap(({ calls }) => [...calls.asked]));
    // Without `actions` no handler is known at all.
    asked.delete('actions');
    expect([...asked].filter((path) => !faultyMembers.includes(path))).toEqual([]);
    expect(faultyMembers.filter((path) => !asked.has(path))).toEqual([]);
  });

  it('has no idle column: some handler meets every fault', () => {
    const met = new Set(
      runs.flatMap(({ situation, calls }) =>
        [...calls.met].map((fault) => `${situation.name}: ${fault}`),
      ),
    );
    const due = situations.flatMap(({ name, met: faults }) =>
      faults.map((fault) => `${name}: ${fault}`),
    );
    expect(due.filter((fault) => !met.has(fault))).toEqual([]);
  });

  it('runs the script without window, document and storage', async () => {
    const runtime = await startRuntime();
    expect(runtime.has('window')).toBe(false);
    expect(runtime.has('document')).toBe(false);
    expect(runtime.has('localStorage')).toBe(false);
    expect(runtime.has('setTimeout')).toBe(true);
  });
});
