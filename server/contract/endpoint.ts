import type { z } from 'zod';
import type { Role, ServiceKeyScope } from './enumerations.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One call of the API: what the server mounts, OpenAPI describes and the pages send. */
export interface Endpoint {
  method: Method;
  /** Below /api/v1, parameters in braces: `/contacts/{no}`. */
  path: string;
  operationId: string;
  summary: string;
  tag: string;
  /** Any one of these roles suffices; an empty list admits every signed-in person. */
  roles: readonly Role[] | 'anonymous';
  /** What a service key needs for it; without one no key is admitted, whatever its scopes. */
  scope?: ServiceKeyScope;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** What a form sends; refused whole when it does not fit. */
  body?: z.ZodType;
  /** A report of something that happened: the body is cleaned, not refused (`body` only documents it). */
  capture?: boolean;
  bodyLimit?: number;
  /** Of a body that is taken as it is; JSON where nothing is said. */
  bodyType?: 'application/octet-stream';
  /** Of what is streamed; JSON where nothing is said. */
  answerType?: 'text/event-stream' | 'text/csv' | 'application/octet-stream';
  /** Answers by status; null is an answer without a body. */
  answers: Readonly<Record<number, z.ZodType | null>>;
  /** Changes a row that carries a version: needs `If-Match`. */
  versioned?: boolean;
  /** Writes what has no identity of its own: takes `Idempotency-Key`. */
  idempotent?: boolean;
}

export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

export type ParamsOf<E extends Endpoint> = E['params'] extends z.ZodType
  ? z.output<E['params']>
  : Record<never, never>;
export type QueryOf<E extends Endpoint> = E['query'] extends z.ZodType
  ? z.output<E['query']>
  : Record<never, never>;
export type BodyOf<E extends Endpoint> = E['body'] extends z.ZodType
  ? z.output<E['body']>
  : undefined;
export type BodyInputOf<E extends Endpoint> = E['body'] extends z.ZodType
  ? z.input<E['body']>
  : undefined;
type Answer<A> = A extends z.ZodType ? z.output<A> : undefined;
export type AnswerOf<E extends Endpoint> = Answer<E['answers'][keyof E['answers']]>;

export const everyone = ['reader', 'salesperson', 'manager', 'administrator'] as const;
export const writers = ['salesperson', 'manager', 'administrator'] as const;
export const managers = ['manager', 'administrator'] as const;
export const administrators = ['administrator'] as const;
