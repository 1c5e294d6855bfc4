import { createHash } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '../contract/endpoint.ts';
import type { FieldProblem } from '../contract/problem.ts';
import type { Actor } from '../domain/actor.ts';
import type { Caller, Once } from '../domain/caller.ts';
import { DomainError, invalidInput } from '../domain/domain-error.ts';
import type { Admit } from './admission.ts';
import type { Metrics } from './metrics.ts';
import { fieldProblems } from './problems.ts';
import { setRouteTimes } from './watch-requests.ts';

/** A request after all of it has been read and allowed. */
export interface Call<E extends Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  /** As sent, unread, where the endpoint captures. */
  body: E extends { capture: true } ? unknown : BodyOf<E>;
  actor: Actor;
  caller: Caller;
  /** From If-Match; 0 where the endpoint does not ask for it. */
  version: number;
}

export interface Answer<E extends Endpoint> {
  status: number;
  body: AnswerOf<E>;
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Answer<E>>;

/**
 * Judges the fields that fit when others do not, so that a form hears of everything at once and
 * not first what a schema sees, then what the database knows.
 */
export type AlsoWrong<E extends Endpoint> = (
  fields: Partial<BodyOf<E>>,
  params: ParamsOf<E>,
) => Promise<FieldProblem[]>;

const defaultBodyLimit = 256 * 1024;
const maxKeyLength = 200;
const jsonTypes = ['application/json', 'application/*+json'];

const anonymous: Actor = {
  identity: 'anonymous',
  personId: null,
  name: '',
  userName: null,
  label: '',
  roles: [],
  salespersonId: null,
  salespersonCode: null,
  teamId: null,
  signedInBy: 'nobody',
  expiresAt: null,
};

const readVersion = (endpoint: Endpoint, request: Request): number => {
  if (!endpoint.versioned) return 0;
  const header = request.get('if-match');
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header?.trim() ?? '')?.[1];
  if (version === undefined)
    throw new DomainError(
      'versionRequired',
      'Send the version you have seen as If-Match, so that nobody’s change is lost.',
    );
  return Number(version);
};

const readOnce = (endpoint: Endpoint, request: Request, actor: Actor): Once | null => {
  const key = request.get('idempotency-key');
  if (!endpoint.idempotent || key === undefined) return null;
  if (key.length > maxKeyLength || key.trim() === '')
    throw invalidInput([
      {
        path: 'Idempotency-Key',
        code: 'invalidKey',
        message: `Use 1 to ${maxKeyLength} characters.`,
      },
    ]);
  return {
    scope: `${actor.identity} ${request.method} ${request.path}`.slice(0, maxKeyLength),
    key,
    bodyHash: createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('hex'),
  };
};

/** The fields of a body that fit by themselves, when the whole does not. */
const fittingFields = (schema: Endpoint['body'], sent: unknown): Record<string, unknown> => {
  const fitting: Record<string, unknown> = {};
  if (!(schema instanceof z.ZodObject) || typeof sent !== 'object' || sent === null) return fitting;
  const { shape } = schema as z.ZodObject<Record<string, z.ZodType>>;
  for (const [name, value] of Object.entries(sent)) {
    const parsed = Object.hasOwn(shape, name) ? shape[name]?.safeParse(value) : undefined;
    if (parsed?.success) fitting[name] = parsed.data;
  }
  return fitting;
};

/** All that is wrong with it is told at once. */
export const readInput = async <E extends Endpoint>(
  endpoint: E,
  request: Request,
  alsoWrong?: AlsoWrong<E>,
) => {
  const problems: FieldProblem[] = [];
  const read = (schema: Endpoint['body'], value: unknown, root: string): unknown => {
    if (schema === undefined) return {};
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push(...fieldProblems(parsed.error, root));
    return {};
  };
  const params = read(endpoint.params, request.params, '');
  const query = read(endpoint.query, request.query, '');
  const sent: unknown = request.body;
  const body =
    endpoint.body === undefined
      ? undefined
      : endpoint.capture
        ? sent
        : read(endpoint.body, sent ?? {}, '');
  if (problems.length > 0) {
    const fields = fittingFields(endpoint.body, sent) as Partial<BodyOf<E>>;
    const more = (await alsoWrong?.(fields, params as ParamsOf<E>)) ?? [];
    const told = new Set(problems.map(({ path }) => path));
    throw invalidInput([...problems, ...more.filter(({ path }) => !told.has(path))]);
  }
  return { params, query, body } as Pick<Call<E>, 'params' | 'query' | 'body'>;
};

const requireType = (endpoint: Endpoint, request: Request): void => {
  const length = request.get('content-length');
  const hasBody =
    request.get('transfer-encoding') !== undefined || (length !== undefined && length !== '0');
  if (!hasBody || request.is(endpoint.bodyType ?? jsonTypes)) return;
  const type = endpoint.bodyType ?? 'application/json';
  throw new DomainError('unsupportedMediaType', `Send the body as ${type}.`);
};

const send = <E extends Endpoint>(response: Response, { status, body }: Answer<E>): void => {
  const answer: unknown = body;
  response.status(status).set('Cache-Control', 'no-store');
  if (answer === undefined || answer === null) {
    response.end();
    return;
  }
  if (typeof answer === 'object' && 'version' in answer)
    response.set('ETag', `"${String(answer.version)}"`);
  response.type('application/json').send(JSON.stringify(answer));
};

/** Mounts endpoints: admit the caller, read all input, call the handler, answer. */
export const createMount = (
  router: Router,
  { admit, metrics }: { admit: Admit; metrics: Metrics },
) => {
  const parsers = new Map<string, express.RequestHandler>();
  const parserOf = ({ bodyType, bodyLimit: limit = defaultBodyLimit }: Endpoint) => {
    const key = `${bodyType ?? ''} ${limit}`;
    const known = parsers.get(key);
    if (known !== undefined) return known;
    const parser =
      bodyType === undefined
        ? express.json({ limit, strict: false, type: jsonTypes })
        : express.raw({ limit, type: bodyType, inflate: false });
    parsers.set(key, parser);
    return parser;
  };
  return <E extends Endpoint>(endpoint: E, handler: Handler<E>, alsoWrong?: AlsoWrong<E>): void => {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const times = metrics.route(endpoint.method, endpoint.path);
    const begin = async (request: Request, response: Response) => {
      setRouteTimes(response, times);
      response.locals.actor =
        endpoint.roles === 'anonymous' ? anonymous : await admit(endpoint, request);
      requireType(endpoint, request);
    };
    router[endpoint.method](
      path,
      (request, response, next) => {
        begin(request, response).then(() => next(), next);
      },
      parserOf(endpoint),
      async (request, response) => {
        const actor = response.locals.actor as Actor;
        const input = await readInput(endpoint, request, alsoWrong);
        const caller = { actor, once: readOnce(endpoint, request, actor) };
        const version = readVersion(endpoint, request);
        send(response, await handler({ ...input, actor, caller, version }));
      },
    );
  };
};
