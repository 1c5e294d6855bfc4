import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBrowser, type TestBrowser } from '../support/browser.ts';
import { eventually } from '../support/organisation.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** A page of somebody else's, on another origin of this machine. */
const startForeignSite = async (): Promise<{ url: string; server: Server }> => {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server };
};

describe('a page from elsewhere', () => {
  let server: TestServer;
  let browser: TestBrowser;
  let foreign: Awaited<ReturnType<typeof startForeignSite>>;
  beforeAll(async () => {
    server = await startTestServer();
    browser = await startBrowser();
    foreign = await startForeignSite();
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    foreign.server.close();
  });

  /** What `fetch` comes to on a page of `origin`: a status, or that the browser kept the answer. */
  const ask = async (origin: string, path: string, init: object) => {
    const { page } = await browser.open(origin);
    return page.evaluate(
      async ([address, options]) => {
        try {
          const answer = await fetch(address as string, options as RequestInit);
          return answer.status;
        } catch {
          return 'kept out';
        }
      },
      [`${server.url}${path}`, init] as const,
    );
  };

  it('neither reads nor writes through the API', async () => {
    const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' };
    expect(await ask(foreign.url, '/api/v1/me', {})).toBe('kept out');
    expect(await ask(foreign.url, '/api/v1/me', { headers })).toBe('kept out');
    const write = { method: 'POST', headers, body: '{"code":"X","name":"X"}' };
    expect(await ask(foreign.url, '/api/v1/teams', write)).toBe('kept out');
    const simple = { method: 'POST', mode: 'no-cors', body: '{"code":"X","name":"X"}' };
    await ask(foreign.url, '/api/v1/teams', simple);
    expect((await server.send('GET', '/teams/X')).status).toBe(404);
  });

  it('is let in when it is our own', async () => {
    expect(await ask(`${server.url}/privacy`, '/api/v1/me', {})).toBe(200);
  });

  const frame = async (path: string) => {
    const { page } = await browser.open(foreign.url);
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    }, `${server.url}${path}`);
    return () => page.frames()[1]?.url();
  };

  it.each(['/tab.html', '/launchevent.html', '/sandbox', '/api/v1/me', '/privacy'])(
    'does not get %s into a frame',
    async (path) => {
      const shown = await frame(path);
      await eventually(() => !['', 'about:blank', undefined].includes(shown()));
      expect(shown()).toBe('chrome-error://chromewebdata/');
    },
  );

  it('may show the icons, as Outlook does', async () => {
    const { page } = await browser.open(foreign.url);
    const width = await page.evaluate(
      (address) =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve(image.naturalWidth);
          image.onerror = () => resolve(0);
          image.src = address;
        }),
      `${server.url}/icons/icon-80.png`,
    );
    expect(width).toBe(80);
  });
});
