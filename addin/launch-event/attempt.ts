/** Reads a property that may be missing, null or throw; undefined then. */
export function attempt<Value>(read: () => Value | null): Value | undefined {
  try {
    const value = read();
    if (value === null) return undefined;
    return value;
  } catch (_error) {
    return undefined;
  }
}
