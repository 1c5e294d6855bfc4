import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
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
  // A test asks for nothing outside this machine. A route would do the same, but without a cache.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
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

export interface OpenOptions extends BrowserContextOptions {
  /** Before the page is loaded: routes, scripts of its own. */
  prepare?(page: Page): Promise<unknown>;
}

export interface OpenedPage {
  page: Page;
  /** What the page complained about. */
  complaints: string[];
}

export interface TestBrowser extends AsyncDisposable {
  open(url: string, options?: OpenOptions): Promise<OpenedPage>;
  /** Closes what is open, so that no page listens to the stream in the next test. */
  closePages(): Promise<void>;
}

/** Longer than anything takes, shorter than a test may, so that the failure says what was awaited. */
const patience = 10_000;

/** The refusal of what lies outside this machine. */
const isHarmless = (text: string): boolean => /ERR_NAME_NOT_RESOLVED|ERR_FAILED/.test(text);

const gatherComplaints = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isHarmless(message.text())) complaints.push(message.text());
  });
  return complaints;
};

const openContext = async (
  browser: Browser,
  options: BrowserContextOptions,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...options,
  });
  context.setDefaultTimeout(patience);
  return context;
};

export const startBrowser = async (): Promise<TestBrowser> => {
  const browser: Browser = await playwright.launch({ ...(await browserPath()), headless: true });
  const contexts = new Map<string, Promise<BrowserContext>>();
  /** Pages that are opened alike share one, and with it the cached scripts. */
  const contextFor = (options: BrowserContextOptions): Promise<BrowserContext> => {
    const key = JSON.stringify(options);
    const context = contexts.get(key) ?? openContext(browser, options);
    contexts.set(key, context);
    return context;
  };
  return {
    async open(url, { prepare, ...options } = {}) {
      const page = await (await contextFor(options)).newPage();
      const complaints = gatherComplaints(page);
      await prepare?.(page);
      await page.goto(url);
      return { page, complaints };
    },
    async closePages() {
      const pages = browser.contexts().flatMap((context) => context.pages());
      await Promise.all(pages.map((page) => page.close()));
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
};
