/** The value that this share of all values does not exceed; from the values themselves, no buckets. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = Float64Array.from(values).sort();
  const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return sorted[at] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);
