import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, type Strings } from './strings/en.ts';

export const languages = ['en', 'fi', 'sv'] as const;
export type Language = (typeof languages)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

/** `fi-FI` is Finnish; a language we do not speak is English. */
export function languageOf(locale: string | null | undefined): Language {
  const wanted = locale?.toLowerCase().split('-')[0];
  return languages.find((language) => language === wanted) ?? 'en';
}

async function stringsOf(language: Language): Promise<Strings> {
  if (language === 'fi') return (await import('./strings/fi.ts')).fi;
  if (language === 'sv') return (await import('./strings/sv.ts')).sv;
  return en;
}

export async function startStrings(language: Language): Promise<void> {
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await stringsOf(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  i18next.addResourceBundle(language, 'translation', await stringsOf(language));
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
