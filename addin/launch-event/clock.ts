export function now(): number {
  return Date.now();
}

/** The promise's value, or `otherwise` when it fails or takes longer than `limit` milliseconds. */
export function within<Value>(
  promise: Promise<Value>,
  limit: number,
  otherwise: Value,
): Promise<Value> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), limit);
    const settle = (value: Value) => {
      clearTimeout(timer);
      resolve(value);
    };
    promise.then(settle, () => settle(otherwise));
  });
}
