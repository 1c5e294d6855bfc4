import type { FieldProblem, ProblemCode } from '../contract/problem.ts';

/** The one way to refuse: a code of the contract and a sentence that says what to do next. */
export class DomainError extends Error {
  override name = 'DomainError';
  readonly code: ProblemCode;
  readonly fields: readonly FieldProblem[];

  constructor(
    code: ProblemCode,
    message: string,
    fields: readonly FieldProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.fields = fields;
  }
}

export const notFound = (what: string, key: string | number): DomainError =>
  new DomainError('notFound', `There is no ${what} ${key}.`);

export const invalidInput = (fields: readonly FieldProblem[]): DomainError =>
  new DomainError(
    'invalidInput',
    fields.length === 1
      ? 'One field needs correction.'
      : `${fields.length} fields need correction.`,
    fields,
  );

export const versionOutdated = (): DomainError =>
  new DomainError(
    'versionOutdated',
    'Somebody else has changed this meanwhile. Load it again and repeat your change.',
  );
