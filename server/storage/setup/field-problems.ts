import type { FieldProblem } from '../../contract/problem.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import { readAddress } from '../../domain/email/address.ts';

export const unknownCode = (path: string, what: string, code: string): FieldProblem => ({
  path,
  code: 'unknownCode',
  message: `There is no ${what} ${code}.`,
});

/** Collects what is wrong with an input, so that all of it is told at once. */
export class FieldProblems {
  readonly #found: FieldProblem[] = [];

  add(path: string, code: string, message: string): void {
    this.#found.push({ path, code, message });
  }

  unknownCode(path: string, what: string, code: string): void {
    this.#found.push(unknownCode(path, what, code));
  }

  /** The address as it is compared; null when it is none, and then that is a problem of the field. */
  readAddress(path: string, raw: string): string | null {
    const read = readAddress(raw);
    if (read.includes('@')) return read;
    this.add(
      path,
      'unreadableAddress',
      `${raw} is no e-mail address. Write it as name@example.com.`,
    );
    return null;
  }

  /** Ends the job when anything was wrong. */
  throwAny(): void {
    if (this.#found.length > 0) throw invalidInput(this.#found);
  }
}
