import type { Host } from './host.ts';
import type { LocalSignIn } from './local-sign-in.ts';
import { onSystemThemeChange, systemTheme } from './theme.ts';

/** The page on its own: the system's theme and language, local people. */
export function createBrowserHost(signIn: LocalSignIn): Host {
  return {
    kind: 'browser',
    theme: systemTheme(),
    onThemeChange: onSystemThemeChange,
    locale: navigator.language,
    startPath: null,
    getToken: (renew) => signIn.getToken(renew),
    async copyLink(target) {
      await navigator.clipboard.writeText(target.url);
      return 'copied';
    },
    painted() {},
  };
}
