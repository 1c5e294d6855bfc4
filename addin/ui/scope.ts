import type { Scope } from '../../server/contract/enumerations.ts';
import type { Me } from '../../server/contract/me.ts';
import { permissionsOf } from './session.tsx';

const scopes = ['mine', 'team', 'all'] as const satisfies readonly Scope[];

/** Which scopes mean something to this person. */
export function scopesOf(me: Me): readonly Scope[] {
  if (me.salespersonCode === null) return ['all'];
  return me.teamCode === null ? ['mine', 'all'] : scopes;
}

/** A salesperson starts with the own, a manager with the team's. */
function firstScope(me: Me): Scope {
  const offered = scopesOf(me);
  const wanted = permissionsOf(me).manage ? 'team' : 'mine';
  return offered.includes(wanted) ? wanted : (offered[0] ?? 'all');
}

export function scopeIn(query: URLSearchParams, me: Me): Scope {
  const asked = scopes.find((scope) => scope === query.get('scope'));
  return asked ?? firstScope(me);
}
