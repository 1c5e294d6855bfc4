import type {
  DeleteCanceled,
  DeleteCanceledProgress,
  DeleteCanceledResult,
} from '../../contract/delete-canceled.ts';
import type { Evaluation } from '../../contract/enumerations.ts';
import type { Page } from '../../contract/fields.ts';
import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryCommentLine,
  InteractionLogEntryDetail,
  InteractionLogEntryQuery,
} from '../../contract/interaction-log-entry.ts';
import type {
  CommentLineChange,
  InteractionLogEntriesChange,
  InteractionLogEntriesChanged,
  NewCommentLineInput,
} from '../../contract/interaction-log-entry-change.ts';
import type { InteractionLogFilter } from '../../contract/interaction-log-export.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

/** A comment line, as a change of it names it. */
export interface CommentLineKey {
  entryNo: number;
  lineNo: number;
  version: number;
}

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
  evaluate(
    caller: Caller,
    entryNo: number,
    version: number,
    evaluation: Evaluation,
  ): Promise<InteractionLogEntry>;
  /** One act on many entries; each is done or refused for itself. */
  changeMany(
    caller: Caller,
    change: InteractionLogEntriesChange,
  ): Promise<InteractionLogEntriesChanged>;
  addComment(
    caller: Caller,
    entryNo: number,
    line: NewCommentLineInput,
  ): Promise<InteractionLogEntryCommentLine>;
  changeComment(
    caller: Caller,
    key: CommentLineKey,
    change: CommentLineChange,
  ): Promise<InteractionLogEntryCommentLine>;
  deleteComment(caller: Caller, key: CommentLineKey): Promise<void>;
  deleteCanceled(caller: Caller, request: DeleteCanceled): Promise<DeleteCanceledResult>;
  deleteCanceledProgress(): Promise<DeleteCanceledProgress>;
  /** All that a list with these filters shows, some hundreds at a time; the audit says who took how many. */
  export(actor: Actor, filter: InteractionLogFilter): AsyncIterable<InteractionLogEntry[]>;
}
