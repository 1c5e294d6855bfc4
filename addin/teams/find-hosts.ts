import { openSignIn } from '../ui/open-sign-in.ts';
import { createBrowserTabHost, type TabHost } from './tab-host.ts';

/** Teams on a slow machine needs seconds; somebody who reads an ordinary page waits for none. */
const longestWait = 4_000;

const isFramed = () => window.parent !== window;

/** The library counts an opener as a parent too; hardly ever it is a host. */
const mayHaveHost = () => isFramed() || window.opener !== null;

const after = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, null));

async function askForHost(): Promise<TabHost | null> {
  try {
    const { openTeamsHost } = await import('./teams-host.ts');
    return await openTeamsHost();
  } catch {
    return null;
  }
}

/**
 * Asks instead of guessing from the browser's name. Who does not answer in time is no host, until
 * the answer comes after all: then there is a second one.
 */
export async function* findHosts(): AsyncGenerator<TabHost> {
  const asked = mayHaveHost() ? askForHost() : Promise.resolve(null);
  const first = await Promise.race([asked, after(isFramed() ? longestWait : 0)]);
  if (first) return yield first;
  yield createBrowserTabHost(await openSignIn());
  const late = await asked;
  if (late) yield late;
}
