import type { ThemeName } from './theme.ts';

export interface LinkTarget {
  /** `entry:42`, as hosts hand it back when the link is opened. */
  subPageId: string;
  label: string;
  /** Where the same thing is found in an ordinary browser. */
  url: string;
}

/** What the pages ask of whatever shows them. */
export interface Host {
  kind: 'teams' | 'outlook' | 'browser';
  theme: ThemeName;
  onThemeChange(listener: (name: ThemeName) => void): () => void;
  /** BCP 47; decides language and formats. */
  locale: string;
  /** The address a link into the page asked for, or null. */
  startPath: string | null;
  /** Null is nobody: the server decides what that means. `renew` after a refused token. */
  getToken(renew: boolean): Promise<string | null>;
  copyLink(target: LinkTarget): Promise<'shared' | 'copied'>;
  /** Where the host can call by itself. */
  callNumber?(number: string): Promise<void>;
  /** The shell is on the screen. */
  painted(): void;
}

const subPage = /^(entry|contact|postponed|call|salesperson):([A-Za-z0-9-]{1,40})$/;

/** A link's sub page comes from outside: what does not parse leads home. */
export function pathOfSubPage(subPageId: string | null | undefined): string | null {
  const [, noun, key] = subPage.exec(subPageId ?? '') ?? [];
  if (noun === 'entry') return `/log/entry/${key}`;
  if (noun === 'contact') return `/contacts/${key}`;
  if (noun === 'postponed') return `/postponed/${key}`;
  if (noun === 'salesperson') return `/log?salespersonCode=${key}&scope=all`;
  return null;
}
