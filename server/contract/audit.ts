import { z } from 'zod';
import { administrators, endpoint } from './endpoint.ts';
import { day, instant, pageOf, paging } from './fields.ts';

/** What one field was and became; null where there was nothing. */
const fieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });
export type FieldChange = z.infer<typeof fieldChange>;

/** One change of set-up, contacts, entries, people or keys; never changed itself. */
export const auditEntry = z.object({
  id: z.int(),
  at: instant,
  /** The salesperson's code, else the name; `key:` and the name for a service key. */
  actor: z.string(),
  entity: z.string(),
  key: z.string(),
  action: z.string(),
  changes: z.array(fieldChange),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditFilter = {
  entity: z.string().max(40).optional(),
  key: z.string().max(100).optional(),
  actor: z.string().max(100).optional(),
  action: z.string().max(20).optional(),
  dateFrom: day.optional(),
  dateTo: day.optional(),
  /** Part of the key. */
  search: z.string().trim().max(100).optional(),
};
const filter = z.object(auditFilter);
export type AuditFilter = z.output<typeof filter>;
export const auditQuery = z.object({ ...paging, ...auditFilter });
export type AuditQuery = z.output<typeof auditQuery>;

const tag = 'Audit';

export const listAudit = endpoint({
  method: 'get',
  path: '/audit',
  operationId: 'listAudit',
  summary: 'Who changed what, newest first',
  tag,
  roles: administrators,
  query: auditQuery,
  answers: { 200: pageOf(auditEntry) },
});
/** One line for each field that changed. */
export const exportAudit = endpoint({
  method: 'get',
  path: '/audit/export',
  operationId: 'exportAudit',
  summary: 'The same as CSV (UTF-8 with a byte order mark), as far back as the filters reach',
  tag,
  roles: administrators,
  query: filter,
  answerType: 'text/csv',
  answers: { 200: z.string() },
});
export const auditEndpoints = { listAudit, exportAudit };
