/** What a channel tab shows a part of the log for; a person and a company are both a contact. */
export type Pinned = { kind: 'contact'; no: string } | { kind: 'salesperson'; code: string };

/** Codes and numbers have up to 20 characters, with no line breaks and nothing invisible in them. */
const shown = /^(contact|salesperson):([^\p{C}]{1,20})$/u;
const unresolved = '&theme={app.theme}&locale={app.locale}';

/** Whatever is said about it comes from outside; what does not parse shows nothing. */
export function pinnedIn(search: string): Pinned | 'unknown' | null {
  const show = new URLSearchParams(search).get('show');
  if (show === null) return null;
  const [, kind, key = ''] = shown.exec(show) ?? [];
  if (kind === 'contact') return { kind, no: key };
  if (kind === 'salesperson') return { kind, code: key };
  return 'unknown';
}

export const showOf = (pinned: Pinned): string =>
  `${pinned.kind}:${pinned.kind === 'contact' ? pinned.no : pinned.code}`;

/** The same in the personal tab, and in an ordinary browser. */
export function hashOfPinned(pinned: Pinned): string {
  return pinned.kind === 'contact'
    ? `#/contacts/${encodeURIComponent(pinned.no)}`
    : `#/log?${new URLSearchParams({ salespersonCode: pinned.code, scope: 'all' })}`;
}

/** What the host keeps of a channel tab; it fills in theme and locale each time it shows it. */
export function channelTabOf(pinned: Pinned, name: string) {
  const page = `${location.origin}/tab.html`;
  const show = encodeURIComponent(showOf(pinned));
  return {
    contentUrl: `${page}?show=${show}${unresolved}`,
    websiteUrl: `${page}${hashOfPinned(pinned)}`,
    entityId: showOf(pinned),
    suggestedDisplayName: name,
  };
}
