import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';

const parse = (raw: string, countryCode: string | null): PhoneNumber | null => {
  const defaultCountry: CountryCode | undefined =
    countryCode !== null && isSupportedCountry(countryCode) ? countryCode : undefined;
  const number = parsePhoneNumberFromString(raw, { defaultCountry, extract: false });
  // E.164 has no extension: such a number stays as it was typed.
  return number === undefined || number.ext !== undefined || !number.isPossible() ? null : number;
};

/** The number as E.164, or null when it cannot be read; docs/domain.md 2.4. */
export const readPhoneNumber = (raw: string, countryCode: string | null): string | null =>
  parse(raw, countryCode)?.number ?? null;

const digitsOf = (text: string): string => text.replace(/\D+/g, '');

/** How people may type a stored number in a search: digits of the international and the national form. */
export const searchableDigits = (stored: string): string[] => {
  const national = parse(stored, null)?.formatNational();
  return national === undefined ? [digitsOf(stored)] : [digitsOf(stored), digitsOf(national)];
};
