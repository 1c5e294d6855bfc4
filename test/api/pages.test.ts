import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiServer, embeddedServer } from '../support/servers.ts';
import { clientId, startTokenIssuer, type TokenIssuer, tenantId } from '../support/token-issuer.ts';

const assetsFolder = path.join(import.meta.dirname, '..', '..', 'dist', 'assets');

const directives = (answer: Response): Map<string, string[]> =>
  new Map(
    (answer.headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );

describe('pages', () => {
  let server: ApiServer;
  let issuer: TokenIssuer;
  let secure: ApiServer;
  beforeAll(async () => {
    server = await embeddedServer.start();
    issuer = await startTokenIssuer();
    secure = await embeddedServer.start({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await secure[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });
  const get = (path: string, headers: Record<string, string> = {}, from = server) =>
    fetch(`${from.url}${path}`, { headers, redirect: 'manual' });

  it.each([
    '/tab.html',
    '/pane.html',
    '/launchevent.html',
    '/sandbox',
    '/sandbox-pane.html',
    '/sign-in-done.html',
  ])('%s loads all it names', async (path) => {
    const page = await get(path);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    const html = await page.text();
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
    const own = named.filter((url) => !/^(?:https:|data:)/.test(url));
    expect(own.length).toBeGreaterThan(0);
    for (const url of own) {
      const asset = await fetch(new URL(url, page.url));
      await asset.body?.cancel();
      expect([url, asset.status]).toEqual([url, 200]);
    }
    const foreign = named.filter((url) => url.startsWith('https:'));
    for (const url of foreign) expect(url).toMatch(/^https:\/\/appsforoffice\.microsoft\.com\//);
  });

  it.each([
    '/tab.html',
    '/pane.html',
    '/launchevent.html',
    '/launchevent.js',
    '/sandbox',
    '/api/v1/docs',
  ])('%s may be framed by Microsoft’s hosts and nobody else', async (path) => {
    const page = await get(path);
    expect(page.headers.get('x-frame-options')).toBeNull();
    const ancestors = directives(page).get('frame-ancestors') ?? [];
    expect(ancestors).toEqual(
      expect.arrayContaining([
        "'self'",
        'https://teams.microsoft.com',
        'https://*.cloud.microsoft',
        'https://outlook.office.com',
        'https://outlook.office365.com',
      ]),
    );
    for (const ancestor of ancestors)
      expect(ancestor).toMatch(
        /^'self'$|^https:\/\/[\w*.-]+\.(?:microsoft|microsoft\.com|microsoft365\.com|office\.com|office365\.com|live\.com)$/,
      );
  });

  it('run scripts from here and of Office.js only', async () => {
    const page = await get('/tab.html');
    const policy = directives(page);
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(policy.get('script-src')).toEqual(["'self'", 'https://appsforoffice.microsoft.com']);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'self'"]);
  });

  it('load the library for accounts only where there are any', async () => {
    const named = async (page: string) => {
      const html = await (await get(page)).text();
      const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)];
      return Promise.all(scripts.map(async ([, url]) => (await get(url ?? '')).text()));
    };
    const library = /acquireTokenPopup/;
    for (const page of ['/tab.html', '/pane.html']) {
      const scripts = await named(page);
      expect(scripts.length).toBeGreaterThan(0);
      expect([page, scripts.filter((text) => library.test(text)).length]).toEqual([page, 0]);
    }
    const built = readdirSync(assetsFolder).map((name) =>
      readFileSync(path.join(assetsFolder, name), 'utf8'),
    );
    expect(built.some((text) => library.test(text))).toBe(true);
  });

  it('ask the provider for tokens, and no other', async () => {
    for (const [from, provider] of [
      [server, 'https://login.microsoftonline.com'],
      [secure, issuer.authority],
    ] as const) {
      const policy = directives(await get('/tab.html', {}, from));
      expect(policy.get('connect-src')).toEqual(["'self'", 'https://res.cdn.office.net', provider]);
      expect(policy.get('frame-src')).toEqual(["'self'", provider]);
    }
  });

  it('let the provider’s window be closed when it has done its part', async () => {
    const opener = async (path: string) =>
      (await get(path)).headers.get('cross-origin-opener-policy');
    expect(await opener('/tab.html')).toBe('same-origin-allow-popups');
    expect(await opener('/sign-in-done.html')).toBeNull();
  });

  it('and answers of the API are not sniffed, and may be loaded by Outlook', async () => {
    for (const path of ['/tab.html', '/launchevent.js', '/api/v1/me', '/api/v1/openapi.json']) {
      const answer = await get(path);
      expect([path, answer.headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f]{8}-\d+$/);
      await answer.body?.cancel();
    }
  });

  it('are not framed when they are answers of the API', async () => {
    for (const path of ['/api/v1/me', '/api/v1/contacts', '/api/v1/nothing']) {
      const answer = await get(path);
      expect([path, directives(answer).get('frame-ancestors')]).toEqual([path, ["'none'"]]);
      await answer.body?.cancel();
    }
  });

  it('ask for https where the public address is, and only there', async () => {
    const here = await get('/tab.html');
    const there = await get('/tab.html', {}, secure);
    expect(here.headers.get('strict-transport-security')).toBeNull();
    expect(directives(here).has('upgrade-insecure-requests')).toBe(false);
    expect(there.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    expect(directives(there).has('upgrade-insecure-requests')).toBe(true);
  });

  it('tell the launch-event script the public address', async () => {
    const here = await (await get('/launchevent.js')).text();
    expect(here).toContain(`"${server.url}"`);
    const script = await get('/launchevent.js', {}, secure);
    expect(script.headers.get('content-type')).toMatch(/^(?:text|application)\/javascript/);
    const text = await script.text();
    expect(text).toContain('"https://log.us.example"');
    expect(text).not.toContain('__PUBLIC_URL__');
  });

  it.each(['/privacy', '/terms'])('%s is there to be read, in three languages', async (path) => {
    const html = await (await get(path)).text();
    for (const language of ['en', 'fi', 'sv'])
      expect(html).toContain(`<section id="${language}" lang="${language}">`);
  });

  it('name the script that may use single sign-on', async () => {
    const path = '/.well-known/microsoft-officeaddins-allowed.json';
    const answer = await get(path, {}, secure);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual({ allowed: ['https://log.us.example/launchevent.js'] });
  });

  it('are answered by 304 while they stand', async () => {
    for (const path of ['/tab.html', '/launchevent.js']) {
      const first = await get(path);
      await first.body?.cancel();
      const tag = first.headers.get('etag') ?? '';
      expect(first.headers.get('cache-control')).toBe('no-cache');
      expect((await get(path, { 'If-None-Match': tag })).status).toBe(304);
      expect((await get(path, { 'If-None-Match': '"other"' })).status).toBe(200);
    }
  });

  it('keep their hashed assets for a year', async () => {
    const html = await (await get('/tab.html')).text();
    const asset = /src="(\/assets\/[^"]+)"/.exec(html)?.[1] ?? '';
    const answer = await get(asset);
    await answer.body?.cancel();
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('begin with the sandbox in local mode, which there is nowhere else', async () => {
    const start = await get('/');
    expect([start.status, start.headers.get('location')]).toEqual([302, '/sandbox']);
    const elsewhere = await get('/', {}, secure);
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([302, '/tab.html']);
    expect((await get('/sandbox', {}, secure)).status).toBe(404);
    expect((await get('/sandbox.html', {}, secure)).status).toBe(404);
    expect((await get('/sandbox-pane.html', {}, secure)).status).toBe(404);
    expect((await get('/sandbox-office.js', {}, secure)).status).toBe(404);
  });
});
