/** What goes wrong with one API, named by its path: `to.getAsync`, `sessionData`, `context`. */
export type Fault =
  | 'fails'
  | 'throws'
  | 'hangs'
  | 'missing'
  | 'null'
  /** Answers when nobody waits any more. */
  | 'late'
  | 'twice'
  /** Answers with nothing, or with something of another kind. */
  | 'nonsense';

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

const lateMilliseconds = 5000;

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
  /** Every member that was asked for, by its path. */
  readonly asked = new Set<string>();
  /** The faults that somebody met. */
  readonly met = new Set<string>();
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
    const fault = this.#meet(path);
    if (fault === 'throws') throw new Error(`${path} throws`);
    this.#inFlight += 1;
    this.mostSeenInFlight = Math.max(this.mostSeenInFlight, this.#inFlight);
    const refused = this.#inFlight > (this.#options.mostInFlight ?? 3) || fault === 'fails';
    if (fault === 'hangs') return;
    this.#later(
      () => {
        this.#inFlight -= 1;
        if (fault === 'nonsense') return callback(nonsense);
        const result = refused ? failure(path) : success(path, value);
        callback(result);
        if (fault === 'twice') callback(result);
      },
      fault === 'late' ? lateMilliseconds : 0,
    );
  }

  /** A member that answers at once. */
  now(path: string, value: () => unknown): unknown {
    this.made.push(path);
    const fault = this.#meet(path);
    if (fault === 'throws' || fault === 'fails') throw new Error(`${path} throws`);
    return fault === 'nonsense' ? { not: 'a text' } : value();
  }

  promise(path: string, value: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle: Callback = (result?: AsyncResult) =>
        result?.status === 'succeeded' ? resolve(value) : reject(result?.error);
      this.answer(path, settle, value);
    });
  }

  /** An object whose methods can be missing. */
  object(path: string, methods: Record<string, unknown>): object {
    const readers = Object.entries(methods).map(([name, method]) => [name, () => method] as const);
    return this.properties(`${path}.`, Object.fromEntries(readers));
  }

  /** An object whose properties can be missing or null, or throw when they are read. */
  properties(prefix: string, properties: Record<string, () => unknown>): object {
    const object = {};
    for (const [name, read] of Object.entries(properties)) {
      const path = prefix + name;
      const fault = this.#faultOf(path);
      const get = () => {
        this.asked.add(path);
        if (fault === 'missing') return this.#meet(path) && undefined;
        if (fault === 'null') return this.#meet(path) && null;
        const value = read();
        // A function throws when it is called.
        if (fault === 'throws' && typeof value !== 'function') {
          this.#meet(path);
          throw new Error(`${name} throws`);
        }
        return value;
      };
      Object.defineProperty(object, name, { get });
    }
    return object;
  }

  #meet(path: string): Fault | undefined {
    const fault = this.#faultOf(path);
    if (fault !== undefined) this.met.add(`${path} ${fault}`);
    return fault;
  }

  #faultOf(path: string): Fault | undefined {
    return this.#options.faults?.[path];
  }

  #later(run: () => void, delay: number): void {
    const latency = 1 + Math.floor(this.#random() * (this.#options.slowest ?? 20));
    this.#options.setTimeout(run, latency + delay);
  }

  #random(): number {
    this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
    return this.#seed / 2 ** 32;
  }
}

/** A callback without the result that it should bring. */
const nonsense = undefined as unknown as AsyncResult;

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
