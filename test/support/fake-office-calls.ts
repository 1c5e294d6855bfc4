/** What goes wrong with one API, named by its path: `to.getAsync`, `sessionData`, `context`. */
export type Fault = 'fails' | 'throws' | 'hangs' | 'missing';

export interface FakeOfficeCallsOptions {
  setTimeout: (run: () => void, delay: number) => unknown;
  faults?: Record<string, Fault>;
  /** The most calls at one time; Outlook on the web and on mobile allow each frame three. */
  mostInFlight?: number;
  /** Answers take between 1 and so many milliseconds. */
  slowest?: number;
  /** Decides order and latency. */
  seed?: number;
}

interface AsyncResult {
  status: 'succeeded' | 'failed';
  value?: unknown;
  error?: { code: number; message: string };
}
export type Callback = (result: AsyncResult) => void;

/**
 * How Office answers: late, in any order, through a callback. A call too many at one time fails;
 * each API can fail, throw, hang or be missing.
 */
export class FakeOfficeCalls {
  readonly made: string[] = [];
  mostSeenInFlight = 0;
  #inFlight = 0;
  readonly #options: FakeOfficeCallsOptions;
  #seed: number;

  constructor(options: FakeOfficeCallsOptions) {
    this.#options = options;
    this.#seed = options.seed ?? 1;
  }

  /** Answers later with the value, or with what a function then returns. */
  answer(path: string, callback: Callback, value: unknown): void {
    this.made.push(path);
    const fault = this.#faultOf(path);
    if (fault === 'throws') throw new Error(`${path} throws`);
    this.#inFlight += 1;
    this.mostSeenInFlight = Math.max(this.mostSeenInFlight, this.#inFlight);
    const refused = this.#inFlight > (this.#options.mostInFlight ?? 3) || fault === 'fails';
    if (fault === 'hangs') return;
    this.#later(() => {
      this.#inFlight -= 1;
      callback(refused ? failure(path) : success(path, value));
    });
  }

  promise(path: string, value: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle: Callback = ({ status, error }) =>
        status === 'succeeded' ? resolve(value) : reject(error);
      this.answer(path, settle, value);
    });
  }

  /** An object whose methods can be missing. */
  object(path: string, methods: Record<string, unknown>): object {
    const present = Object.entries(methods).filter(
      ([name]) => this.#faultOf(`${path}.${name}`) !== 'missing',
    );
    return Object.fromEntries(present);
  }

  /** An object whose properties can be missing, or throw when they are read. */
  properties(prefix: string, properties: Record<string, () => unknown>): object {
    const object = {};
    for (const [name, read] of Object.entries(properties)) {
      const fault = this.#faultOf(prefix + name);
      if (fault === 'missing') continue;
      const get = () => {
        const value = read();
        // A function throws when it is called.
        if (fault === 'throws' && typeof value !== 'function') throw new Error(`${name} throws`);
        return value;
      };
      Object.defineProperty(object, name, { get });
    }
    return object;
  }

  #faultOf(path: string): Fault | undefined {
    return this.#options.faults?.[path];
  }

  #later(run: () => void): void {
    this.#options.setTimeout(run, 1 + Math.floor(this.#random() * (this.#options.slowest ?? 20)));
  }

  #random(): number {
    this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
    return this.#seed / 2 ** 32;
  }
}

function success(path: string, value: unknown): AsyncResult {
  try {
    return { status: 'succeeded', value: typeof value === 'function' ? value() : value };
  } catch (_error) {
    return failure(path);
  }
}

function failure(path: string): AsyncResult {
  return { status: 'failed', error: { code: 5001, message: `${path} fails` } };
}
