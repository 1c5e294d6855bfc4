import { describe, expect, it } from '@jest/globals';
import { startRuntime } from './launch-event-runtime.ts';

describe('begin a message', () => {
  it('stores a captureId in the session and stamps it on the item', async () => {
    const { run, outlook } = await begin();
    await run();
    const captureId = outlook.session.get('captureId');
    expect(captureId).toMatch(/^[0-9a-f-]{36}$/);
    expect(outlook.customProperties.get('captureId')).toBe(captureId);
  });

  it('overwrites the stamp that a forward inherited', async () => {
    const { run, outlook } = await begin({ customProperties: { captureId: 'inherited' } });
    await run();
    expect(outlook.customProperties.get('captureId')).toBe(outlook.session.get('captureId'));
    expect(outlook.session.get('captureId')).not.toBe('inherited');
  });

  it('keeps the first captureId of the session', async () => {
    const { run, outlook } = await begin({ session: { captureId: 'first' } });
    await run();
    await run();
    expect(outlook.session.get('captureId')).toBe('first');
    expect(outlook.customProperties.get('captureId')).toBe('first');
    expect(outlook.changes.filter((change) => change === 'customProperties.set')).toHaveLength(1);
  });

  it('stores one captureId when the event fires twice at once', async () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const { runtime, outlook } = await begin({ seed, slowest: 100 });
      runtime.fire('onMessageComposeOpened');
      runtime.fire('onMessageComposeOpened');
      const ids = new Set<string | undefined>();
      await runtime.clock.passUntil(() => outlook.session.has('captureId'));
      ids.add(outlook.session.get('captureId'));
      await runtime.clock.pass(5000);
      ids.add(outlook.session.get('captureId'));
      ids.add(outlook.customProperties.get('captureId'));
      expect(ids.size).toBe(1);
    }
  });

  it('agrees with another runtime that begins it at the same time', async () => {
    const { runtime, outlook } = await begin({ slowest: 1, mostInFlight: 6 });
    const other = await startRuntime({ outlook, clock: runtime.clock });
    runtime.fire('onMessageComposeOpened');
    other.fire('onMessageComposeOpened');
    await runtime.clock.pass(5000);
    const captureId = outlook.session.get('captureId');
    expect(outlook.customProperties.get('captureId')).toBe(captureId);
    await runtime.run('onMessageSending');
    expect(runtime.reports[0]?.body.captureId).toBe(captureId);
  });

  it('stamps nothing that the session does not hold', async () => {
    const { run, outlook } = await begin({ faults: { 'sessionData.setAsync': 'fails' } });
    await run();
    expect(outlook.customProperties.size).toBe(0);
  });

  it('does not overwrite a session that cannot be read', async () => {
    const { run, outlook } = await begin({
      session: { captureId: 'first' },
      faults: { 'sessionData.getAllAsync': 'hangs' },
    });
    await run();
    expect(outlook.session.get('captureId')).toBe('first');
    expect(outlook.customProperties.size).toBe(0);
  });

  it('posts no report', async () => {
    const { run, runtime } = await begin();
    await run();
    expect(runtime.reports).toHaveLength(0);
  });
});

async function begin(options: Parameters<typeof startRuntime>[0] = {}) {
  const runtime = await startRuntime(options);
  const run = () => runtime.run('onMessageComposeOpened');
  return { run, runtime, outlook: runtime.outlook };
}
