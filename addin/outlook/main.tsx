import { createRoot } from 'react-dom/client';
import { languageOf, startStrings } from '../ui/i18n.ts';
import { giveHistoryBack, startOffice } from './office.ts';
import { Pane } from './Pane.tsx';

const page = document.getElementById('page');
if (!page) throw new Error('The page has no element to draw in.');

giveHistoryBack();
const office = await startOffice();
giveHistoryBack();
await startStrings(languageOf(office?.context.displayLanguage ?? navigator.language));
createRoot(page).render(<Pane office={office} />);
