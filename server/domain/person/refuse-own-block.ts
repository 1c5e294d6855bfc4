import type { Actor } from '../actor.ts';
import { DomainError } from '../domain-error.ts';

/** Nobody locks themselves out; another administrator can (docs/domain.md 3.9). */
export const refuseOwnBlock = (actor: Actor, personIds: readonly number[]): void => {
  if (actor.personId === null || !personIds.includes(actor.personId)) return;
  throw new DomainError(
    'notAllowed',
    'You would lock yourself out. Ask another administrator to do this.',
  );
};
