import type { InteractionLogEntryCommentLine } from '../../contract/interaction-log-entry.ts';
import type {
  CommentLineChange,
  NewCommentLineInput,
} from '../../contract/interaction-log-entry-change.ts';
import type { Actor } from '../../domain/actor.ts';
import { businessDay } from '../../domain/business-day.ts';
import { DomainError, versionOutdated } from '../../domain/domain-error.ts';
import type { CommentLineKey } from '../../domain/interaction-log-entry/interaction-log-entry-store.ts';
import { differences } from '../audit.ts';
import { requireChanged } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';
import type { EntryWrite } from './change-entries.ts';
import {
  addCommentLine,
  type CommentLineRow,
  getCommentLine,
  holdComments,
  presentCommentLine,
  recountComments,
} from './comment-lines.ts';
import type { EntryRow } from './entry-rows.ts';
import { requireMayChange } from './find-entry.ts';
import { recordEntryChanges } from './record-entry-change.ts';

/** Who wrote it; of a line from before identities were kept, who has the name that signed it. */
const isAuthor = (actor: Actor, line: CommentLineRow): boolean =>
  line.author === null ? line.created_by === actor.label : line.author === actor.identity;

const requireAuthor = (actor: Actor, line: CommentLineRow): void => {
  const mayChangeAny = actor.roles.some((role) => role === 'manager' || role === 'administrator');
  if (!mayChangeAny && !isAuthor(actor, line))
    throw new DomainError(
      'notAllowed',
      `${line.created_by} wrote this comment. Ask the author or a manager to change it, or add your own.`,
    );
};

const record = (
  handle: Handle,
  { actor, now }: EntryWrite,
  entry: EntryRow,
  { action, detail }: { action: string; detail: Record<string, unknown> },
): Promise<void> =>
  recordEntryChanges(
    handle,
    actor,
    [{ entryNo: entry.entry_no, salespersonId: entry.salesperson_id, action, detail }],
    { now },
  );

export const addComment = async (
  handle: Handle,
  write: EntryWrite,
  entry: EntryRow,
  input: NewCommentLineInput,
): Promise<InteractionLogEntryCommentLine> => {
  const { setup, actor, now } = write;
  requireMayChange(actor, entry);
  const { comment, code = null, date = businessDay(now, setup.timeZone) } = input;
  const lineNo = await addCommentLine(
    handle,
    entry.entry_no,
    { comment, code, date },
    { by: actor.label, now, author: actor.identity },
  );
  const detail = { comment: [null, comment] };
  await record(handle, write, entry, { action: 'commented', detail });
  return presentCommentLine(await getCommentLine(handle, entry.entry_no, lineNo));
};

/** The line, when the actor may change it and has its latest version. */
const findOwn = async (
  handle: Handle,
  { actor }: EntryWrite,
  { entryNo, lineNo, version }: CommentLineKey,
): Promise<CommentLineRow> => {
  await holdComments(handle, entryNo);
  const line = await getCommentLine(handle, entryNo, lineNo);
  requireAuthor(actor, line);
  if (line.version !== version) throw versionOutdated();
  return line;
};

export const changeComment = async (
  handle: Handle,
  write: EntryWrite,
  entry: EntryRow,
  { key, change }: { key: CommentLineKey; change: CommentLineChange },
): Promise<InteractionLogEntryCommentLine> => {
  const { actor, now } = write;
  const before = await findOwn(handle, write, key);
  const old = { date: before.date, code: before.code, comment: before.comment };
  const detail = differences(old, { ...change });
  if (Object.keys(detail).length === 0) return presentCommentLine(before);
  const { numUpdatedRows } = await handle.sql
    .updateTable('interaction_log_entry_comment_line')
    .set({ ...change, version: key.version + 1, changed_at: now, changed_by: actor.label })
    .where('entry_no', '=', key.entryNo)
    .where('line_no', '=', key.lineNo)
    .where('version', '=', key.version)
    .executeTakeFirst();
  requireChanged(numUpdatedRows);
  await recountComments(handle, key.entryNo);
  await record(handle, write, entry, { action: 'commentChanged', detail });
  return presentCommentLine(await getCommentLine(handle, key.entryNo, key.lineNo));
};

export const deleteComment = async (
  handle: Handle,
  write: EntryWrite,
  entry: EntryRow,
  key: CommentLineKey,
): Promise<void> => {
  const before = await findOwn(handle, write, key);
  const { numDeletedRows } = await handle.sql
    .deleteFrom('interaction_log_entry_comment_line')
    .where('entry_no', '=', key.entryNo)
    .where('line_no', '=', key.lineNo)
    .where('version', '=', key.version)
    .executeTakeFirst();
  requireChanged(numDeletedRows);
  await recountComments(handle, key.entryNo);
  const detail = { comment: [before.comment, null] };
  await record(handle, write, entry, { action: 'commentDeleted', detail });
};
