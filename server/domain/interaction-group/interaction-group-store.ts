import type { Page } from '../../contract/fields.ts';
import type {
  InteractionGroup,
  InteractionGroupChange,
  NewInteractionGroup,
} from '../../contract/interaction-group.ts';
import type { GroupMerge, MergeRequest } from '../../contract/merge.ts';
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
  /** Its templates and entries become the other group's; a dry run answers the same. */
  merge(caller: Caller, code: string, request: MergeRequest): Promise<GroupMerge>;
}
