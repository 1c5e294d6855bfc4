import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { macManifestProblems } from '../../manifest/check-mac-manifest.ts';
import {
  languageProblems,
  launchEvents,
  type Manifest,
  manifestProblems,
  type Surroundings,
} from '../../manifest/check-manifest.ts';
import finnish from '../../manifest/fi.json' with { type: 'json' };
import { identityProblems, sample } from '../../manifest/fill-manifest.ts';
import manifest from '../../manifest/manifest.json' with { type: 'json' };
import { readSurroundings } from '../../manifest/surroundings.ts';
import swedish from '../../manifest/sv.json' with { type: 'json' };
import { repository } from '../support/source-files.ts';

const copy = (): Manifest => JSON.parse(JSON.stringify(manifest)) as Manifest;

/** The manifest after one thing in it went wrong. */
const broken = (edit: (text: string) => string): Manifest =>
  JSON.parse(edit(JSON.stringify(manifest))) as Manifest;

let around: Surroundings;
let xml: string;
beforeAll(async () => {
  around = await readSurroundings(sample.url, path.join(repository, 'dist'));
  xml = await readFile(path.join(repository, 'manifest', 'mac.xml'), 'utf8');
});

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

  it('holds together: actions, buttons, handlers, icons, addresses', () => {
    expect(manifestProblems(copy(), around)).toEqual([]);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'an event nobody knows',
      (text) => text.replaceAll('"messageSending"', '"messageSent"'),
      /no event messageSent/,
    ],
    [
      'an event without its action',
      (text) => text.replace('"id":"onMessageSending"', '"id":"onSent"'),
      /names onMessageSending, which no runtime has/,
    ],
    [
      'an action the script does not answer to',
      (text) => text.replaceAll('onAppointmentSending', 'onMeetingSending'),
      /does not answer to/,
    ],
    [
      'a button without its action',
      (text) => text.replace('"actionId":"openReadPane"', '"actionId":"openPane"'),
      /button readPaneButton names openPane/,
    ],
    [
      'an action declared twice',
      (text) => text.replace('"id":"openComposePane"', '"id":"openReadPane"'),
      /openReadPane is declared twice/,
    ],
    [
      'an icon that is not there',
      (text) => text.replace('icon-80.png', 'icon-81.png'),
      /icon-81.png is not among the icons/,
    ],
    [
      'an icon of another size',
      (text) => text.replace('icon-80.png', 'icon-64.png'),
      /icon-64.png is 64 × 64, not 80 × 80/,
    ],
    [
      'an address elsewhere',
      (text) => text.replace(`${sample.url}/pane.html`, 'https://elsewhere.example/pane.html'),
      /elsewhere.example\/pane.html is not below/,
    ],
    [
      'a resource of another host',
      (text) => text.replace('api://interaction-log.example', 'api://log.example'),
      /resource must be api:\/\/interaction-log.example/,
    ],
    [
      'a domain with its scheme',
      (text) => text.replace('["interaction-log.example"]', `["${sample.url}"]`),
      /validDomains must be interaction-log.example/,
    ],
  ])('is refused with %s', (_what, edit, sentence) => {
    expect(manifestProblems(broken(edit), around).join('\n')).toMatch(sentence);
  });

  const events = manifest.extensions.flatMap(({ autoRunEvents }) =>
    autoRunEvents.flatMap((group) => group.events),
  );

  it('declares the frozen list of events and permissions', () => {
    expect(events.map((event) => event.type)).toEqual(Object.keys(launchEvents));
    expect(manifest.authorization.permissions.resourceSpecific).toEqual([
      { name: 'MailboxItem.ReadWrite.User', type: 'Delegated' },
    ]);
  });

  it('lets a mail go when the add-in cannot run', () => {
    const sends = events.filter((event) => event.type.endsWith('Sending'));
    expect(sends.map((event) => event.options?.sendMode)).toEqual(['promptUser', 'promptUser']);
  });

  it('asks for the requirement set of its newest event only where events are declared', () => {
    const least = (part: { requirements?: { capabilities?: { minVersion: string }[] } }) =>
      part.requirements?.capabilities?.map((capability) => capability.minVersion) ?? [];
    const [extension] = manifest.extensions;
    expect(least(extension ?? {})).toEqual(['1.5']);
    expect(extension?.autoRunEvents.map(least)).toEqual([['1.12']]);
    expect(extension?.runtimes.map((one) => [one.id, least(one)])).toEqual([
      ['launch_event_runtime', ['1.12']],
      ['pane_runtime', []],
    ]);
  });

  it('opens its pages in the theme and language of their host', () => {
    const [tab] = manifest.staticTabs;
    const [channel] = manifest.configurableTabs;
    expect(tab?.entityId).toBe('interaction-log');
    expect(tab?.contentUrl).toMatch(/\/tab\.html\?theme=\{app\.theme\}&locale=\{app\.locale\}$/);
    expect(channel?.configurationUrl).toMatch(/\/tab-config\.html\?theme=\{app\.theme\}/);
  });

  it('hides itself behind the add-in for Mac nowhere but where that one runs', () => {
    const [alternate] = manifest.extensions.flatMap(({ alternates }) => alternates);
    expect(alternate?.hide.customOfficeAddin.officeAddinId).toBe(sample.macAddInId);
    expect(xml).toContain(`<Id>${sample.macAddInId}</Id>`);
    expect(manifest.id).not.toBe(sample.macAddInId);
  });

  it('speaks the languages of the product', () => {
    expect(manifest.localizationInfo.additionalLanguages.map((one) => one.languageTag)).toEqual([
      'fi',
      'sv',
    ]);
    for (const file of [finnish, swedish]) expect(languageProblems(copy(), file)).toEqual([]);
    expect(Object.keys(finnish)).toEqual(Object.keys(swedish));
    expect(
      languageProblems(copy(), { 'staticTabs[7].name': 'x', 'name.short': 'x'.repeat(31) }),
    ).toEqual([
      'staticTabs[7].name is not in the manifest',
      'name.short has more than 30 characters',
    ]);
  });

  it('has icons in the sizes Teams asks for', () => {
    expect(around.icons.get('/icons/color.png')).toEqual([192, 192]);
    expect(around.icons.get('/icons/outline.png')).toEqual([32, 32]);
  });
});

describe('the manifest for Mac and mobile', () => {
  it('holds together: form, order, resources, events, addresses', () => {
    expect(macManifestProblems(xml, around)).toEqual([]);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['an open element', (text) => text.replace('</Permissions>', ''), /not well-formed/],
    [
      'another order',
      (text) =>
        text.replace(
          /( *<Permissions>.*\n)( *<Rule [\s\S]*?<\/Rule>\n)/,
          (_all, permissions: string, rule: string) => rule + permissions,
        ),
      /OfficeApp must hold/,
    ],
    [
      'a resource that is not there',
      (text) => text.replace('resid="paneUrl"', 'resid="panelUrl"'),
      /no resource panelUrl/,
    ],
    [
      'a blocking send mode',
      (text) => text.replace('SendMode="PromptUser"', 'SendMode="Block"'),
      /hold a mail back/,
    ],
    [
      'an event taken out',
      (text) => text.replace(/ *<LaunchEvent Type="OnMessageCompose".*\n/, ''),
      /The events must be OnMessageCompose/,
    ],
    [
      'a handler nobody has',
      (text) => text.replace('"onMessageSending"', '"onSend"'),
      /does not answer to onSend/,
    ],
    [
      'an address elsewhere',
      (text) => text.replace(`${sample.url}/launchevent.js`, 'https://elsewhere.example/l.js'),
      /elsewhere.example\/l.js is not below/,
    ],
    [
      'an icon that is not there',
      (text) => text.replace('mac-icon-64.png', 'mac-icon-65.png'),
      /mac-icon-65.png is not among the icons/,
    ],
  ])('is refused with %s', (_what, edit, sentence) => {
    const edited = edit(xml);
    expect(edited).not.toBe(xml);
    expect(macManifestProblems(edited, around).join('\n')).toMatch(sentence);
  });
});

describe('the identity of an organisation’s app', () => {
  it('is refused with everything that is wrong, in one go', () => {
    expect(
      identityProblems({ url: 'http://log.example/x', clientId: '7', appId: '8', version: '1.0' }),
    ).toHaveLength(4);
  });

  it('is an https origin and an id', () => {
    const clientId = sample.clientId;
    expect(identityProblems({ url: 'https://log.contoso.com', clientId })).toEqual([]);
    expect(identityProblems({ url: 'https://log.contoso.com/', clientId })).toEqual([]);
    expect(identityProblems({ url: 'https://log.contoso.com/log', clientId })).toHaveLength(1);
  });
});
