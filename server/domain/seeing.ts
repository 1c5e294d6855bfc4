import type { Scope } from '../contract/enumerations.ts';
import type { Actor } from './actor.ts';
import { isAdministrator } from './actor.ts';
import type { Setup } from './setup/setup.ts';

/** The salespeople whose entries somebody sees: all of them, or these alone. */
export type SeenSalespeople = 'everyone' | ReadonlySet<number>;

const teamOf = (setup: Setup, teamId: number | null): Set<number> => {
  const members = new Set<number>();
  if (teamId === null) return members;
  for (const one of setup.salespeople.values()) if (one.teamId === teamId) members.add(one.id);
  return members;
};

/**
 * The one rule of seeing (docs/domain.md 10): by the setting everyone, the own team or one's own;
 * administrators see all, managers at least their team.
 */
export const seenSalespeople = (setup: Setup, actor: Actor): SeenSalespeople => {
  if (setup.visibility === 'everyone' || isAdministrator(actor)) return 'everyone';
  const wide = setup.visibility === 'team' || actor.roles.includes('manager');
  const seen = wide ? teamOf(setup, actor.teamId) : new Set<number>();
  if (actor.salespersonId !== null) seen.add(actor.salespersonId);
  return seen;
};

export const seesSalesperson = (seen: SeenSalespeople, salespersonId: number | null): boolean =>
  seen === 'everyone' || (salespersonId !== null && seen.has(salespersonId));

/** What a scope asks for, within what may be seen. */
export const withinScope = (
  setup: Setup,
  actor: Actor,
  scope: Scope | undefined,
): SeenSalespeople => {
  const seen = seenSalespeople(setup, actor);
  if (scope === undefined || scope === 'all') return seen;
  const asked =
    scope === 'mine'
      ? new Set(actor.salespersonId === null ? [] : [actor.salespersonId])
      : teamOf(setup, actor.teamId);
  if (scope === 'team' && actor.salespersonId !== null) asked.add(actor.salespersonId);
  return new Set([...asked].filter((id) => seesSalesperson(seen, id)));
};

/** Own entries are a salesperson's to change, any a manager's or administrator's. */
export const mayChangeEntry = (actor: Actor, salespersonId: number | null): boolean =>
  isAdministrator(actor) ||
  actor.roles.includes('manager') ||
  (actor.roles.includes('salesperson') &&
    actor.salespersonId !== null &&
    actor.salespersonId === salespersonId);
