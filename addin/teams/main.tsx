import { createRoot } from 'react-dom/client';
import { languageOf, startStrings } from '../ui/i18n.ts';
import { systemTheme, themeOfHost } from '../ui/theme.ts';
import { Tab } from './Tab.tsx';

const page = document.getElementById('page');
if (!page) throw new Error('The page has no element to draw in.');

// What the host's address template says holds until the host itself answers: no white flash.
const told = new URLSearchParams(location.search);
const theme = told.has('theme') ? themeOfHost(told.get('theme')) : systemTheme();
await startStrings(languageOf(told.get('locale') ?? navigator.language));
createRoot(page).render(<Tab firstTheme={theme} />);
