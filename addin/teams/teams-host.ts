import { app, authentication, pages } from '@microsoft/teams-js';
import { type Host, pathOfSubPage } from '../ui/host.ts';
import { themeOfHost } from '../ui/theme.ts';

const longestWait = 4_000;

/** A parent that is no host never answers, and the library itself would wait for a minute. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No host answered.')), longestWait);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function copyLink({ subPageId, label, url }: Parameters<Host['copyLink']>[0]) {
  if (!pages.isSupported()) {
    await navigator.clipboard.writeText(url);
    return 'copied' as const;
  }
  pages.shareDeepLink({ subPageId, subPageLabel: label, subPageWebUrl: url });
  return 'shared' as const;
}

/** Teams, Outlook or the Microsoft 365 app; rejects when none of them answers. */
export async function openTeamsHost(): Promise<Host> {
  const context = await inTime(app.initialize().then(() => app.getContext()));
  return {
    kind: 'teams',
    theme: themeOfHost(context.app.theme),
    onThemeChange(listener) {
      // The host keeps one handler and offers no way to take it back.
      let listening = true;
      app.registerOnThemeChangeHandler((name) => {
        if (listening) listener(themeOfHost(name));
      });
      return () => {
        listening = false;
      };
    },
    locale: context.app.locale,
    startPath: pathOfSubPage(context.page.subPageId),
    getToken: () => authentication.getAuthToken(),
    copyLink,
    painted() {
      void app.notifySuccess();
    },
  };
}
