import type { ContactType, CorrespondenceType, Language } from '../../contract/enumerations.ts';

type Words<Value> = ReadonlyMap<string, Value>;

const wordsOf = <Value>(entries: readonly [value: Value, words: string][]): Words<Value> =>
  new Map(entries.flatMap(([value, words]) => words.split(' ').map((word) => [word, value])));

const keyOf = (text: string): string => text.toLowerCase().replaceAll(/[\s._-]+/g, '');

const types = wordsOf<ContactType>([
  ['company', 'company organisation organization account yritys organisaatio företag bolag'],
  ['person', 'person contact individual henkilö kontakti kontakt'],
]);
const languages = wordsOf<Language>([
  ['en', 'en eng enu eng english englanti engelska'],
  ['fi', 'fi fin finnish suomi finska'],
  ['sv', 'sv swe sve swedish ruotsi svenska'],
]);
const correspondenceTypes = wordsOf<CorrespondenceType>([
  ['hardCopy', 'hardcopy letter paper paperi kirje papper brev'],
  ['email', 'email mail sähköposti epost mejl'],
]);
const flags = wordsOf<boolean>([
  [true, 'true yes y 1 x kyllä on ja j sant'],
  [false, 'false no n 0 ei nej falskt'],
]);

export const typeIn = (text: string): ContactType | undefined => types.get(keyOf(text));
/** `sv-FI` is Swedish. */
export const languageIn = (text: string): Language | undefined =>
  languages.get(keyOf(text)) ?? languages.get(text.toLowerCase().split(/[-_]/)[0] ?? '');
export const correspondenceTypeIn = (text: string): CorrespondenceType | undefined =>
  correspondenceTypes.get(keyOf(text));
export const flagIn = (text: string): boolean | undefined => flags.get(keyOf(text));

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
let countries: Words<string> | null = null;

/** The names of all countries in the three languages, as the platform knows them. */
const countriesByName = (): Words<string> => {
  const names = new Map<string, string>();
  for (const language of ['en', 'fi', 'sv']) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const first of letters)
      for (const second of letters) {
        const code = first + second;
        // A code of old, such as DD, has the name of the one that followed it.
        if (new Intl.Locale(`und-${code}`).region !== code) continue;
        const name = display.of(code);
        if (name !== undefined) names.set(keyOf(name), code);
      }
  }
  return names;
};

/** The code of a country's name; text that is no name stays, for the schema to judge. */
export const countryIn = (text: string): string => {
  if (/^[a-z]{2}$/i.test(text)) return text;
  countries ??= countriesByName();
  return countries.get(keyOf(text)) ?? text;
};
