import type { FieldProblem } from '../../contract/problem.ts';
import { invalidInput } from '../../domain/domain-error.ts';
import { readAddress } from '../../domain/email/address.ts';
import { unknownCode, unreadableAddress } from '../../domain/field-problem.ts';

/** Collects what is wrong with an input, so that all of it is told at once. */
export class FieldProblems {
  readonly #found: FieldProblem[] = [];

  add(path: string, code: string, message: string): void {
    this.#found.push({ path, code, message });
  }

  addAll(problems: readonly FieldProblem[]): void {
    this.#found.push(...problems);
  }

  unknownCode(path: string, what: string, code: string): void {
    this.#found.push(unknownCode(path, what, code));
  }

  /** The address as it is compared; null when it is none, and then that is a problem of the field. */
  readAddress(path: string, raw: string): string | null {
    const read = readAddress(raw);
    if (read.includes('@')) return read;
    this.#found.push(unreadableAddress(path, raw));
    return null;
  }

  get all(): readonly FieldProblem[] {
    return this.#found;
  }

  /** Ends the job when anything was wrong. */
  throwAny(): void {
    if (this.#found.length > 0) throw invalidInput(this.#found);
  }
}
