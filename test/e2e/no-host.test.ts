import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBrowser, type TestBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const cdn = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const officeScript = (url: string): string =>
  fileURLToPath(
    import.meta.resolve(`@microsoft/office-js/dist/${url.slice(cdn.length).split('?')[0]}`),
  );

describe('the launch-event page without Outlook around it', () => {
  let server: TestServer;
  let browser: TestBrowser;
  beforeAll(async () => {
    server = await startTestServer();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  it('loads Microsoft’s Office.js and our handlers, and finds no host', async () => {
    const { page } = await browser.open('about:blank');
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    await page.route(`${cdn}**`, (route) =>
      route.fulfill({ path: officeScript(route.request().url()) }),
    );
    await page.goto(`${server.url}/launchevent.html`);
    const ready = await page.evaluate(async () => {
      const { Office } = globalThis as unknown as {
        Office: { onReady(): Promise<{ host: unknown }>; actions: { associate: unknown } };
      };
      const { host } = await Office.onReady();
      return { host, associate: typeof Office.actions.associate };
    });
    expect(ready).toEqual({ host: null, associate: 'function' });
    expect(failures).toEqual([]);
  });
});
