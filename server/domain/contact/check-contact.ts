import type { Contact } from '../../contract/contact.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { readAddress } from '../email/address.ts';
import { unknownCode, unreadableAddress } from '../field-problem.ts';
import { type Setup, salespersonByCode } from '../setup/setup.ts';
import { readPhoneNumber } from './phone-number.ts';

/** The fields of a contact that a schema alone cannot judge. */
export interface ContactFields {
  emailAddresses?: string[] | undefined;
  phoneNumbers?: string[] | undefined;
  externalIds?: Contact['externalIds'] | undefined;
  salespersonCode?: string | null | undefined;
}

/** Text without a single digit is no number; anything else may be an extension, and stays as typed. */
export const holdsNumber = (raw: string): boolean => /\d/.test(raw);

const addressesOf = (raw: readonly string[], problems: FieldProblem[]): string[] => {
  const read = new Set<string>();
  raw.forEach((one, at) => {
    const address = readAddress(one);
    if (address.includes('@')) read.add(address);
    else problems.push(unreadableAddress(`emailAddresses.${at}`, one));
  });
  return [...read];
};

const numbersOf = (
  raw: readonly string[],
  countryCode: string,
  problems: FieldProblem[],
): string[] => {
  const read = new Map<string, string>();
  raw.forEach((one, at) => {
    if (!holdsNumber(one))
      problems.push({
        path: `phoneNumbers.${at}`,
        code: 'unreadableNumber',
        message: `${one} is no telephone number. Write its digits, with + and the country code in front where you can.`,
        value: one,
      });
    const number = readPhoneNumber(one, countryCode) ?? one.trim();
    if (!read.has(number.toLowerCase())) read.set(number.toLowerCase(), number);
  });
  return [...read.values()];
};

const checkExternalIds = (ids: Contact['externalIds'], problems: FieldProblem[]): void => {
  const seen = new Set<string>();
  ids.forEach(({ source, id }, at) => {
    const key = JSON.stringify([source, id]).toLowerCase();
    if (seen.has(key))
      problems.push({
        path: `externalIds.${at}`,
        code: 'duplicate',
        message: `${source} ${id} is in the list already.`,
        value: `${source} ${id}`,
      });
    seen.add(key);
  });
};

/**
 * Reads what was sent of a contact as it is stored (docs/domain.md 2.3, 2.4), and names everything
 * that is wrong with it; for the form and for the import. Fields that were not sent stay away.
 */
export const checkContact = <Fields extends ContactFields>(
  fields: Fields,
  setup: Setup,
  countryCode: string | null,
): { fields: Fields; problems: FieldProblem[] } => {
  const problems: FieldProblem[] = [];
  const { emailAddresses, phoneNumbers, externalIds, salespersonCode } = fields;
  const read = { ...fields };
  if (salespersonCode != null && salespersonByCode(setup, salespersonCode) === undefined)
    problems.push(unknownCode('salespersonCode', 'salesperson', salespersonCode));
  if (externalIds !== undefined) checkExternalIds(externalIds, problems);
  if (emailAddresses !== undefined) read.emailAddresses = addressesOf(emailAddresses, problems);
  if (phoneNumbers !== undefined)
    read.phoneNumbers = numbersOf(phoneNumbers, countryCode ?? setup.countryCode, problems);
  return { fields: read, problems };
};
