import type { SQLInputValue } from 'node:sqlite';

/** node:sqlite takes an object for named parameters and would shift the rest: refuse it. */
export const toInput = (value: unknown): SQLInputValue => {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'bigint' || value instanceof Uint8Array) return value;
  if (value === undefined) return null;
  throw new TypeError(`A ${typeof value} cannot be a parameter of a query`);
};
