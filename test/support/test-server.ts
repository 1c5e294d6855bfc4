import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { Config } from '../../server/config.ts';
import type { Problem } from '../../server/contract/problem.ts';
import { type RunningServer, startServer } from '../../server/start.ts';

export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

export interface SendOptions {
  token?: string | null;
  version?: number;
  idempotencyKey?: string;
  headers?: Record<string, string>;
  /** Sent as it is, in place of a JSON body. */
  text?: string;
  /** Sent as they are, as application/octet-stream. */
  bytes?: Uint8Array<ArrayBuffer>;
}

/** The real server on a free port, over a database of its own. */
export interface TestServer extends AsyncDisposable {
  url: string;
  send<T = unknown>(
    method: string,
    route: string,
    body?: unknown,
    options?: SendOptions,
  ): Promise<Reply<T>>;
  /** The token of a local person. */
  signIn(userName: string): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

const createClient = (url: string) => {
  const tokens = new Map<string, string>();
  const send = async <T>(
    method: string,
    route: string,
    body?: unknown,
    { token, version, idempotencyKey, headers = {}, text, bytes }: SendOptions = {},
  ): Promise<Reply<T>> => {
    const sent = bytes ?? text ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(`${url}/api/v1${route}`, {
      method,
      headers: {
        ...(bytes === undefined ? {} : { 'Content-Type': 'application/octet-stream' }),
        ...(body !== undefined || text !== undefined ? { 'Content-Type': 'application/json' } : {}),
        ...(token == null ? {} : { Authorization: `Bearer ${token}` }),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
        ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const content = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: (content === '' ? undefined : JSON.parse(content)) as T,
    };
  };
  const signIn = async (userName: string): Promise<string> => {
    const known = tokens.get(userName);
    if (known !== undefined) return known;
    const { body } = await send<{ token: string }>('POST', '/local-sign-in', { userName });
    tokens.set(userName, body.token);
    return body.token;
  };
  return { send, signIn };
};

export const startTestServer = async (options: Partial<Config> = {}): Promise<TestServer> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'interaction-log-'));
  const running: RunningServer = await startServer(
    {
      port: 0,
      host: '127.0.0.1',
      publicUrl: null,
      dataDir,
      databaseUrl: null,
      auth: { mode: 'local' },
      secretKey: null,
      rateLimit: null,
      trustedProxies: 0,
      virusScanner: null,
      logLevel: 'silent',
      language: 'en',
      demo: true,
      ...options,
    },
    pino({ level: 'silent' }),
  );
  return {
    url: running.localUrl,
    ...createClient(running.localUrl),
    async [Symbol.asyncDispose]() {
      await running.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

export const problemOf = (reply: Reply<unknown>): Problem => reply.body as Problem;
