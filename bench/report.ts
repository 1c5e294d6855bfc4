/** One line of the benchmark: a figure, and the promise it has to keep, if there is one. */
export interface Row {
  what: string;
  figure: string;
  /** Empty where nothing is promised. */
  promised: string;
  kept: boolean | null;
}

/** A figure for orientation. */
export const told = (what: string, figure: string): Row => ({
  what,
  figure,
  promised: '',
  kept: null,
});

/** What could not be measured is not kept. */
export const failed = (what: string, error: unknown): Row => ({
  what,
  figure: `failed: ${error instanceof Error ? error.message : String(error)}`,
  promised: '',
  kept: false,
});

type Unit = (value: number) => string;

export const atMost = (what: string, value: number, limit: number, unit: Unit): Row => ({
  what,
  figure: unit(value),
  promised: `≤ ${unit(limit)}`,
  kept: value <= limit,
});

export const atLeast = (what: string, value: number, limit: number, unit: Unit): Row => ({
  what,
  figure: unit(value),
  promised: `≥ ${unit(limit)}`,
  kept: value >= limit,
});

const digitsOf = (value: number): number => (Math.abs(value) >= 100 ? 0 : 2);

const rounded = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digitsOf(value) });

export const perSecond: Unit = (value) => `${Math.round(value).toLocaleString('en-US')}/s`;
export const milliseconds: Unit = (value) => `${rounded(value)} ms`;
export const seconds: Unit = (value) => `${rounded(value)} s`;
export const times: Unit = (value) => `${rounded(value)} ×`;
export const megabytes: Unit = (value) => `${rounded(value)} MB`;
export const kilobytes: Unit = (value) => `${rounded(value)} kB`;
export const pieces: Unit = (value) => `${value}`;

const verdict = ({ kept }: Row): string => (kept === null ? '' : kept ? 'yes' : 'NO');

/** The rows as a Markdown table whose columns line up in a terminal, too. */
export const asTable = (rows: readonly Row[]): string => {
  const cells = [
    ['what', 'figure', 'promised', 'kept'],
    ...rows.map((row) => [row.what, row.figure, row.promised, verdict(row)]),
  ];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  const rule = widths.map((width) => '-'.repeat(width));
  return [line(head), line(rule), ...body.map(line)].join('\n');
};
