import { Worker } from 'node:worker_threads';
import type {
  LongReadAnswer,
  LongReadFailure,
  LongReadRequest,
  LongReadRows,
} from './long-read-message.ts';

export interface LongReadLimits {
  workers: number;
  /** What is read whole brings no more; the rest is for streams. */
  maxRows: number;
  /** After that a read is given up, so that it does not hold the others up for ever. */
  maxMilliseconds: number;
}

export interface LongReadTask {
  request: LongReadRequest;
  resolve: (read: LongReadRows, seat: LongReadSeat) => void;
  reject: (error: Error) => void;
}

const toError = ({ message, stack, facts }: LongReadFailure): Error =>
  Object.assign(new Error(message), { stack, ...facts });

/** A place for one worker, which does one task at a time; after a death the next one begins anew. */
export class LongReadSeat {
  readonly #file: string;
  readonly #limits: LongReadLimits;
  readonly #onFree: () => void;
  /** Of the streams that are open here, with which no other seat can go on. */
  readonly #ofStreams: LongReadTask[] = [];
  #worker: Worker | null = null;
  #task: LongReadTask | null = null;
  #timer: NodeJS.Timeout | undefined;
  #didStream = false;

  constructor(file: string, limits: LongReadLimits, onFree: () => void) {
    this.#file = file;
    this.#limits = limits;
    this.#onFree = onFree;
  }

  get thread(): Worker | null {
    return this.#worker;
  }

  addOfStream(task: LongReadTask): void {
    this.#ofStreams.push(task);
    this.takeFrom([]);
  }

  /** Takes the next task when it has none: of its streams and of all others by turns. */
  takeFrom(waiting: LongReadTask[]): void {
    if (this.#task !== null) return;
    const streamFirst = !this.#didStream || waiting.length === 0;
    const task = streamFirst
      ? (this.#ofStreams.shift() ?? waiting.shift())
      : (waiting.shift() ?? this.#ofStreams.shift());
    if (task === undefined) return;
    this.#didStream = 'stream' in task.request;
    this.#run(task);
  }

  #run(task: LongReadTask): void {
    this.#task = task;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#timer = setTimeout(
      () => this.#end('The long read took too long and was given up. Ask for less at once.'),
      this.#limits.maxMilliseconds,
    );
    this.#worker.postMessage(task.request);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./long-read-worker.ts', import.meta.url), {
      workerData: { file: this.#file, maxRows: this.#limits.maxRows },
    });
    let why = 'its thread was ended';
    worker.on('message', (answer: LongReadAnswer) => {
      if (this.#worker === worker) this.#answered(answer);
    });
    worker.on('error', ({ message }) => {
      why = message;
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#end(`The long read broke off (${why}). Ask again.`);
    });
    return worker;
  }

  #answered(answer: LongReadAnswer): void {
    const task = this.#release();
    if ('read' in answer) task?.resolve(answer.read, this);
    else task?.reject(toError(answer.failure));
    this.#onFree();
  }

  #release(): LongReadTask | null {
    clearTimeout(this.#timer);
    // An idle worker does not keep the process alive.
    this.#worker?.unref();
    const task = this.#task;
    this.#task = null;
    return task;
  }

  #end(sentence: string): void {
    const worker = this.#worker;
    const tasks = [this.#release(), ...this.#ofStreams.splice(0)];
    this.#worker = null;
    worker?.terminate();
    for (const task of tasks) task?.reject(new Error(sentence));
    this.#onFree();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#end('The database is closed');
    await worker?.terminate();
  }
}
