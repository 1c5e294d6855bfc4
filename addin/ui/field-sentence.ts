import type { TFunction } from 'i18next';
import type { FieldProblem } from '../../server/contract/problem.ts';

/** What can be wrong with a field, by the codes of the schema and of the rules. */
const codes = [
  'too_small',
  'too_big',
  'invalid_format',
  'invalid_type',
  'invalid_value',
  'unknownField',
  'unknownCode',
  'notItself',
  'notACompany',
  'unreadableAddress',
  'unreadableNumber',
  'duplicate',
  'manualNosNotAllowed',
  'numberTaken',
  'numbersExhausted',
  'externalIdTaken',
  'unknownAttachment',
  'attachmentNotReady',
  'hasInteractions',
  'hasPersons',
] as const;

/** Our words for what is wrong with a field; the server's where we have none. */
export function fieldSentence({ code, message, value }: FieldProblem, t: TFunction): string {
  const known = codes.find((one) => one === code);
  return known ? t(`problem.field.${known}`, { value: value ?? '' }) : message;
}
