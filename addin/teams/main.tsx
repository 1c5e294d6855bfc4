import { PinnedPage } from './PinnedPage.tsx';
import { pinnedIn } from './pinned.ts';
import { startPage } from './start-page.tsx';
import { TabPage } from './TabPage.tsx';

const pinned = pinnedIn(location.search);

await startPage((surroundings) =>
  pinned === null ? (
    <TabPage {...surroundings} />
  ) : (
    <PinnedPage {...surroundings} pinned={pinned} />
  ),
);
