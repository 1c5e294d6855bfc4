const key = 'interaction-log.place';
/** A host that promised to put the page to sleep may end it instead; later it is a new visit. */
const lastsFor = 30 * 60_000;

export function rememberPlace(): void {
  sessionStorage.setItem(key, JSON.stringify({ path: location.hash.slice(1), at: Date.now() }));
}

export function forgetPlace(): void {
  sessionStorage.removeItem(key);
}

/** Where the page was when it was put to sleep and never woken up. */
export function takeRememberedPlace(): string | null {
  const text = sessionStorage.getItem(key);
  forgetPlace();
  try {
    const { path, at } = JSON.parse(text ?? '{}') as { path?: string; at?: number };
    const fresh = typeof at === 'number' && Date.now() - at < lastsFor;
    return fresh && path?.startsWith('/') ? path : null;
  } catch {
    return null;
  }
}
