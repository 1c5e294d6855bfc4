import { readPhoneNumber } from '../contact/phone-number.ts';

/**
 * The number in what a telephone system calls one: schemes, what follows a semicolon, a comma or
 * an @ go, then it is read like any other. E.164, or null when it is withheld or no number.
 */
export const readCalledNumber = (raw: string, countryCode: string | null): string | null =>
  readPhoneNumber(raw.replace(/^(?:tel|sips?|callto):/i, '').replace(/[;,@].*$/, ''), countryCode);
