import type { InformationFlow } from '../../contract/enumerations.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { cleanText, readInstant } from '../clean-input.ts';
import { DomainError } from '../domain-error.ts';

/** A report of a finished call, cleaned. */
export interface CallSighting {
  callId: string;
  direction: InformationFlow;
  /** As it was reported; null without one. */
  number: string | null;
  startedAt: number;
  /** 0 when nobody answered. */
  talkSeconds: number;
  salespersonCode: string | null;
  contactNo: string | null;
  comment: string | null;
}

type Loose = Record<string, unknown>;

/** Longer than any call: a clock that was wrong. */
const maxTalkSeconds = 7 * 86_400;
const maxComment = 2000;

const directions: Record<string, InformationFlow> = {
  outbound: 'outbound',
  outgoing: 'outbound',
  out: 'outbound',
  inbound: 'inbound',
  incoming: 'inbound',
  in: 'inbound',
};

/** Text of a field that programs also fill with a number. */
const textOf = (value: unknown, max: number): string | null => {
  const text = cleanText(typeof value === 'number' ? String(value) : value, max);
  return text === '' ? null : text;
};

const readCode = (value: unknown): string | null => textOf(value, 20)?.toUpperCase() ?? null;

const readSeconds = (value: unknown): number => {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof seconds !== 'number' || !(seconds > 0)) return 0;
  return Math.min(Math.ceil(seconds), maxTalkSeconds);
};

/** A note keeps its lines. */
const readComment = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const lines = value.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => cleanText(line, maxComment));
  const text = lines.join('\n').trim();
  return text === '' ? null : text.slice(0, maxComment).toWellFormed();
};

const problem = (path: string, code: string, message: string): FieldProblem => ({
  path,
  code,
  message,
});

/**
 * Cleans a report of a call (docs/domain.md 14): what is readable is kept. It is refused only when
 * it does not tell which call it was, which way it went, or with whom.
 */
export const readCallSighting = (report: unknown, now: number): CallSighting => {
  if (typeof report !== 'object' || report === null || Array.isArray(report))
    throw new DomainError('invalidInput', 'Send the report of the call as a JSON object.');
  const given = report as Loose;
  const callId = textOf(given.callId, 200);
  const direction = directions[cleanText(given.direction, 20).toLowerCase()] ?? null;
  const number = textOf(given.number, 50);
  const contactNo = readCode(given.contactNo);
  const fields = [
    callId === null &&
      problem('callId', 'required', 'Name the call: without an id a repeat cannot be recognised.'),
    direction === null && problem('direction', 'required', 'Say outbound or inbound.'),
    number === null &&
      contactNo === null &&
      problem('number', 'required', 'Name the number or the contact.'),
  ].filter((one) => one !== false);
  if (callId === null || direction === null || fields.length > 0)
    throw new DomainError('invalidInput', 'It cannot be told which call this was.', fields);
  return {
    callId,
    direction,
    number,
    startedAt: readInstant(given.startedAt, now),
    talkSeconds: readSeconds(given.talkSeconds),
    salespersonCode: readCode(given.salespersonCode),
    contactNo,
    comment: readComment(given.comment),
  };
};
