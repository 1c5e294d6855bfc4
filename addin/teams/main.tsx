import { startPage } from './start-page.tsx';
import { TabPage } from './TabPage.tsx';

await startPage((avatar) => <TabPage avatar={avatar} />);
