import type { ContactNumbers } from '../../domain/contact-import/import-plan.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Handle } from '../storage.ts';

/** Numbers that are looked up at once when the series passes over those that are taken. */
const batch = 50;

export interface Series {
  prefix: string;
  next: string;
  manual: boolean;
  /** No number after it is given. */
  last: string | null;
}

export const readSeries = async ({ sql }: Handle): Promise<Series> => {
  const row = await sql
    .selectFrom('marketing_setup')
    .select(['contact_nos_prefix', 'contact_nos_next', 'contact_nos_manual', 'contact_nos_last'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return {
    prefix: row.contact_nos_prefix,
    next: row.contact_nos_next,
    manual: row.contact_nos_manual === 1,
    last: row.contact_nos_last,
  };
};

/** The series, held until the job ends: nobody else draws or takes a number meanwhile. */
export const holdSeries = async (handle: Handle): Promise<Series> => {
  await handle.sql
    .updateTable('marketing_setup')
    .set((eb) => ({ contact_nos_next: eb.ref('contact_nos_next') }))
    .where('id', '=', 1)
    .execute();
  return readSeries(handle);
};

/** The free digits among the next ones of the series, and where to look on; null at its end. */
const freeDigits = async (
  { sql, engine }: Handle,
  { prefix, next, last }: Series,
  count: number,
): Promise<{ free: string[]; next: string | null }> => {
  const width = next.length;
  const start = Number(next);
  const limit = Math.min(10 ** width, last === null ? Number.POSITIVE_INFINITY : Number(last) + 1);
  const end = Math.min(start + count, limit);
  const digits = Array.from({ length: Math.max(0, end - start) }, (_, at) =>
    String(start + at).padStart(width, '0'),
  );
  const rows =
    digits.length === 0
      ? []
      : await sql
          .selectFrom('contact')
          .select('no')
          .where((eb) =>
            engine.isOneOf(
              eb,
              'no',
              digits.map((one) => prefix + one),
            ),
          )
          .execute();
  const taken = new Set(rows.map((row) => row.no));
  return {
    free: digits.filter((one) => !taken.has(prefix + one)),
    next: end < limit ? String(end).padStart(width, '0') : null,
  };
};

const usedUp = ({ prefix, next, last }: Series): DomainError => {
  const way = last === null ? 'a longer next number' : 'a later last number';
  const message = `The contact numbers are used up at ${prefix}${last ?? next}. Set ${way} in the marketing set-up.`;
  return new DomainError('numbersExhausted', message, [
    { path: 'no', code: 'numbersExhausted', message, value: prefix + next },
  ]);
};

const firstFree = async (handle: Handle, series: Series): Promise<string> => {
  for (let next: string | null = series.next; next !== null; ) {
    const found = await freeDigits(handle, { ...series, next }, batch);
    const [free] = found.free;
    if (free !== undefined) return free;
    next = found.next;
  }
  throw usedUp(series);
};

/** Goes on after these digits; after the last number the series stays on it, and finds it taken. */
const moveSeries = async ({ sql }: Handle, digits: string): Promise<void> => {
  const following = String(Number(digits) + 1).padStart(digits.length, '0');
  await sql
    .updateTable('marketing_setup')
    .set({ contact_nos_next: following.length > digits.length ? digits : following })
    .where('id', '=', 1)
    .execute();
};

/** The next number that nobody has; its digits keep their width. Moves the series on. */
export const drawContactNo = async (handle: Handle, series: Series): Promise<string> => {
  const digits = await firstFree(handle, series);
  await moveSeries(handle, digits);
  return series.prefix + digits;
};

/** Numbers looked up ahead, for many contacts in one go. */
export class NumberPool implements ContactNumbers {
  readonly #series: Series;
  /** Numbers that are not to be given, though nobody has them yet. */
  readonly #reserved: ReadonlySet<string>;
  #free: string[] = [];
  #next: string | null;
  #last: string | null = null;

  constructor(series: Series, reserved: ReadonlySet<string>) {
    this.#series = series;
    this.#reserved = reserved;
    this.#next = series.next;
  }

  get manual(): boolean {
    return this.#series.manual;
  }

  /** Looks so many numbers up, unless the series ends before. */
  async fill(handle: Handle, count: number): Promise<void> {
    while (this.#free.length < count && this.#next !== null) {
      const found = await freeDigits(handle, { ...this.#series, next: this.#next }, count);
      this.#free.push(
        ...found.free.filter((digits) => !this.#reserved.has(this.#series.prefix + digits)),
      );
      this.#next = found.next;
    }
  }

  draw(): string | null {
    const digits = this.#free.shift();
    if (digits === undefined) return null;
    this.#last = digits;
    return this.#series.prefix + digits;
  }

  /** Moves the series on behind what was drawn. */
  async keep(handle: Handle): Promise<void> {
    if (this.#last !== null) await moveSeries(handle, this.#last);
  }
}
