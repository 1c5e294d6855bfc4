import { z } from 'zod';
import { endpoint, everyone, writers } from './endpoint.ts';
import { instant, line, pageOf, paging, salespersonCode } from './fields.ts';

export const neverLogKind = z.enum(['address', 'domain', 'number']);
export type NeverLogKind = z.infer<typeof neverLogKind>;

/** Mail and calls with it are not logged; for one salesperson, or for everyone when `owner` is null. */
export const neverLog = z.object({
  id: z.int(),
  kind: neverLogKind,
  value: z.string(),
  owner: salespersonCode.nullable(),
  createdAt: instant,
  createdBy: z.string(),
});
export type NeverLog = z.infer<typeof neverLog>;
export const newNeverLog = z
  .object({ kind: neverLogKind, value: line(254), owner: salespersonCode.nullable().default(null) })
  .strict();
export type NewNeverLog = z.output<typeof newNeverLog>;

const tag = 'Never-log list';

export const listNeverLog = endpoint({
  method: 'get',
  path: '/never-log',
  operationId: 'listNeverLog',
  summary: 'The company’s never-log list and one’s own; all of it for administrators',
  tag,
  roles: everyone,
  scope: 'setupRead',
  query: z.object({
    ...paging,
    limit: z.coerce.number().int().min(1).max(200).default(200),
    kind: neverLogKind.optional(),
    search: z.string().trim().max(100).optional(),
  }),
  answers: { 200: pageOf(neverLog) },
});
export const createNeverLog = endpoint({
  method: 'post',
  path: '/never-log',
  operationId: 'createNeverLog',
  summary: 'Never log an address, a domain or a number',
  tag,
  roles: writers,
  body: newNeverLog,
  idempotent: true,
  answers: { 201: neverLog },
});
export const deleteNeverLog = endpoint({
  method: 'delete',
  path: '/never-log/{id}',
  operationId: 'deleteNeverLog',
  idempotent: true,
  summary: 'Take a line off the never-log list',
  tag,
  roles: writers,
  params: z.object({ id: z.coerce.number().int() }),
  answers: { 204: null },
});
export const neverLogEndpoints = { listNeverLog, createNeverLog, deleteNeverLog };
