import vm from 'node:vm';
import type { EmailReport } from '../../../server/contract/email.ts';
import type { MeetingReport } from '../../../server/contract/meeting.ts';
import {
  FakeEvent,
  FakeOutlook,
  type FakeOutlookOptions,
  type Handler,
} from '../../support/fake-outlook.ts';
import { getServedScript, publicUrl } from './built-script.ts';
import { ManualClock } from './manual-clock.ts';

export interface Request {
  url: string;
  authorization: string | undefined;
  body: Partial<EmailReport & MeetingReport>;
}

/** How the network answers: with a status, without a network, never, or with half a body. */
export type NetworkAnswer =
  | { status: number; body?: unknown; delay?: number }
  | 'offline'
  | 'never'
  | 'broken';

export interface RuntimeOptions extends Omit<FakeOutlookOptions, 'setTimeout'> {
  answer?: (request: Request) => NetworkAnswer;
  localStorage?: object;
  /** More names for the global scope; undefined takes one away. */
  globals?: Record<string, unknown>;
  clock?: ManualClock;
  /** The message that another runtime has open too. */
  outlook?: FakeOutlook;
}

/** The built script in a bare context, as classic Outlook runs it, with a clock that tests turn. */
export class LaunchEventRuntime {
  readonly clock: ManualClock;
  readonly outlook: FakeOutlook;
  readonly handlers = new Map<string, Handler>();
  readonly requests: Request[] = [];
  answer: (request: Request) => NetworkAnswer;
  readonly #context: vm.Context;

  constructor(script: vm.Script, options: RuntimeOptions) {
    const clock = options.clock ?? new ManualClock();
    this.clock = clock;
    this.outlook = options.outlook ?? new FakeOutlook({ ...options, setTimeout: clock.setTimeout });
    this.answer = options.answer ?? (() => ({ status: 201 }));
    this.#context = vm.createContext({
      ...this.outlook.globals(this.handlers),
      console,
      setTimeout: clock.setTimeout,
      clearTimeout: clock.clearTimeout,
      fetch: this.#fetch,
      ...(options.localStorage && { localStorage: options.localStorage }),
      ...options.globals,
    });
    vm.runInContext('(now) => { Date.now = now; }', this.#context)(() => clock.now);
    script.runInContext(this.#context);
  }

  /** Whether the script finds this name in its global scope. */
  has(name: string): boolean {
    return vm.runInContext(`typeof ${name} !== 'undefined'`, this.#context);
  }

  /** Posts of sent messages. */
  get reports(): Request[] {
    return this.requests.filter((request) => request.url === `${publicUrl}/api/v1/emails`);
  }

  /** Posts of sent invitations. */
  get meetings(): Request[] {
    return this.requests.filter(
      (request) => request.url === `${publicUrl}/api/v1/meeting-invitations`,
    );
  }

  get previews(): Request[] {
    return this.requests.filter((request) => request.url === `${publicUrl}/api/v1/emails/preview`);
  }

  /** Starts a handler. */
  fire(actionId: string): FakeEvent {
    const handler = this.handlers.get(actionId);
    if (handler === undefined) throw new Error(`${actionId} is not associated`);
    const event = new FakeEvent(() => this.clock.now);
    handler(event);
    return event;
  }

  /** Runs a handler until it completes, and the rest of its two seconds. */
  async run(actionId: string): Promise<FakeEvent> {
    const event = this.fire(actionId);
    const start = this.clock.now;
    await this.clock.passUntil(() => event.completions.length > 0);
    await this.clock.pass(2000 - (this.clock.now - start));
    return event;
  }

  #fetch = (
    url: string,
    init: { body: string; headers: Record<string, string> },
  ): Promise<{ status: number; json: () => Promise<unknown> }> => {
    const request = { url, authorization: init.headers.Authorization, body: JSON.parse(init.body) };
    this.requests.push(request);
    const answer = this.answer(request);
    if (answer === 'never') return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      this.clock.setTimeout(
        () => {
          if (answer === 'offline') reject(new TypeError('Failed to fetch'));
          else if (answer === 'broken')
            resolve({ status: 200, json: () => Promise.reject(new SyntaxError('Unexpected end')) });
          else resolve({ status: answer.status, json: () => Promise.resolve(answer.body) });
        },
        typeof answer === 'string' ? 10 : (answer.delay ?? 10),
      );
    });
  };
}

let compiled: Promise<vm.Script> | undefined;

export async function startRuntime(options: RuntimeOptions = {}): Promise<LaunchEventRuntime> {
  compiled ??= getServedScript().then((source) => new vm.Script(source));
  return new LaunchEventRuntime(await compiled, options);
}
