import { describe, expect, it } from '@jest/globals';
import { en } from '../../addin/ui/strings/en.ts';
import { fi } from '../../addin/ui/strings/fi.ts';
import { sv } from '../../addin/ui/strings/sv.ts';
import {
  columnsOf,
  doubledFields,
  fieldOfHeader,
} from '../../server/domain/contact-import/import-columns.ts';
import {
  correspondenceTypeIn,
  countryIn,
  flagIn,
  languageIn,
  typeIn,
} from '../../server/domain/contact-import/import-words.ts';

describe('a header', () => {
  it.each([
    ['E-Mail', 'emailAddresses'],
    ['e-mail 2', 'emailAddresses'],
    ['E-mail 2 Address', 'emailAddresses'],
    ['Sähköpostiosoite', 'emailAddresses'],
    ['E-postadress', 'emailAddresses'],
    ['MOBILE PHONE', 'phoneNumbers'],
    ['Puhelin', 'phoneNumbers'],
    ['phone_numbers', 'phoneNumbers'],
    ['First Name', 'firstName'],
    ['Sukunimi', 'surname'],
    ['Företag', 'company'],
    ['No.', 'no'],
    ['Nro', 'no'],
    ['External ID', 'externalId'],
    ['Salesperson Code', 'salespersonCode'],
    ['ZIP/Postal Code', 'postCode'],
    ['Country/Region Code', 'countryCode'],
    ['Privacy Blocked', 'privacyBlocked'],
    ['Address 2', null],
    ['Shoe size', null],
    ['', null],
  ])('%s means %s', (header, field) => {
    expect(fieldOfHeader(header)).toBe(field);
  });

  it.each([
    ['English', en],
    ['Finnish', fi],
    ['Swedish', sv],
  ])('is known by every caption of the pages: %s', (_, { contactImport }) => {
    const captions = Object.entries(contactImport.fields);
    expect(captions.map(([field, caption]) => [field, fieldOfHeader(caption)])).toEqual(
      captions.map(([field]) => [field, field]),
    );
  });

  it('is taken once, unless a contact has several of it', () => {
    expect(columnsOf(['Name', 'Full name', 'E-Mail', 'Mail']).map(({ field }) => field)).toEqual([
      'name',
      null,
      'emailAddresses',
      'emailAddresses',
    ]);
  });

  it('means what the mapping says, and what it leaves out stays out', () => {
    const columns = columnsOf(['Kunde', 'Name', 'City'], { kunde: 'name', CITY: null });
    expect(columns.map(({ field }) => field)).toEqual(['name', null, null]);
    const doubled = columnsOf(['a', 'b'], { a: 'name', b: 'name' });
    expect(doubledFields(doubled)).toEqual(['name']);
  });
});

describe('a word in a cell', () => {
  it('is read in English, Finnish and Swedish', () => {
    expect(['Company', 'YRITYS', 'företag', 'robot'].map(typeIn)).toEqual([
      'company',
      'company',
      'company',
      undefined,
    ]);
    expect(['sv-FI', 'Finnish', 'ruotsi', 'ENU', 'de'].map(languageIn)).toEqual([
      'sv',
      'fi',
      'sv',
      'en',
      undefined,
    ]);
    expect(['Hard Copy', 'E-Mail', 'kirje'].map(correspondenceTypeIn)).toEqual([
      'hardCopy',
      'email',
      'hardCopy',
    ]);
    expect(['Yes', 'EI', 'ja', '0', 'maybe'].map(flagIn)).toEqual([
      true,
      false,
      true,
      false,
      undefined,
    ]);
    expect(
      ['fi', 'Finland', 'Suomi', 'Saksa', 'Tyskland', 'United Kingdom', 'X'].map(countryIn),
    ).toEqual(['fi', 'FI', 'FI', 'DE', 'DE', 'GB', 'X']);
  });
});
