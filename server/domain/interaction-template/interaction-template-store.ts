import type { QueryOf } from '../../contract/endpoint.ts';
import type { Page } from '../../contract/fields.ts';
import type {
  InteractionTemplate,
  InteractionTemplateChange,
  interactionTemplateEndpoints,
  NewInteractionTemplate,
} from '../../contract/interaction-template.ts';
import type { Caller } from '../caller.ts';

export type InteractionTemplateQuery = QueryOf<
  typeof interactionTemplateEndpoints.listInteractionTemplates
>;

export interface InteractionTemplateStore {
  list(query: InteractionTemplateQuery): Promise<Page<InteractionTemplate>>;
  get(code: string): Promise<InteractionTemplate>;
  /** What is not given is blank, and costs nothing. */
  create(caller: Caller, template: NewInteractionTemplate): Promise<InteractionTemplate>;
  change(
    caller: Caller,
    code: string,
    version: number,
    change: InteractionTemplateChange,
  ): Promise<InteractionTemplate>;
  /** Refused with `inUse` when the set-up or an entry has the template. */
  delete(caller: Caller, code: string, version: number): Promise<void>;
}
