import { useEffect, useEffectEvent, useState } from 'react';
import type { Me } from '../../server/contract/me.ts';
import { createApiClient } from '../ui/api-client.ts';
import { changeLanguage, languageOf } from '../ui/i18n.ts';
import { navigate } from '../ui/route.ts';
import type { ThemeName } from '../ui/theme.ts';
import { findHosts } from './find-hosts.ts';
import { takeRememberedPlace } from './remembered-place.ts';
import type { TabHost } from './tab-host.ts';

interface HostWatch {
  onTheme(theme: ThemeName): void;
  /** A host that answered late is about to take over from the browser, with this person. */
  onTakeOver(me: Me): void;
}

async function personBehind(host: TabHost): Promise<Me | null> {
  try {
    return await createApiClient((renew) => host.getToken(renew)).call('getMe');
  } catch {
    return null;
  }
}

function openWhatWasAskedFor(host: TabHost): void {
  if (host.kind === 'browser' || host.strayLink || location.hash !== '') return;
  const path = host.startPath ?? takeRememberedPlace();
  if (path) navigate(`#${path}`, 'replace');
}

interface FoundHost {
  host: TabHost | null;
  /** Why there is none: the server does not say how to sign in. */
  problem: unknown;
}

/** The host of the page; one that answers late takes over from the browser. */
export function useHost({ onTheme, onTakeOver }: HostWatch): FoundHost {
  const [host, setHost] = useState<TabHost | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const tellTheme = useEffectEvent(onTheme);
  const show = useEffectEvent((found: TabHost, me: Me | null) => {
    openWhatWasAskedFor(found);
    if (found.kind === 'teams') onTheme(found.theme);
    if (me) onTakeOver(me);
    setHost(found);
  });

  useEffect(() => {
    let gone = false;
    const follow = async () => {
      let late = false;
      for await (const found of findHosts()) {
        const me = late ? await personBehind(found) : null;
        // A page that works is not given up for one where nobody can be signed in.
        if (late && !me) return found.painted();
        await changeLanguage(languageOf(found.locale));
        if (gone) return;
        show(found, me);
        late = true;
      }
    };
    follow().catch(setProblem);
    return () => {
      gone = true;
    };
  }, []);

  useEffect(() => {
    if (!host) return;
    host.painted();
    return host.onThemeChange((theme) => tellTheme(theme));
  }, [host]);
  return { host, problem };
}
