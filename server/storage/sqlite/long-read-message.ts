/** What the pool asks a worker; each is answered once, in its turn. */
export type LongReadRequest =
  | { kind: 'all'; sql: string; parameters: readonly unknown[] }
  /** Begins a stream and answers its first rows. */
  | { kind: 'open'; stream: number; sql: string; parameters: readonly unknown[]; rows: number }
  | { kind: 'more'; stream: number; rows: number }
  | { kind: 'close'; stream: number };

/** Rows travel without the names of their columns, which would be sent with each of them. */
export interface LongReadRows {
  columns: readonly string[];
  rows: readonly (readonly unknown[])[];
  /** Of a stream: nothing comes after these. */
  ended: boolean;
}

/** Of an error only the message would survive the way; the rest goes beside it. */
export interface LongReadFailure {
  message: string;
  stack: string | undefined;
  facts: Record<string, unknown>;
}

export type LongReadAnswer = { read: LongReadRows } | { failure: LongReadFailure };
