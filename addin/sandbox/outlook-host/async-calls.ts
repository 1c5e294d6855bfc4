/** Why an Office call failed: its name and number as Outlook reports them. */
export class OfficeError extends Error {
  readonly code: number;

  constructor(name: string, code: number, message: string) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

export const asyncResultStatus = { Succeeded: 'succeeded', Failed: 'failed' } as const;

interface AsyncResult {
  status: 'succeeded' | 'failed';
  value: unknown;
  error: { name: string; code: number; message: string } | null;
  asyncContext: unknown;
}

/** Answers a call as Office does: later, through the callback that came last. */
export type Answer = (args: readonly unknown[], produce: () => unknown) => void;

/** Outlook on the web runs no more calls than this at once. */
const mostInFlight = 3;
const tooManyRequests = 5100;

const callbackIn = (args: readonly unknown[]): ((result: AsyncResult) => void) | undefined => {
  const last = args.findLast((arg) => typeof arg === 'function');
  return last as ((result: AsyncResult) => void) | undefined;
};

const asyncContextIn = (args: readonly unknown[]): unknown => {
  const options = args.findLast(
    (arg): arg is { asyncContext: unknown } =>
      typeof arg === 'object' && arg !== null && 'asyncContext' in arg,
  );
  return options?.asyncContext;
};

const failure = (error: unknown): AsyncResult['error'] => {
  if (error instanceof OfficeError) {
    return { name: error.name, code: error.code, message: error.message };
  }
  return { name: 'GenericException', code: 5001, message: String(error) };
};

const resultOf = (produce: () => unknown, asyncContext: unknown): AsyncResult => {
  try {
    return { status: 'succeeded', value: produce(), error: null, asyncContext };
  } catch (error) {
    return { status: 'failed', value: undefined, error: failure(error), asyncContext };
  }
};

export const createAnswer = (): Answer => {
  let inFlight = 0;
  return (args, produce) => {
    const refused = inFlight >= mostInFlight;
    inFlight += 1;
    const latency = 1 + Math.random() * 8;
    setTimeout(() => {
      inFlight -= 1;
      const tooMany = () => {
        throw new OfficeError('APICallFailed', tooManyRequests, 'Too many calls at once');
      };
      const result = resultOf(refused ? tooMany : produce, asyncContextIn(args));
      callbackIn(args)?.(result);
    }, latency);
  };
};
