import { createBrowserHost } from '../ui/browser-host.ts';
import type { Host } from '../ui/host.ts';
import type { LocalSignIn } from '../ui/local-sign-in.ts';

/** The library counts an opener as a parent too. */
const mayHaveHost = () => window.parent !== window || window.opener !== null;

/** Asks instead of guessing from the browser's name; who does not answer is no host. */
export async function findHost(signIn: LocalSignIn): Promise<Host> {
  if (mayHaveHost()) {
    try {
      const { openTeamsHost } = await import('./teams-host.ts');
      return await openTeamsHost();
    } catch {
      return createBrowserHost(signIn);
    }
  }
  return createBrowserHost(signIn);
}
