import type { PaneFrame } from './outlook-host/pane-frame.ts';

/** The same as Office.js answers outside Office. */
const nobody = { host: null, platform: null };

const elsewhere = {
  onReady: async (ready?: (info: typeof nobody) => unknown) => {
    ready?.(nobody);
    return nobody;
  },
};

/** Stands in for office.js in the task pane of the sandbox: Office comes from the page around it. */
const frame = window.frameElement as PaneFrame | null;
if (frame?.giveOffice === undefined) Object.assign(window, { Office: elsewhere });
else frame.giveOffice(window);

// office.js takes both away from the page, so the stand-in does.
Object.assign(history, { pushState: null, replaceState: null });
