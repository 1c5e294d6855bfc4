import type { FrameLocator, Page } from 'playwright-core';
import { eventually } from './organisation.ts';
import type { Stage, StageOptions } from './stage.ts';

/** What the tab asked its host for. */
export interface HostCall {
  func: string;
  args: unknown[];
}

interface TeamsOptions extends StageOptions {
  /** The page of ours in the frame, with what its address says besides theme and locale. */
  address?: string;
  hash?: string;
  theme?: string;
  locale?: string;
  /** What a link into the tab asked for. */
  subPageId?: string;
  /** The answer to getAuthToken: whether there is one, then the token or why not. */
  token?: () => Promise<[boolean, string]>;
  /** A parent that answers nothing, or nothing before it is told to by `answer`. */
  silent?: boolean;
  /** What the host can do beside the least. */
  supports?: object;
  /** By the flat names of the first version of the protocol. */
  context?: Record<string, unknown>;
  /** Answers that only this test needs, by the name of what is asked. */
  answers?: Record<string, (args: unknown[]) => unknown[]>;
}

export interface TeamsParent {
  page: Page;
  tab: FrameLocator;
  /** Everything that was asked, in order. */
  calls: HostCall[];
  /** What was asked by this name. */
  asked(func: string): HostCall[];
  /** Sends a message of the host's own accord. */
  tell(func: string, ...args: unknown[]): Promise<void>;
  changeTheme(theme: string): Promise<void>;
  /** From now on, and for what was asked before, a silent parent answers. */
  answer(): void;
  /** Lets the time pass in which the tab waits for its host. */
  letItWait(): Promise<void>;
  /** What the host knows changes: a link was followed while the tab slept. */
  changeContext(changes: Record<string, unknown>): void;
}

const parentPath = '/teams-parent';
/** Longer than the tab waits. */
const patience = 5_000;

/** Hands every message of the tab to the test, and its answer back; the protocol of teams-js 2.58. */
const parentPage = (address: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Parent</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html, body, iframe { margin: 0; width: 100%; height: 100%; border: 0; display: block; }</style>
</head><body><iframe title="Tab" src="${address.replaceAll('&', '&amp;')}"></iframe><script>
const tab = document.querySelector('iframe');
addEventListener('message', async ({ source, data }) => {
  if (source !== tab.contentWindow) return;
  const args = await hostAnswer({ func: data.func, args: data.args ?? [] });
  if (args) tab.contentWindow.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
});
</script></body></html>`;

const runtime = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false };

const addressOf = (options: TeamsOptions) => {
  const { address = '/tab.html', hash = '', theme = 'default', locale = 'en-gb' } = options;
  const query = new URLSearchParams({ theme, locale });
  return `${address}${address.includes('?') ? '&' : '?'}${query}${hash}`;
};

const contextOf = ({ theme = 'default', locale = 'en-gb', subPageId, context }: TeamsOptions) => ({
  theme,
  locale,
  entityId: 'interactions',
  subEntityId: subPageId,
  frameContext: 'content',
  hostName: 'Teams',
  hostClientType: 'web',
  sessionId: 'test',
  userObjectId: '00000000-0000-4000-8000-000000000002',
  tid: '00000000-0000-4000-8000-000000000001',
  ...context,
});

/** Opens a built page in a page of the same origin that plays Teams. */
export const openInTeams = async (
  stage: Pick<Stage, 'open' | 'server'>,
  options: TeamsOptions = {},
): Promise<TeamsParent> => {
  const { token, silent = false, supports = {}, prepare, ...more } = options;
  const calls: HostCall[] = [];
  const answering = Promise.withResolvers<void>();
  if (!silent) answering.resolve();
  const context: Record<string, unknown> = contextOf(options);
  const runtimeConfig = JSON.stringify({ ...runtime, supports: { pages: {}, ...supports } });
  const answers: Record<string, (args: unknown[]) => unknown[] | Promise<unknown[]>> = {
    initialize: () => [context.frameContext, context.hostClientType, runtimeConfig, '2.58.0'],
    getContext: () => [context],
    'authentication.getAuthToken': token ?? (async () => [true, await stage.server.signIn('jo')]),
    'appInitialization.success': () => [{}],
    ...options.answers,
  };
  const page = await stage.open(parentPath, {
    ...more,
    async prepare(opened) {
      await prepare?.(opened);
      if (silent) await opened.clock.install();
      await opened.exposeFunction('hostAnswer', async ({ func, args }: HostCall) => {
        calls.push({ func, args });
        await answering.promise;
        return answers[func]?.(args);
      });
      await opened.route(`**${parentPath}`, (route) =>
        route.fulfill({ contentType: 'text/html', body: parentPage(addressOf(options)) }),
      );
    },
  });
  const tell = (func: string, ...args: unknown[]) =>
    page.evaluate(
      (message) => {
        const frame = document.querySelector('iframe');
        frame?.contentWindow?.postMessage(message, location.origin);
      },
      { func, args },
    );
  const asked = (func: string) => calls.filter((call) => call.func === func);
  return {
    page,
    tab: page.frameLocator('iframe'),
    calls,
    asked,
    tell,
    changeTheme: (name) => tell('themeChange', name),
    answer: () => answering.resolve(),
    async letItWait() {
      await eventually(() => asked('initialize').length > 0);
      await page.clock.fastForward(patience);
    },
    changeContext: (changes) => void Object.assign(context, changes),
  };
};
