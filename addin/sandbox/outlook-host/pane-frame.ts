import type { Realm } from './realm.ts';

/** How the page in the frame gets its Office: it asks the frame it finds itself in. */
export interface PaneFrame extends HTMLIFrameElement {
  giveOffice?: ((realm: Realm) => void) | undefined;
}
