import type { CallPreview, CallResult } from '../../contract/call.ts';
import type { RuleChange } from '../../contract/what-if.ts';
import type { Actor } from '../actor.ts';
import type { CallSighting } from './call-sighting.ts';

export interface CallStore {
  /** `created` when this caller had not reported the call before. */
  log(actor: Actor, sighting: CallSighting): Promise<{ created: boolean; result: CallResult }>;
  /** By the set-up as it is, or as the change would make it. */
  preview(actor: Actor, sighting: CallSighting, change: RuleChange | null): Promise<CallPreview>;
}
