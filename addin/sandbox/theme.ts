import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import type { ThemeName } from './settings.ts';

const themes: Record<'teams' | 'web', Record<ThemeName, Theme>> = {
  teams: { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme },
  web: { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme },
};

/** Teams wears its own colours; the rest of the page is an ordinary web page. */
export const fluentTheme = (name: ThemeName, wearer: 'teams' | 'web'): Theme =>
  themes[wearer][name];

/** What Teams calls the theme. */
export const teamsThemeOf = (name: ThemeName): string => (name === 'light' ? 'default' : name);
