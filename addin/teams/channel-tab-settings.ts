import { pages } from '@microsoft/teams-js';
import { channelTabOf, type Pinned, pinnedIn } from './pinned.ts';

export interface Choice {
  pinned: Pinned;
  name: string;
}

/** The dialog in which a tab is added to a channel, or changed later. */
export interface ChannelTabSettings {
  chosen(): Promise<Pinned | null>;
  /** What would be saved; with null the host lets nobody save. */
  offer(choice: Choice | null): void;
}

async function chosen(): Promise<Pinned | null> {
  try {
    const { contentUrl } = await pages.getConfig();
    const pinned = URL.canParse(contentUrl) ? pinnedIn(new URL(contentUrl).search) : null;
    return pinned === 'unknown' ? null : pinned;
  } catch {
    return null;
  }
}

async function save({ pinned, name }: Choice, event: pages.config.SaveEvent): Promise<void> {
  try {
    await pages.config.setConfig(channelTabOf(pinned, name));
    event.notifySuccess();
  } catch {
    event.notifyFailure();
  }
}

function offer(choice: Choice | null): void {
  if (choice) pages.config.registerOnSaveHandler((event) => void save(choice, event));
  pages.config.setValidityState(choice !== null);
}

export const channelTabSettings: ChannelTabSettings = { chosen, offer };
