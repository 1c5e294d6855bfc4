export type OfficeApi = typeof Office;

/** Outlook answers within a second; whoever never does is no Outlook. */
const longestWait = 15_000;

/**
 * Office.js takes pushState and replaceState away from the page by null properties of its own;
 * without those, the browser's are there again.
 */
export function giveHistoryBack(): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    if (Object.hasOwn(history, name)) Reflect.deleteProperty(history, name);
  }
}

/** Null where Office.js could not be loaded, or the page stands outside of Outlook. */
export async function startOffice(): Promise<OfficeApi | null> {
  if (typeof Office === 'undefined') return null;
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), longestWait);
  });
  const info = await Promise.race([Office.onReady().catch(() => null), late]);
  // Outside of a host onReady still answers, without one; the newest builds then leave out context.
  const context: OfficeApi['context'] | undefined = Office.context;
  return info?.host && context?.mailbox ? Office : null;
}
