import type { Selectable } from 'kysely';
import type { ServiceKey } from '../../contract/service-key.ts';
import { notFound } from '../../domain/domain-error.ts';
import type { ServiceKeyTable } from '../database.ts';
import { presentTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import { readScopes } from './load-service-keys.ts';

export type ServiceKeyRow = Selectable<ServiceKeyTable>;

const instantOf = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

export const presentServiceKey = (row: ServiceKeyRow): ServiceKey => ({
  id: row.id,
  name: row.name,
  scopes: readScopes(row.scopes),
  secretStart: row.secret_start,
  expiresAt: instantOf(row.expires_at),
  lastUsedAt: instantOf(row.last_used_at),
  previousUntil: instantOf(row.previous_until),
  revokedAt: instantOf(row.revoked_at),
  ...presentTrail(row),
});

export const findServiceKey = async ({ sql }: Handle, id: number): Promise<ServiceKeyRow> => {
  const row = await sql
    .selectFrom('service_key')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound('service key', id);
  return row;
};
