import type {
  InteractionTemplateSetup,
  NewInteractionTemplateSetup,
} from '../../contract/interaction-template-setup.ts';
import type { Caller } from '../caller.ts';

export interface InteractionTemplateSetupStore {
  get(): Promise<InteractionTemplateSetup>;
  /** All keys at once; a template that is unknown or blocked is a field problem. */
  put(
    caller: Caller,
    version: number,
    setup: NewInteractionTemplateSetup,
  ): Promise<InteractionTemplateSetup>;
}
