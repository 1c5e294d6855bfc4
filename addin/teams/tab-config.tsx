import { startPage } from './start-page.tsx';
import { TabConfig } from './TabConfig.tsx';

await startPage(({ host }) => <TabConfig settings={host.channelTab} />);
