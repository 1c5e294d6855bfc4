import { createContext, useContext } from 'react';
import { en, type Strings } from './strings/en.ts';
import { fi } from './strings/fi.ts';
import { sv } from './strings/sv.ts';

export type { Strings };
export type Language = 'en' | 'fi' | 'sv';

export const stringsOf: Record<Language, Strings> = { en, fi, sv };

const usualLocale: Record<Language, string> = { en: 'en-US', fi: 'fi-FI', sv: 'sv-SE' };

/** What Teams and Outlook call the language; in the reader's region where the browser knows it. */
export const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? usualLocale[language];

export const languageOf = (locale: string): Language => {
  const language = locale.slice(0, 2).toLowerCase();
  return language === 'fi' || language === 'sv' ? language : 'en';
};

export const StringsContext = createContext<Strings>(en);
export const useStrings = (): Strings => useContext(StringsContext);
