import { type ServiceKeyScope, serviceKeyScope } from '../../contract/enumerations.ts';
import type { SetupServiceKey } from '../../domain/setup/setup.ts';
import type { Handle } from '../storage.ts';

/** A scope that a later release has dropped opens nothing. */
export const readScopes = (json: string): ServiceKeyScope[] => {
  const kept = JSON.parse(json) as string[];
  return serviceKeyScope.options.filter((one) => kept.includes(one));
};

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** Every secret that may still be good, by its hash. */
export const loadServiceKeys = async ({ sql }: Handle): Promise<Map<string, SetupServiceKey>> => {
  const rows = await sql
    .selectFrom('service_key')
    .selectAll()
    .where('revoked_at', 'is', null)
    .execute();
  const keys = new Map<string, SetupServiceKey>();
  for (const row of rows) {
    const key = { id: row.id, name: row.name, scopes: new Set(readScopes(row.scopes)) };
    keys.set(row.secret_hash, { ...key, goodUntil: row.expires_at });
    if (row.previous_hash !== null)
      keys.set(row.previous_hash, {
        ...key,
        goodUntil: earlier(row.previous_until, row.expires_at),
      });
  }
  return keys;
};
