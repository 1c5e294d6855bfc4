import type { Handle } from './storage.ts';

export interface AuditEntry {
  actor: string;
  entity: string;
  key: string;
  action: string;
  /** Field → [before, after]. */
  detail?: Record<string, unknown>;
}

/** Appends to the audit trail, in the job that makes the change. */
export const recordAudit = async (
  { sql }: Handle,
  { actor, entity, key, action, detail = {} }: AuditEntry,
  at: number,
): Promise<void> => {
  await sql
    .insertInto('audit')
    .values({ at, actor, entity, entity_key: key, action, detail: JSON.stringify(detail) })
    .execute();
};

/** What differs between two states of a row, as [before, after]. */
export const differences = (
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [unknown, unknown]> => {
  const changed: Record<string, [unknown, unknown]> = {};
  for (const [field, value] of Object.entries(after)) {
    const old = before[field];
    if (JSON.stringify(old) !== JSON.stringify(value)) changed[field] = [old, value];
  }
  return changed;
};
