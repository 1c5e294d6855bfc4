import type { Page } from '../../contract/fields.ts';
import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
  InteractionLogEntryQuery,
} from '../../contract/interaction-log-entry.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

export interface InteractionLogEntryStore {
  /** What the actor may see, newest first; with `search` the latest logged first. */
  list(actor: Actor, query: InteractionLogEntryQuery): Promise<Page<InteractionLogEntry>>;
  get(actor: Actor, entryNo: number): Promise<InteractionLogEntryDetail>;
  /** Logs what is said, with what follows from contact, template and set-up; docs/domain.md 15. */
  create(caller: Caller, said: InteractionDraftInput): Promise<InteractionLogEntry>;
  /** What is wrong with the fields that could be read, or missing among them. */
  findProblems(fields: InteractionDraftInput): Promise<FieldProblem[]>;
  cancel(caller: Caller, entryNo: number, version: number): Promise<InteractionLogEntry>;
  restore(caller: Caller, entryNo: number, version: number): Promise<InteractionLogEntry>;
}
