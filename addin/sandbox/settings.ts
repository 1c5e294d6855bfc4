import type { DemoCompany } from './demo-company.ts';
import { createStore, type Store } from './store.ts';
import { type Language, languageOf } from './strings.ts';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** The task pane beside a mail; a pinned one stays when another mail is opened. */
export interface PaneSettings {
  reading: boolean;
  composing: boolean;
  pinned: boolean;
}

export const firstPane: PaneSettings = { reading: false, composing: false, pinned: true };

/** What the person at the sandbox has chosen; kept as long as the browser tab. */
export interface Settings {
  language: Language;
  theme: ThemeName;
  mailboxAddress: string;
  teamsUserName: string;
  pane: PaneSettings;
}

const storageKey = 'interaction-log.sandbox.settings.1';

const kept = (): Partial<Settings> => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
};

const systemTheme = (): ThemeName =>
  matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

export const createSettings = (company: DemoCompany): Store<Settings> => {
  const first = company.salespeople[0];
  const known = kept();
  const mailboxes = [...company.salespeople, ...company.contacts];
  const settings = createStore<Settings>({
    language: languageOf(known.language ?? navigator.language),
    theme: known.theme ?? systemTheme(),
    mailboxAddress:
      mailboxes.find(({ address }) => address === known.mailboxAddress)?.address ??
      first?.address ??
      '',
    teamsUserName:
      company.people.find(({ userName }) => userName === known.teamsUserName)?.userName ??
      first?.userName ??
      company.people[0]?.userName ??
      '',
    pane: { ...firstPane, ...known.pane },
  });
  settings.subscribe(() => {
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(settings.get()));
    } catch {
      // A browser that keeps nothing starts with the first choice again.
    }
  });
  return settings;
};
