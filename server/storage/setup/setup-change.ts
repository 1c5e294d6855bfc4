import type { Actor } from '../../domain/actor.ts';
import { versionOutdated } from '../../domain/domain-error.ts';
import { type AuditEntry, recordAudit } from '../audit.ts';
import { noteChanges } from '../change/change-feed.ts';
import type { Handle } from '../storage.ts';
import { moveSetupRevision } from './setup-snapshot.ts';

/** Ends every change of set-up: the trail, the feed, and the revision that makes copies stale. */
export const recordSetupChange = async (
  handle: Handle,
  actor: Actor,
  entry: Omit<AuditEntry, 'actor'>,
  now: number,
): Promise<void> => {
  await recordAudit(handle, { ...entry, actor: actor.label }, now);
  await noteChanges(handle, [{ entity: 'setup', key: entry.entity, action: 'changed' }], now);
  await moveSetupRevision(handle);
};

/** The columns that every new row starts with. */
export const newTrail = (actor: Actor, now: number) => ({
  created_at: now,
  created_by: actor.label,
  changed_at: now,
  changed_by: actor.label,
});

export const presentTrail = (row: {
  version: number;
  created_at: number;
  created_by: string;
  changed_at: number;
  changed_by: string;
}) => ({
  version: row.version,
  createdAt: new Date(row.created_at).toISOString(),
  createdBy: row.created_by,
  changedAt: new Date(row.changed_at).toISOString(),
  changedBy: row.changed_by,
});

/** An update or delete that named the version has met no row: somebody was faster. */
export const requireChanged = (count: bigint | undefined): void => {
  if (count === undefined || count === 0n) throw versionOutdated();
};
