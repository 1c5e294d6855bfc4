import { parseArgs } from 'node:util';

export interface Options {
  /** Log entries in the database. */
  entries: number;
  contacts: number;
  /** How often each pair of floor and product is measured; the median counts. */
  rounds: number;
  /** Of one measurement. */
  milliseconds: number;
  /** Print only, whatever comes out. */
  noFail: boolean;
}

const usage = 'node bench/main.ts [--quick] [--entries 1000000] [--no-fail]';

export const readOptions = (argv: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: 'boolean', default: false },
      entries: { type: 'string' },
      'no-fail': { type: 'boolean', default: false },
    },
  });
  const entries = Number(values.entries ?? (values.quick ? 100_000 : 1_000_000));
  if (!Number.isInteger(entries) || entries < 10_000)
    throw new Error(`--entries must be a whole number from 10000. ${usage}`);
  return {
    entries,
    contacts: 100_000,
    rounds: values.quick ? 1 : 3,
    milliseconds: values.quick ? 1000 : 2000,
    noFail: values['no-fail'],
  };
};
