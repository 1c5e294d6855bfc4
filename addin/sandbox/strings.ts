import { createContext, useContext } from 'react';
import { en } from './strings/en.ts';
import { fi } from './strings/fi.ts';
import { sv } from './strings/sv.ts';

export type Strings = typeof en;
export type Language = 'en' | 'fi' | 'sv';

export const stringsOf: Record<Language, Strings> = { en, fi, sv };

/** What Teams and Outlook call the language. */
export const localeOf: Record<Language, string> = { en: 'en-US', fi: 'fi-FI', sv: 'sv-SE' };

export const languageOf = (locale: string): Language => {
  const language = locale.slice(0, 2).toLowerCase();
  return language === 'fi' || language === 'sv' ? language : 'en';
};

export const StringsContext = createContext<Strings>(en);
export const useStrings = (): Strings => useContext(StringsContext);
