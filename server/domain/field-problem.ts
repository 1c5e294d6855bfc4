import type { FieldProblem } from '../contract/problem.ts';

export const unknownCode = (path: string, what: string, code: string): FieldProblem => ({
  path,
  code: 'unknownCode',
  message: `There is no ${what} ${code}.`,
  value: code,
});

export const unreadableAddress = (path: string, raw: string): FieldProblem => ({
  path,
  code: 'unreadableAddress',
  message: `${raw} is no e-mail address. Write it as name@example.com.`,
  value: raw,
});
