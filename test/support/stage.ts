import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Config } from '../../server/config.ts';
import type { EmailReport, EmailResult } from '../../server/contract/email.ts';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { type OpenOptions, startBrowser, type TestBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './test-server.ts';

export interface StageOptions extends OpenOptions {
  /** The local person who looks; without one everything is shown, as in local mode. */
  as?: string;
  /** The page is expected to complain: the test makes something fail. */
  mayComplain?: boolean;
}

interface Mail extends Partial<Omit<EmailReport, 'from' | 'to' | 'subject'>> {
  /** The local person who sends it. */
  by: string;
  to: string[];
  subject: string;
}

/** The server with the demo company and one browser, for the tests of one file. */
export interface Stage {
  readonly server: TestServer;
  open(path: string, options?: StageOptions): Promise<Page>;
  openTab(hash: string, options?: StageOptions): Promise<Page>;
  /** Reports a mail as the add-in does. */
  send(mail: Mail): Promise<EmailResult>;
  entries(query: string): Promise<InteractionLogEntry[]>;
}

const rememberedName = 'interaction-log.user-name';

const callsOf = (server: () => TestServer) => ({
  async send({ by, to, subject, ...more }: Mail): Promise<EmailResult> {
    const { body } = await server().send<EmailResult>(
      'POST',
      '/emails',
      {
        captureId: randomUUID(),
        from: { address: `${by}@harmaja.example` },
        to: to.map((address) => ({ address })),
        subject,
        sentAt: new Date().toISOString(),
        client: { surface: 'launchEvent' },
        ...more,
      },
      { token: await server().signIn(by) },
    );
    return body;
  },
  async entries(query: string): Promise<InteractionLogEntry[]> {
    const list = await server().send<ListPage<InteractionLogEntry>>(
      'GET',
      `/interaction-log-entries?${query}`,
    );
    return list.body.items;
  },
});

/** Registers the hooks that open and close it; a page must not complain unless it is told it may. */
export const useStage = (
  config: Partial<Config> | (() => Promise<Partial<Config>>) = {},
): Stage => {
  let server: TestServer;
  let browser: TestBrowser;
  let watched: string[][] = [];
  beforeAll(async () => {
    const settings = typeof config === 'function' ? await config() : config;
    [server, browser] = await Promise.all([startTestServer(settings), startBrowser()]);
  });
  afterEach(async () => {
    const complaints = watched.flat();
    watched = [];
    await browser.closePages();
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  const open = async (path: string, options: StageOptions = {}): Promise<Page> => {
    const { as, mayComplain, prepare, ...more } = options;
    const { page, complaints } = await browser.open(`${server.url}${path}`, {
      ...more,
      async prepare(opened: Page) {
        if (as !== undefined) {
          await opened.addInitScript(([key, name]) => sessionStorage.setItem(key, name), [
            rememberedName,
            as,
          ] as const);
        }
        await prepare?.(opened);
      },
    });
    if (mayComplain !== true) watched.push(complaints);
    return page;
  };
  return {
    get server() {
      return server;
    },
    open,
    openTab: (hash, options) => open(`/tab.html${hash}`, options),
    ...callsOf(() => server),
  };
};
