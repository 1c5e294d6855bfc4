import type { ReactNode } from 'react';
import { useMe } from '../ui/session.tsx';
import { Frame } from './Frame.tsx';
import { Screen } from './Screen.tsx';

/** The personal tab: the bar, and the page that it leads to. */
export function TabPage({ avatar }: { avatar: ReactNode }) {
  return (
    <Frame me={useMe()} avatar={avatar}>
      <Screen />
    </Frame>
  );
}
