import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser of this machine, else the one that comes with the packages; nothing is downloaded. */
const browserPath = async (): Promise<{ executablePath: string; args: string[] }> => {
  const named = process.env.CHROMIUM_PATH ?? '';
  const found = named === '' ? installed.find((file) => existsSync(file)) : named;
  if (found !== undefined) return { executablePath: found, args: quiet };
  return { executablePath: await chromium.executablePath(), args: [...chromium.args, ...quiet] };
};

export interface OpenedPage {
  page: Page;
  /** What the page complained about. */
  complaints: string[];
}

export interface TestBrowser extends AsyncDisposable {
  open(url: string, options?: BrowserContextOptions): Promise<OpenedPage>;
}

/** Our own refusal of what lies outside this machine. */
const isHarmless = (text: string): boolean => text.includes('ERR_FAILED');

export const startBrowser = async (): Promise<TestBrowser> => {
  const browser: Browser = await playwright.launch({ ...(await browserPath()), headless: true });
  return {
    async open(url, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1600, height: 1000 },
        locale: 'en-GB',
        ...options,
      });
      // Office.js comes from Microsoft; a test asks for nothing outside this machine.
      await context.route(/^https:\/\//, (route) => route.abort());
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isHarmless(message.text()))
          complaints.push(message.text());
      });
      await page.goto(url);
      return { page, complaints };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
};
