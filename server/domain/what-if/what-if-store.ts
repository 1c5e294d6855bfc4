import type { QueryOf } from '../../contract/endpoint.ts';
import type { Page } from '../../contract/fields.ts';
import type {
  listRuleApplications,
  NewRuleApplication,
  RuleApplication,
  RuleApplicationDetail,
} from '../../contract/rule-application.ts';
import type { NewWhatIf, WhatIf } from '../../contract/what-if.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export interface WhatIfStore {
  ask(actor: Actor, question: NewWhatIf): Promise<WhatIf>;
  list(actor: Actor, query: QueryOf<typeof listRuleApplications>): Promise<Page<RuleApplication>>;
  get(actor: Actor, id: number): Promise<RuleApplicationDetail>;
  /** Saves the change at once; answers when all is applied, or it goes on in the background. */
  apply(caller: Caller, application: NewRuleApplication): Promise<RuleApplicationDetail>;
  undo(caller: Caller, id: number, version: number): Promise<RuleApplicationDetail>;
}
