import type {
  CorrespondentKey,
  UnknownCorrespondent,
} from '../../contract/unknown-correspondent.ts';
import type { Actor } from '../actor.ts';

/** Everything here is the salesperson's own: administrators see no others'. */
export interface UnknownCorrespondentStore {
  list(actor: Actor): Promise<UnknownCorrespondent[]>;
  hide(actor: Actor, key: CorrespondentKey): Promise<void>;
  show(actor: Actor, key: CorrespondentKey): Promise<void>;
}
