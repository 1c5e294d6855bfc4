import { z } from 'zod';
import { administrators, endpoint } from './endpoint.ts';
import { serviceKeyScope } from './enumerations.ts';
import { flag, instant, line, pageOf, paging, trail } from './fields.ts';

/** What every secret begins with, so that it is recognised where it should not be. */
export const secretPrefix = 'ilk_';

const scopes = z
  .array(serviceKeyScope)
  .min(1)
  .transform((list) => serviceKeyScope.options.filter((one) => list.includes(one)));

/** A program that asks in its own name. Nobody can read its secret again. */
export const serviceKey = z.object({
  id: z.int(),
  name: line(80),
  scopes: z.array(serviceKeyScope),
  /** Enough of the secret to recognise it by. */
  secretStart: z.string(),
  expiresAt: instant.nullable(),
  /** To the minute. */
  lastUsedAt: instant.nullable(),
  /** The secret before the last rotation is good until then. */
  previousUntil: instant.nullable(),
  revokedAt: instant.nullable(),
  ...trail,
});
export type ServiceKey = z.infer<typeof serviceKey>;

/** The one answer that carries the secret. */
export const serviceKeyWithSecret = serviceKey.extend({ secret: z.string() });
export type ServiceKeyWithSecret = z.infer<typeof serviceKeyWithSecret>;

export const newServiceKey = z
  .object({ name: line(80), scopes, expiresAt: instant.nullable().default(null) })
  .strict();
export type NewServiceKey = z.output<typeof newServiceKey>;

/** How long the secret before goes on working, in hours. */
export const maxOverlapHours = 168;
export const rotation = z
  .object({
    overlapHours: z.int().min(0).max(maxOverlapHours).default(24),
    /** Left out, it stays as it is. */
    expiresAt: instant.nullable().optional(),
  })
  .strict();
export type Rotation = z.output<typeof rotation>;

export const serviceKeyQuery = z.object({ ...paging, revoked: flag.optional() });
export type ServiceKeyQuery = z.output<typeof serviceKeyQuery>;

const byId = z.object({ id: z.coerce.number().int().min(1) });
const tag = 'Service keys';

export const listServiceKeys = endpoint({
  method: 'get',
  path: '/service-keys',
  operationId: 'listServiceKeys',
  summary: 'Programs that may ask, by name',
  tag,
  roles: administrators,
  query: serviceKeyQuery,
  answers: { 200: pageOf(serviceKey) },
});
/** Takes no Idempotency-Key: its answer would be kept, and the secret with it. The name is unique. */
export const createServiceKey = endpoint({
  method: 'post',
  path: '/service-keys',
  operationId: 'createServiceKey',
  summary: 'Create a key; its secret is in this answer and never again',
  tag,
  roles: administrators,
  body: newServiceKey,
  answers: { 201: serviceKeyWithSecret },
});
export const rotateServiceKey = endpoint({
  method: 'post',
  path: '/service-keys/{id}/rotate',
  operationId: 'rotateServiceKey',
  summary: 'Give a key a new secret; the old one goes on for the hours that are chosen',
  tag,
  roles: administrators,
  params: byId,
  body: rotation,
  versioned: true,
  answers: { 200: serviceKeyWithSecret },
});
export const revokeServiceKey = endpoint({
  method: 'post',
  path: '/service-keys/{id}/revoke',
  operationId: 'revokeServiceKey',
  summary: 'Revoke a key for good, at once',
  tag,
  roles: administrators,
  params: byId,
  versioned: true,
  idempotent: true,
  answers: { 200: serviceKey },
});
export const serviceKeyEndpoints = {
  listServiceKeys,
  createServiceKey,
  rotateServiceKey,
  revokeServiceKey,
};
