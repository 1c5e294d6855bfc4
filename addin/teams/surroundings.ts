import type { ReactNode } from 'react';
import type { TabHost } from './tab-host.ts';

/** What a page stands in. */
export interface Surroundings {
  host: TabHost;
  /** Local mode only: whose eyes one looks through. */
  avatar: ReactNode;
}
