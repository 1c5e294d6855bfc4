import type { Page } from '../../contract/fields.ts';
import type {
  InteractionGroup,
  InteractionGroupChange,
  NewInteractionGroup,
} from '../../contract/interaction-group.ts';
import type { Caller } from '../caller.ts';

export interface InteractionGroupStore {
  list(page: { limit: number; cursor?: string | undefined }): Promise<Page<InteractionGroup>>;
  get(code: string): Promise<InteractionGroup>;
  create(caller: Caller, group: NewInteractionGroup): Promise<InteractionGroup>;
  change(
    caller: Caller,
    code: string,
    version: number,
    change: InteractionGroupChange,
  ): Promise<InteractionGroup>;
  /** Refused with `inUse` when a template or an entry has the group. */
  delete(caller: Caller, code: string, version: number): Promise<void>;
}
