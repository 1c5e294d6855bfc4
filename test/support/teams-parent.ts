import type { FrameLocator, Page } from 'playwright-core';
import type { Stage, StageOptions } from './stage.ts';

/** What the tab asked its host for. */
export interface HostCall {
  func: string;
  args: unknown[];
}

interface TeamsOptions extends StageOptions {
  theme?: string;
  locale?: string;
  /** What a link into the tab asked for. */
  subPageId?: string;
  /** The answer to getAuthToken: whether there is one, then the token or why not. */
  token?: () => Promise<[boolean, string]>;
  /** A parent that is no host leaves everything unanswered. */
  silent?: boolean;
}

export interface TeamsParent {
  page: Page;
  tab: FrameLocator;
  /** Everything that was asked, in order. */
  calls: HostCall[];
  changeTheme(theme: string): Promise<void>;
}

const parentPath = '/teams-parent';

/** Hands every message of the tab to the test, and its answer back; the protocol of teams-js 2.58. */
const parentPage = (query: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Parent</title>
<style>html, body, iframe { margin: 0; width: 100%; height: 100%; border: 0; display: block; }</style>
</head><body><iframe title="Tab" src="/tab.html?${query}"></iframe><script>
const tab = document.querySelector('iframe');
addEventListener('message', async ({ source, data }) => {
  if (source !== tab.contentWindow) return;
  const args = await hostAnswer({ func: data.func, args: data.args ?? [] });
  if (args) tab.contentWindow.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
});
</script></body></html>`;

const runtime = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false };

/** Opens the built tab in a page of the same origin that plays Teams. */
export const openInTeams = async (
  stage: Stage,
  options: TeamsOptions = {},
): Promise<TeamsParent> => {
  const {
    theme = 'default',
    locale = 'en-gb',
    subPageId,
    token,
    silent,
    prepare,
    ...more
  } = options;
  const calls: HostCall[] = [];
  const context = {
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
  };
  const answers: Record<string, () => unknown[] | Promise<unknown[]>> = {
    initialize: () => [
      'content',
      'web',
      JSON.stringify({ ...runtime, supports: { pages: {} } }),
      '2.58.0',
    ],
    getContext: () => [context],
    'authentication.getAuthToken': token ?? (async () => [true, await stage.server.signIn('jo')]),
    'appInitialization.success': () => [{}],
  };
  const page = await stage.open(parentPath, {
    ...more,
    async prepare(opened) {
      await prepare?.(opened);
      await opened.exposeFunction('hostAnswer', (call: HostCall) => {
        calls.push(call);
        return silent === true ? null : answers[call.func]?.();
      });
      const query = new URLSearchParams({ theme, locale });
      await opened.route(`**${parentPath}`, (route) =>
        route.fulfill({ contentType: 'text/html', body: parentPage(query.toString()) }),
      );
    },
  });
  return {
    page,
    tab: page.frameLocator('iframe'),
    calls,
    changeTheme: (name) =>
      page.evaluate((wanted) => {
        const frame = document.querySelector('iframe');
        frame?.contentWindow?.postMessage({ func: 'themeChange', args: [wanted] }, location.origin);
      }, name),
  };
};
