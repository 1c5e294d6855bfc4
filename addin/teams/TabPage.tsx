import { useMe } from '../ui/session.tsx';
import { Frame } from './Frame.tsx';
import { Screen } from './Screen.tsx';
import type { Surroundings } from './surroundings.ts';

/** The personal tab: the bar, and the page that it leads to. */
export function TabPage({ avatar }: Surroundings) {
  return (
    <Frame me={useMe()} avatar={avatar}>
      <Screen />
    </Frame>
  );
}
