import type { Language } from '../../contract/enumerations.ts';

/** Description of each interaction group of the standard set-up, per language. */
export const standardGroupDescriptions = {
  LETTER: { en: 'Letters', fi: 'Kirjeet', sv: 'Brev' },
  MEETING: { en: 'Meetings', fi: 'Tapaamiset', sv: 'Möten' },
  PHONE: { en: 'Telephone conversations', fi: 'Puhelinkeskustelut', sv: 'Telefonsamtal' },
  PURCHASES: { en: 'Purchase Documents', fi: 'Ostoasiakirjat', sv: 'Inköpsdokument' },
  SALES: { en: 'Sales Documents', fi: 'Myyntiasiakirjat', sv: 'Försäljningsdokument' },
  SYSTEM: {
    en: 'System Generated Entries',
    fi: 'Järjestelmän luomat tapahtumat',
    sv: 'Systemgenererade transaktioner',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type StandardGroupCode = keyof typeof standardGroupDescriptions;
