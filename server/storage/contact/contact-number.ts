import { DomainError } from '../../domain/domain-error.ts';
import type { Handle } from '../storage.ts';

/** Numbers that are looked up at once when the series passes over those that are taken. */
const batch = 50;

export interface Series {
  prefix: string;
  next: string;
  manual: boolean;
}

export const readSeries = async ({ sql }: Handle): Promise<Series> => {
  const row = await sql
    .selectFrom('marketing_setup')
    .select(['contact_nos_prefix', 'contact_nos_next', 'contact_nos_manual'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return {
    prefix: row.contact_nos_prefix,
    next: row.contact_nos_next,
    manual: row.contact_nos_manual === 1,
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

const firstFree = async ({ sql, engine }: Handle, { prefix, next }: Series): Promise<string> => {
  const width = next.length;
  const end = 10 ** width;
  for (let start = Number(next); start < end; start += batch) {
    const digits = Array.from({ length: Math.min(batch, end - start) }, (_, at) =>
      String(start + at).padStart(width, '0'),
    );
    const rows = await sql
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
    const free = digits.find((one) => !taken.has(prefix + one));
    if (free !== undefined) return free;
  }
  const message = `The contact numbers are used up at ${prefix}${next}. Set a longer next number in the marketing set-up.`;
  throw new DomainError('numbersExhausted', message, [
    { path: 'no', code: 'numbersExhausted', message, value: prefix + next },
  ]);
};

/** The next number that nobody has; its digits keep their width. Moves the series on. */
export const drawContactNo = async (handle: Handle, series: Series): Promise<string> => {
  const digits = await firstFree(handle, series);
  const following = String(Number(digits) + 1).padStart(digits.length, '0');
  await handle.sql
    .updateTable('marketing_setup')
    // After the last number the series stays on it, and finds it taken.
    .set({ contact_nos_next: following.length > digits.length ? digits : following })
    .where('id', '=', 1)
    .execute();
  return series.prefix + digits;
};
