import { parseArgs } from 'node:util';

export const parts = ['servers', 'statistics', 'start', 'pages', 'tab'] as const;
export type Part = (typeof parts)[number];

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
  /** Only these parts. */
  parts: readonly Part[];
}

const usage = 'node bench/main.ts [--quick] [--entries 1000000] [--no-fail] [--only pages,tab]';

export const readOptions = (argv: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: 'boolean', default: false },
      entries: { type: 'string' },
      'no-fail': { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const entries = Number(values.entries ?? (values.quick ? 100_000 : 1_000_000));
  if (!Number.isInteger(entries) || entries < 10_000)
    throw new Error(`--entries must be a whole number from 10000. ${usage}`);
  const wanted = values.only?.split(',') ?? parts;
  const unknown = wanted.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0)
    throw new Error(`--only takes ${parts.join(', ')}, not ${unknown.join(', ')}. ${usage}`);
  return {
    entries,
    contacts: 100_000,
    rounds: values.quick ? 1 : 3,
    milliseconds: values.quick ? 1000 : 2000,
    noFail: values['no-fail'],
    parts: parts.filter((part) => wanted.includes(part)),
  };
};
