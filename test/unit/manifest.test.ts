import { access, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import manifest from '../../manifest/manifest.json' with { type: 'json' };
import { startRuntime } from './launch-event/launch-event-runtime.ts';

const origin = 'https://interaction-log.example';

/** Adding one later needs the administrators' consent again. */
const declaredEvents = [
  'messageComposeOpened',
  'messageRecipientsChanged',
  'messageSending',
  'appointmentOrganizerOpened',
  'appointmentSending',
];

const extensions = manifest.extensions;
const actions = extensions.flatMap(({ runtimes }) =>
  runtimes.flatMap((runtime) => runtime.actions),
);
const actionIds = actions.map((action) => action.id);
const events = extensions.flatMap(({ autoRunEvents }) =>
  autoRunEvents.flatMap((group) => group.events),
);

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

describe('the manifest', () => {
  const { fetch } = globalThis;
  beforeAll(() => {
    globalThis.fetch = () => Promise.reject(new Error('The schema is not to be downloaded'));
    // The validator reads its schemas with fs-extra, which it does not declare.
    const pathExists = (file: string) =>
      access(file).then(
        () => true,
        () => false,
      );
    jest.mock('fs-extra', () => ({ readFile, pathExists }), { virtual: true });
  });
  afterAll(() => {
    globalThis.fetch = fetch;
  });

  const validate = async (value: object): Promise<string[]> => {
    const { AppManifestUtils } = await import('@microsoft/app-manifest');
    return AppManifestUtils.validateAgainstSchema(JSON.parse(JSON.stringify(value)));
  };

  it('fits its schema', async () => {
    expect(manifest.$schema).toContain('/v1.30/');
    expect(await validate(manifest)).toEqual([]);
  });

  it('is refused by its schema without a developer', async () => {
    const { developer: _developer, ...rest } = manifest;
    expect(await validate(rest)).not.toEqual([]);
  });

  it('declares the frozen list of events', () => {
    expect(events.map((event) => event.type)).toEqual(declaredEvents);
  });

  it('declares an action for every event, each once', () => {
    expect(new Set(actionIds).size).toBe(actionIds.length);
    expect(events.map((event) => event.actionId).sort()).toEqual([...actionIds].sort());
  });

  it('names actions that the built script answers to, and no others', async () => {
    const { handlers } = await startRuntime();
    expect([...handlers.keys()].sort()).toEqual([...actionIds].sort());
  });

  it('lets a mail go when the add-in cannot run', () => {
    const sends = events.filter((event) => event.type.endsWith('Sending'));
    expect(sends.map((event) => event.options?.sendMode)).toEqual(['promptUser', 'promptUser']);
  });

  it('asks for the requirement set of its newest event only where events are declared', () => {
    const minVersions = (requirements: { capabilities: { minVersion: string }[] }) =>
      requirements.capabilities.map((capability) => capability.minVersion);
    for (const { requirements, runtimes, autoRunEvents } of extensions) {
      expect(minVersions(requirements)).toEqual(['1.5']);
      for (const part of [...runtimes, ...autoRunEvents]) {
        expect(minVersions(part.requirements)).toEqual(['1.12']);
      }
    }
  });

  it('has one origin', () => {
    const addresses = stringsIn({ ...manifest, $schema: '' }).filter((text) =>
      text.startsWith('http'),
    );
    expect(addresses.length).toBeGreaterThan(5);
    expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(new Set([origin]));
    expect(manifest.validDomains).toEqual([new URL(origin).host]);
  });

  it('asks for tokens of its own host', () => {
    const { id, resource } = manifest.webApplicationInfo;
    expect(resource).toBe(`api://${new URL(origin).host}/${id}`);
  });

  it('opens the tab in the theme of its host', () => {
    const [tab] = manifest.staticTabs;
    expect(tab?.entityId).toBe('interaction-log');
    expect(tab?.contentUrl).toContain('/tab.html?theme={app.theme}');
  });
});
