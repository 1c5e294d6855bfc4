import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** Teams is violet, Outlook is blue. */
export type ThemeFamily = 'teams' | 'outlook';

const themes: Record<ThemeFamily, Record<ThemeName, Theme>> = {
  teams: { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme },
  outlook: { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme },
};

export function fluentTheme(name: ThemeName, family: ThemeFamily): Theme {
  return themes[family][name];
}

/** What a host calls its theme; `glass`, and whatever comes next, is shown light. */
export function themeOfHost(name: string | null | undefined): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'light';
}

const darkScheme = '(prefers-color-scheme: dark)';
const forcedColors = '(forced-colors: active)';

export function systemTheme(): ThemeName {
  if (matchMedia(forcedColors).matches) return 'contrast';
  return matchMedia(darkScheme).matches ? 'dark' : 'light';
}

export function onSystemThemeChange(listener: (name: ThemeName) => void): () => void {
  const queries = [matchMedia(darkScheme), matchMedia(forcedColors)];
  const tell = () => listener(systemTheme());
  for (const query of queries) query.addEventListener('change', tell);
  return () => {
    for (const query of queries) query.removeEventListener('change', tell);
  };
}
