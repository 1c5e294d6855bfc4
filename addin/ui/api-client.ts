import type { z } from 'zod';
import type { AnswerOf, BodyInputOf, Endpoint } from '../../server/contract/endpoint.ts';
import { ApiError, apiErrorOf } from './api-error.ts';
import { type Api, apiRoutes, type CallName } from './api-routes.ts';

const apiRoot = '/api/v1';

/** In an address everything is text; what the contract coerces may be handed over as it is. */
type Loose<T> = { [K in keyof T]: T[K] | (string extends T[K] ? never : string | number) };
type Addressed<S> = S extends z.ZodType ? Loose<z.input<S>> : never;

type ParamsInput<E extends Endpoint> = E['params'] extends z.ZodType
  ? { params: Addressed<E['params']> }
  : object;
type QueryInput<E extends Endpoint> = E['query'] extends z.ZodType
  ? { query?: Addressed<E['query']> }
  : object;
type BodyInput<E extends Endpoint> = E['body'] extends z.ZodType
  ? { body: BodyInputOf<E> }
  : object;
type VersionInput<E extends Endpoint> = E extends { versioned: true }
  ? { version: number }
  : object;
type ActionInput<E extends Endpoint> = E extends { idempotent: true }
  ? { actionKey: string }
  : object;

/** What a call needs; `actionKey` comes from `newActionKey`, once for each act of the person. */
export type CallInput<Name extends CallName> = ParamsInput<Api[Name]> &
  QueryInput<Api[Name]> &
  BodyInput<Api[Name]> &
  VersionInput<Api[Name]> &
  ActionInput<Api[Name]> & { signal?: AbortSignal };
export type CallAnswer<Name extends CallName> = AnswerOf<Api[Name]>;

type Arguments<Name extends CallName> =
  object extends CallInput<Name> ? [input?: CallInput<Name>] : [input: CallInput<Name>];

export interface ApiClient {
  call<Name extends CallName>(name: Name, ...input: Arguments<Name>): Promise<CallAnswer<Name>>;
  /** The raw answer of a call that gives a file. */
  download(
    name: CallName,
    query: Record<string, string>,
    params?: Record<string, string | number>,
  ): Promise<Response>;
  /** The raw answer of a call that streams. */
  open(name: CallName, headers: Record<string, string>, signal: AbortSignal): Promise<Response>;
}

interface AnyInput {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
  version?: number;
  actionKey?: string;
  signal?: AbortSignal;
}

/** Minted per act of a person, so that a repeated request is not a second act. */
export const newActionKey = (): string => crypto.randomUUID();

function addressOf(name: CallName, input: AnyInput): { method: string; url: string } {
  const [method = '', template = ''] = apiRoutes[name].split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(String(input.params?.[key] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const query = search.size > 0 ? `?${search}` : '';
  return { method: method.toUpperCase(), url: `${apiRoot}${path}${query}` };
}

/** Taken as they are; everything else is JSON. */
const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;

function headersOf(input: AnyInput): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (input.body !== undefined)
    headers['content-type'] = isBytes(input.body) ? 'application/octet-stream' : 'application/json';
  if (input.version !== undefined) headers['if-match'] = `"${input.version}"`;
  if (input.actionKey !== undefined) headers['idempotency-key'] = input.actionKey;
  return headers;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, cache: 'no-store', credentials: 'omit' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('offline', 'The server cannot be reached.');
  }
}

type GetToken = (renew: boolean) => Promise<string | null>;

/** A host that refuses says so in its own words, which help nobody who reads them here. */
async function askForToken(getToken: GetToken, renew: boolean): Promise<string | null> {
  try {
    return await getToken(renew);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError('noToken', 'The host gave no token.');
  }
}

export function createApiClient(getToken: GetToken): ApiClient {
  async function request(url: string, init: RequestInit, headers: Record<string, string>) {
    const attempt = async (renew: boolean) => {
      const token = await askForToken(getToken, renew);
      const bearer: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
      return send(url, { ...init, headers: { ...headers, ...bearer } });
    };
    const first = await attempt(false);
    const response = first.status === 401 ? await attempt(true) : first;
    if (!response.ok) throw await apiErrorOf(response);
    return response;
  }

  return {
    async call<Name extends CallName>(name: Name, ...[given]: Arguments<Name>) {
      const input: AnyInput = given ?? {};
      const { method, url } = addressOf(name, input);
      const init: RequestInit = { method };
      if (input.signal) init.signal = input.signal;
      if (input.body !== undefined)
        init.body = isBytes(input.body) ? input.body : JSON.stringify(input.body);
      const response = await request(url, init, headersOf(input));
      // The contract says what an answer is; the server's own tests hold it to that.
      return (response.status === 204 ? undefined : await response.json()) as CallAnswer<Name>;
    },
    download(name, query, params = {}) {
      const { method, url } = addressOf(name, { query, params });
      return request(url, { method }, {});
    },
    open(name, headers, signal) {
      const { method, url } = addressOf(name, {});
      return request(url, { method, signal }, headers);
    },
  };
}
