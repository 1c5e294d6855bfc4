import type { Host } from './host.ts';
import type { SignIn } from './open-sign-in.ts';
import { onSystemThemeChange, systemTheme } from './theme.ts';

/** The page on its own: the system's theme and language, and its own way to sign in. */
export function createBrowserHost(signIn: SignIn): Host {
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
