import type { ParamsOf, QueryOf } from '../../contract/endpoint.ts';
import type { Page } from '../../contract/fields.ts';
import type {
  InteractionTemplate,
  InteractionTemplateChange,
  interactionTemplateEndpoints,
  NewInteractionTemplate,
  putTemplateLanguage,
  TemplateLanguageChange,
} from '../../contract/interaction-template.ts';
import type { MergeRequest, TemplateMerge } from '../../contract/merge.ts';
import type { Caller } from '../caller.ts';

export type InteractionTemplateQuery = QueryOf<
  typeof interactionTemplateEndpoints.listInteractionTemplates
>;

type LanguageParams = ParamsOf<typeof putTemplateLanguage>;

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
  /** Adds or replaces the row of a language; another code in the row renames it. */
  putLanguage(
    caller: Caller,
    params: LanguageParams,
    version: number,
    row: TemplateLanguageChange,
  ): Promise<InteractionTemplate>;
  deleteLanguage(
    caller: Caller,
    params: LanguageParams,
    version: number,
  ): Promise<InteractionTemplate>;
  /** Its entries and its place in the set-up become the other's; a dry run answers the same. */
  merge(caller: Caller, code: string, request: MergeRequest): Promise<TemplateMerge>;
}
