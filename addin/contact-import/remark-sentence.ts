import type { TFunction } from 'i18next';
import type { ContactImportRemark } from '../../server/contract/contact-import.ts';
import { fieldSentence } from '../ui/field-sentence.ts';

/** What an import says of its own; the rest are problems of fields. */
const codes = [
  'too_small',
  'too_big',
  'invalid_format',
  'invalid_type',
  'invalid_value',
  'unknownCode',
  'unreadableNumber',
  'manualNosNotAllowed',
  'otherContact',
  'deleted',
  'otherExternalId',
  'severalContacts',
  'keepsNumber',
  'unknownCompany',
  'severalCompanies',
  'otherType',
  'nameMissing',
  'sameAsLine',
  'takenAway',
  'tooManyCells',
  'numbersExhausted',
  'emptyFile',
  'noColumns',
  'unclosedQuote',
  'sourceMissing',
  'columnTwice',
] as const;

type Said = Omit<ContactImportRemark, 'column'>;

export function importSentence({ code, message, value }: Said, t: TFunction): string {
  const known = codes.find((one) => one === code);
  if (known) return t(`contactImport.remarks.${known}`, { value: value ?? '' });
  return fieldSentence({ path: '', code, message, value }, t);
}

/** What is wrong with a row, or worth a look, with the column it concerns. */
export function remarkSentence(remark: ContactImportRemark, t: TFunction): string {
  const sentence = importSentence(remark, t);
  return remark.column ? `${remark.column}: ${sentence}` : sentence;
}
