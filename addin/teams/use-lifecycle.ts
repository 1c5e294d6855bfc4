import { useEffect, useEffectEvent, useState } from 'react';
import { changeLanguage, languageOf } from '../ui/i18n.ts';
import { navigate } from '../ui/route.ts';
import type { ThemeName } from '../ui/theme.ts';
import { forgetPlace, rememberPlace } from './remembered-place.ts';
import type { Resumed, TabHost } from './tab-host.ts';

interface LifecycleWatch {
  onTheme(theme: ThemeName): void;
  onStrayLink(): void;
}

/** Whether the page sleeps; wakes up where it was left, or where it is asked to. */
export function useLifecycle(host: TabHost | null, watch: LifecycleWatch): boolean {
  const [asleep, setAsleep] = useState(false);
  const onSuspend = useEffectEvent(() => {
    rememberPlace();
    setAsleep(true);
  });
  const onResume = useEffectEvent(({ theme, locale, path, strayLink }: Resumed) => {
    forgetPlace();
    void changeLanguage(languageOf(locale));
    watch.onTheme(theme);
    // A host may forget the handlers of a page that slept.
    host?.onThemeChange(watch.onTheme);
    if (path) navigate(`#${path}`);
    if (strayLink) watch.onStrayLink();
    setAsleep(false);
  });
  useEffect(() => {
    host?.onLifecycle({
      onSuspend: () => onSuspend(),
      onResume: (resumed) => onResume(resumed),
    });
  }, [host]);
  return asleep;
}
