import { createBrowserHost } from '../ui/browser-host.ts';
import type { Host, LinkTarget } from '../ui/host.ts';
import type { SignIn } from '../ui/open-sign-in.ts';
import type { ThemeName } from '../ui/theme.ts';
import type { ChannelTabSettings } from './channel-tab-settings.ts';
import { firstLocale } from './told-in-address.ts';

/** How the host shows the page that it wakes up again. */
export interface Resumed {
  theme: ThemeName;
  locale: string;
  /** The address that was asked for, or null: where it was left. */
  path: string | null;
  strayLink: boolean;
}

export interface LifecycleListener {
  onSuspend(): void;
  onResume(resumed: Resumed): void;
}

/** What the tab asks of Teams, Outlook and Microsoft 365 beyond what every page asks of its host. */
export interface TabHost extends Host {
  /** Null where the host knows who it is. */
  signIn: SignIn | null;
  /** A telephone or a tablet: fingers, and a back button of the host. */
  mobile: boolean;
  /** A link asked for something that no page shows. */
  strayLink: boolean;
  /** Shows in the personal tab what a channel tab shows a part of. */
  openInApp(target: LinkTarget): Promise<void>;
  /** Asked when the host's back button is pressed; false leaves it to the host. */
  onBack(goBack: () => boolean): void;
  onLifecycle(listener: LifecycleListener): void;
  /** In the dialog that adds a tab to a channel, and only there. */
  channelTab: ChannelTabSettings | null;
}

export function createBrowserTabHost(signIn: SignIn): TabHost {
  return {
    ...createBrowserHost(signIn),
    signIn,
    locale: firstLocale(),
    mobile: false,
    strayLink: false,
    async openInApp({ url }) {
      window.open(url, '_blank', 'noopener');
    },
    onBack() {},
    onLifecycle() {},
    channelTab: null,
  };
}
