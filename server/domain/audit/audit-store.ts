import type { AuditEntry, AuditFilter, AuditQuery } from '../../contract/audit.ts';
import type { Page } from '../../contract/fields.ts';

export interface AuditStore {
  list(query: AuditQuery): Promise<Page<AuditEntry>>;
  /** All of it, newest first, some hundreds at a time. */
  read(filter: AuditFilter): AsyncIterable<AuditEntry[]>;
}
