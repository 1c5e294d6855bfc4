import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageOf, startStrings } from '../ui/i18n.ts';
import { systemTheme, type ThemeName, themeOfHost } from '../ui/theme.ts';
import type { Surroundings } from './surroundings.ts';
import { Tab } from './Tab.tsx';
import { firstLocale, toldInAddress } from './told-in-address.ts';

function firstTheme(): ThemeName {
  const theme = toldInAddress('theme');
  return theme === null ? systemTheme() : themeOfHost(theme);
}

const tellCrash = () =>
  void import('./teams-host.ts').then(
    (host) => host.tellCrash(),
    () => undefined,
  );

/** What the host's address template says holds until the host itself answers: no white flash. */
export async function startPage(
  renderPage: (surroundings: Surroundings) => ReactNode,
): Promise<void> {
  const page = document.getElementById('page');
  if (!page) throw new Error('The page has no element to draw in.');
  try {
    await startStrings(languageOf(firstLocale()));
  } catch (error) {
    tellCrash();
    throw error;
  }
  createRoot(page, { onUncaughtError: tellCrash }).render(
    <Tab firstTheme={firstTheme()} renderPage={renderPage} />,
  );
}
