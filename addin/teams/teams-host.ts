import { app, call, FrameContexts, HostClientType, pages } from '@microsoft/teams-js';
import { type LinkTarget, pathOfSubPage } from '../ui/host.ts';
import { themeOfHost } from '../ui/theme.ts';
import { channelTabSettings } from './channel-tab-settings.ts';
import { StartOutcome } from './start-outcome.ts';
import type { LifecycleListener, Resumed, TabHost } from './tab-host.ts';
import { getTeamsToken } from './teams-token.ts';

/** The page of ours that the manifest calls so. */
const personalTab = 'interaction-log';

const mobileClients: readonly string[] = [
  HostClientType.android,
  HostClientType.ios,
  HostClientType.ipados,
];

const outcome = new StartOutcome();

/** For what happens before, or outside of, everything that is drawn. */
export const tellCrash = (): void => outcome.crashed();

/** Shorter than this the library has not waited: there is nobody to wait for. */
const atOnce = 1_000;

/** The library gives up after a minute, while its question stays open: asking again waits on. */
async function initialize(): Promise<void> {
  for (;;) {
    const asked = performance.now();
    try {
      return await app.initialize();
    } catch (error) {
      if (performance.now() - asked < atOnce) throw error;
    }
  }
}

async function copyLink({ subPageId, label, url }: LinkTarget) {
  if (!pages.isSupported()) {
    await navigator.clipboard.writeText(url);
    return 'copied' as const;
  }
  pages.shareDeepLink({ subPageId, subPageLabel: label, subPageWebUrl: url });
  return 'shared' as const;
}

async function openInApp({ subPageId, url }: LinkTarget): Promise<void> {
  if (pages.currentApp.isSupported()) {
    await pages.currentApp.navigateTo({ pageId: personalTab, subPageId });
  } else {
    window.open(url, '_blank', 'noopener');
  }
}

/** Teams Phone, for people who have it; elsewhere the number is an ordinary link. */
function callingOf({ user }: app.Context): TabHost['callNumber'] {
  if (!user?.isPSTNCallingAllowed || !call.isSupported()) return undefined;
  return async (number) => {
    await call.startCall({ targets: [`4:${number}`] });
  };
}

/** The host keeps one handler and offers no way to take it back. */
function onThemeChange(listener: Parameters<TabHost['onThemeChange']>[0]): () => void {
  let listening = true;
  app.registerOnThemeChangeHandler((name) => {
    if (listening) listener(themeOfHost(name));
  });
  return () => {
    listening = false;
  };
}

const linkIn = ({ page }: app.Context) => {
  const path = pathOfSubPage(page.subPageId);
  return { path, strayLink: path === null && Boolean(page.subPageId) };
};

/** Another tab of ours may be asked for in the place of the one that slept. */
const showsTheSame = (asked: URL): boolean =>
  asked.origin !== location.origin ||
  new URLSearchParams(location.search).get('show') === asked.searchParams.get('show');

async function wakeUp(asked: URL, listener: LifecycleListener): Promise<void> {
  if (!showsTheSame(asked)) return location.replace(asked);
  outcome.startAgain();
  const context = await app.getContext();
  const { path, strayLink } = linkIn(context);
  const asHash = asked.hash.startsWith('#/') ? asked.hash.slice(1) : null;
  const resumed: Resumed = {
    theme: themeOfHost(context.app.theme),
    locale: context.app.locale,
    path: path ?? asHash,
    strayLink,
  };
  listener.onResume(resumed);
  await outcome.painted();
}

/** Only a page that registers both is put to sleep instead of ended; in beta, so it may not be there. */
function onLifecycle(listener: LifecycleListener): void {
  try {
    app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => listener.onSuspend());
    app.lifecycle.registerOnResumeHandler(({ contentUrl }) => void wakeUp(contentUrl, listener));
  } catch {
    // Without it the host ends the page and loads it anew, which works as well.
  }
}

function onBack(goBack: () => boolean): void {
  if (pages.isSupported() && pages.backStack.isSupported()) {
    pages.backStack.registerBackButtonHandler(goBack);
  }
}

const isChannelTabDialog = ({ page }: app.Context): boolean =>
  page.frameContext === FrameContexts.settings && pages.isSupported() && pages.config.isSupported();

/** Teams, Outlook or the Microsoft 365 app; waits for as long as none of them answers. */
export async function openTeamsHost(): Promise<TabHost> {
  await initialize();
  const context = await app.getContext();
  const { path, strayLink } = linkIn(context);
  const callNumber = callingOf(context);
  return {
    kind: 'teams',
    theme: themeOfHost(context.app.theme),
    onThemeChange,
    locale: context.app.locale,
    startPath: path,
    strayLink,
    mobile: mobileClients.includes(context.app.host.clientType),
    signIn: null,
    getToken: (renew) => outcome.watch(getTeamsToken(renew)),
    copyLink,
    openInApp,
    onBack,
    onLifecycle,
    channelTab: isChannelTabDialog(context) ? channelTabSettings : null,
    painted: () => void outcome.painted(),
    ...(callNumber && { callNumber }),
  };
}
