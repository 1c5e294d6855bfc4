import { createHash } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '../contract/endpoint.ts';
import type { ServiceKeyScope } from '../contract/enumerations.ts';
import type { FieldProblem } from '../contract/problem.ts';
import type { Actor } from '../domain/actor.ts';
import type { Caller, Once } from '../domain/caller.ts';
import { DomainError, invalidInput } from '../domain/domain-error.ts';
import type { Authenticate } from './authentication.ts';
import { fieldProblems } from './problems.ts';

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

const defaultBodyLimit = 256 * 1024;
const maxKeyLength = 200;

const anonymous: Actor = {
  identity: 'anonymous',
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

/** A person needs one of the roles, a program the scope. */
export const requireAllowed = (endpoint: Endpoint, actor: Actor): void => {
  if (actor.serviceKey !== undefined) requireScope(endpoint, actor.serviceKey.scopes);
  else requireRole(endpoint, actor);
};

const requireRole = (endpoint: Endpoint, actor: Actor): void => {
  if (endpoint.roles === 'anonymous' || endpoint.roles.length === 0) return;
  if (endpoint.roles.some((role) => actor.roles.includes(role))) return;
  throw new DomainError(
    'notAllowed',
    `This needs one of these roles: ${endpoint.roles.join(', ')}. Ask an administrator for it.`,
  );
};

const requireScope = ({ scope }: Endpoint, scopes: ReadonlySet<ServiceKeyScope>): void => {
  if (scope !== undefined && scopes.has(scope)) return;
  throw new DomainError(
    'notAllowed',
    scope === undefined
      ? 'This is not open to service keys. A person has to do it.'
      : `This key has not the scope ${scope}. Use a key that has it.`,
  );
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

const userOf = ({ serviceKey, userName, label }: Actor): string =>
  serviceKey === undefined ? (userName ?? label) : `service key ${serviceKey.id}`;

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
    scope: `${userOf(actor)} ${request.method} ${request.path}`.slice(0, maxKeyLength),
    key,
    bodyHash: createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('hex'),
  };
};

const readInput = <E extends Endpoint>(endpoint: E, request: Request) => {
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
  if (problems.length > 0) throw invalidInput(problems);
  return { params, query, body } as Pick<Call<E>, 'params' | 'query' | 'body'>;
};

const requireJson = (request: Request): void => {
  const length = request.get('content-length');
  const hasBody =
    request.get('transfer-encoding') !== undefined || (length !== undefined && length !== '0');
  if (hasBody && !request.is(['application/json', 'application/*+json']))
    throw new DomainError('unsupportedMediaType', 'Send the body as application/json.');
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

/** Mounts endpoints: authenticate, check the role, read all input, call the handler, answer. */
export const createMount = (router: Router, authenticate: Authenticate) => {
  const jsonOf = new Map<number, express.RequestHandler>();
  const json = (limit: number) => {
    const known = jsonOf.get(limit);
    if (known !== undefined) return known;
    const parser = express.json({
      limit,
      strict: false,
      type: ['application/json', 'application/*+json'],
    });
    jsonOf.set(limit, parser);
    return parser;
  };
  return <E extends Endpoint>(endpoint: E, handler: Handler<E>): void => {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const admit = async (request: Request, response: Response) => {
      const actor = endpoint.roles === 'anonymous' ? anonymous : await authenticate(request);
      requireAllowed(endpoint, actor);
      response.locals.actor = actor;
      requireJson(request);
    };
    router[endpoint.method](
      path,
      (request, response, next) => {
        admit(request, response).then(() => next(), next);
      },
      json(endpoint.bodyLimit ?? defaultBodyLimit),
      async (request, response) => {
        const actor = response.locals.actor as Actor;
        const input = readInput(endpoint, request);
        const caller = { actor, once: readOnce(endpoint, request, actor) };
        const version = readVersion(endpoint, request);
        send(response, await handler({ ...input, actor, caller, version }));
      },
    );
  };
};
