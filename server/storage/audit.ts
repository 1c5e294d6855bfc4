import type { Handle } from './storage.ts';

export interface AuditEntry {
  actor: string;
  entity: string;
  key: string;
  action: string;
  /** Field → [before, after]. */
  detail?: Record<string, unknown>;
}

const auditRow = ({ actor, entity, key, action, detail = {} }: AuditEntry, at: number) => ({
  at,
  actor,
  entity,
  entity_key: key,
  action,
  detail: JSON.stringify(detail),
});

/** Appends to the audit trail, in the job that makes the change. */
export const recordAudit = async (
  { sql }: Handle,
  entry: AuditEntry,
  at: number,
): Promise<void> => {
  await sql.insertInto('audit').values(auditRow(entry, at)).execute();
};

export const recordAudits = async (
  { sql, engine }: Handle,
  entries: readonly AuditEntry[],
  at: number,
): Promise<void> => {
  if (entries.length === 0) return;
  await engine.insert(
    sql,
    'audit',
    'id',
    entries.map((entry) => auditRow(entry, at)),
  );
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
