import type { CallResult } from '../../contract/call.ts';
import type { Actor } from '../actor.ts';
import type { CallSighting } from './call-sighting.ts';

export interface CallStore {
  /** `created` when this caller had not reported the call before. */
  log(actor: Actor, sighting: CallSighting): Promise<{ created: boolean; result: CallResult }>;
}
