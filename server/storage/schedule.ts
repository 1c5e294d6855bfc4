/** Does work again and again, never twice at once; stops with the returned function. */
export const schedule = (
  milliseconds: number,
  work: (isStopped: () => boolean) => Promise<void>,
  onError: (error: unknown) => void,
): (() => Promise<void>) => {
  let running: Promise<void> | null = null;
  let stopped = false;
  const timer = setInterval(() => {
    running ??= work(() => stopped)
      .catch(onError)
      .finally(() => {
        running = null;
      });
  }, milliseconds);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
};
