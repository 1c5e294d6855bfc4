import type { ServiceKeyScope } from '../../server/contract/enumerations.ts';
import type { ServiceKey } from '../../server/contract/service-key.ts';

const day = 86_400_000;
/** Long enough to rotate it without haste. */
const soonDays = 14;

export type ServiceKeyState = 'active' | 'endsSoon' | 'expired' | 'revoked';

export function stateOf({ revokedAt, expiresAt }: ServiceKey, now: number): ServiceKeyState {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt === null) return 'active';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'expired';
  return left < soonDays * day ? 'endsSoon' : 'active';
}

/** How long a new secret is good, in days; null for good. */
export const lifetimes = [90, 365, 730, null] as const;

export const expiryAfter = (days: number | null, now: number): string | null =>
  days === null ? null : new Date(now + days * day).toISOString();

/** How long the old secret works on, up to the most that the contract allows. */
export const overlaps = [
  { name: 'atOnce', hours: 0 },
  { name: 'hour', hours: 1 },
  { name: 'day', hours: 24 },
  { name: 'threeDays', hours: 72 },
  { name: 'week', hours: 168 },
] as const;

const everyScope: Record<ServiceKeyScope, { method?: 'POST'; path: string }> = {
  contactsRead: { path: '/api/v1/contacts' },
  contactsWrite: { method: 'POST', path: '/api/v1/contacts' },
  contactsImport: { method: 'POST', path: '/api/v1/contacts/import' },
  emailsReport: { method: 'POST', path: '/api/v1/emails' },
  callsReport: { method: 'POST', path: '/api/v1/calls' },
  logRead: { path: '/api/v1/interaction-log-entries' },
  setupRead: { path: '/api/v1/salespeople' },
  metricsRead: { path: '/metrics' },
};
export const serviceKeyScopes = Object.keys(everyScope) as ServiceKeyScope[];

/** A line to try the key with; a scope that only reads is tried first. */
export function curlLine(scopes: readonly ServiceKeyScope[], secret: string): string {
  const scope = scopes.find((one) => everyScope[one].method === undefined) ?? scopes[0];
  const { method, path } = everyScope[scope ?? 'logRead'];
  const body = method ? ` -X ${method} -H "Content-Type: application/json" -d @body.json` : '';
  return `curl -H "Authorization: Bearer ${secret}"${body} ${location.origin}${path}`;
}
