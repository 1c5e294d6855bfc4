import { FinderButton } from '../finder/FinderButton.tsx';
import { usePages } from './use-pages.ts';

/** The finder over the pages of the tab. */
export function TabFinder() {
  return <FinderButton pages={usePages()} />;
}
