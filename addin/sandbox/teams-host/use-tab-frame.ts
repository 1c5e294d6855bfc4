import { type RefObject, useEffect, useRef, useState } from 'react';
import { localeOf } from '../strings.ts';
import { teamsThemeOf } from '../theme.ts';
import { useSettings, useWorld, type World } from '../world.ts';
import { startTeamsHost } from './teams-host.ts';

const subPageParameter = 'subPageId';

const linkTo = (subPageId: string): string => {
  const link = new URL(location.pathname, location.href);
  link.searchParams.set(subPageParameter, subPageId);
  return link.href;
};

const tabAddress = (world: World): string => {
  const { theme, language } = world.settings.get();
  const query = new URLSearchParams({ theme: teamsThemeOf(theme), locale: localeOf(language) });
  return `/tab.html?${query}`;
};

const useTeamsHost = (
  frame: RefObject<HTMLIFrameElement | null>,
  subPageId: RefObject<string | null>,
  onLink: (link: string) => void,
): void => {
  const world = useWorld();
  const { theme } = useSettings();
  const changeTheme = useRef<(name: string) => void>(undefined);
  useEffect(() => {
    if (frame.current === null) return;
    const { settings } = world;
    const host = startTeamsHost(frame.current, {
      theme: () => teamsThemeOf(settings.get().theme),
      locale: () => localeOf(settings.get().language).toLowerCase(),
      userName: () => settings.get().teamsUserName,
      subPageId: () => subPageId.current,
      token: () => world.tokenOf(settings.get().teamsUserName),
      linkShared: (shared) => {
        const link = linkTo(shared);
        onLink(link);
        void navigator.clipboard?.writeText(link).catch(() => undefined);
      },
    });
    changeTheme.current = host.changeTheme;
    return host.close;
  }, [frame, onLink, subPageId, world]);
  useEffect(() => changeTheme.current?.(teamsThemeOf(theme)), [theme]);
};

/** The frame of the tab with Teams around it; loaded anew for another person or language. */
export const useTabFrame = (onLink: (link: string) => void) => {
  const world = useWorld();
  const { language, teamsUserName } = useSettings();
  const frame = useRef<HTMLIFrameElement>(null);
  // A link leads somewhere once; a tab that is loaded anew starts at home.
  const subPageId = useRef(new URLSearchParams(location.search).get(subPageParameter));
  const [firstAddress] = useState(() => tabAddress(world));
  const [reloads, setReloads] = useState(0);
  const wanted = `${teamsUserName} ${language} ${reloads}`;
  const loaded = useRef(wanted);
  useTeamsHost(frame, subPageId, onLink);
  useEffect(() => {
    if (loaded.current === wanted) return;
    loaded.current = wanted;
    subPageId.current = null;
    frame.current?.contentWindow?.location.replace(tabAddress(world));
  }, [wanted, world]);
  return { frame, firstAddress, reload: () => setReloads((count) => count + 1) };
};
