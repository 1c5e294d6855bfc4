import type { Page } from '../../contract/fields.ts';
import type {
  NewServiceKey,
  Rotation,
  ServiceKey,
  ServiceKeyQuery,
  ServiceKeyWithSecret,
} from '../../contract/service-key.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export interface ServiceKeyStore {
  list(query: ServiceKeyQuery): Promise<Page<ServiceKey>>;
  create(caller: Caller, key: NewServiceKey): Promise<ServiceKeyWithSecret>;
  rotate(
    caller: Caller,
    id: number,
    version: number,
    rotation: Rotation,
  ): Promise<ServiceKeyWithSecret>;
  revoke(caller: Caller, id: number, version: number): Promise<ServiceKey>;
  /** The program that has this secret; null when no key has it, or none any more. */
  actorOf(secret: string): Promise<Actor | null>;
}
