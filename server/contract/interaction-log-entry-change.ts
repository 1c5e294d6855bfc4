import { z } from 'zod';
import { endpoint, writers } from './endpoint.ts';
import { evaluation } from './enumerations.ts';
import { code, day, version } from './fields.ts';
import {
  byEntryNo,
  interactionLogEntry,
  interactionLogEntryCommentLine,
  interactionLogTag as tag,
} from './interaction-log-entry.ts';
import { problemStatus } from './problem.ts';

export const maxEntriesAtOnce = 200;

const paragraphs = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*(?:\r?\n[^\p{Cc}]*)*$/u, 'No control characters but line breaks');

/** A note to add. */
export const newCommentLine = z
  .object({
    comment: paragraphs(2000),
    /** Today in the organisation's time zone when nothing is said. */
    date: day.optional(),
    code: code(10).nullable().optional(),
  })
  .strict();
export type NewCommentLineInput = z.output<typeof newCommentLine>;

export const commentLineChange = newCommentLine.partial();
export type CommentLineChange = z.output<typeof commentLineChange>;

const rows = {
  /** Each with the version that was seen, as If-Match is for one. */
  entries: z
    .array(z.object({ entryNo: z.int().min(1), version }).strict())
    .min(1)
    .max(maxEntriesAtOnce),
};

/** One act on many entries: the state they are to have, not a switch. */
export const interactionLogEntriesChange = z.discriminatedUnion('action', [
  z
    .object({
      ...rows,
      action: z.literal('cancel'),
      /** Also takes away the attachments that no other entry has. */
      removeAttachments: z.boolean().default(false),
    })
    .strict(),
  z.object({ ...rows, action: z.literal('restore') }).strict(),
  z.object({ ...rows, action: z.literal('evaluate'), evaluation }).strict(),
  z.object({ ...rows, action: z.literal('comment'), ...newCommentLine.shape }).strict(),
]);
export type InteractionLogEntriesChange = z.output<typeof interactionLogEntriesChange>;

const rowOutcome = z.object({
  entryNo: z.int(),
  /** An entry that is in the state already is left alone. */
  outcome: z.enum(['changed', 'unchanged', 'refused']),
  /** Why it was refused, as a problem of its own would say. */
  code: z.enum(Object.keys(problemStatus) as [string, ...string[]]).nullable(),
  message: z.string().nullable(),
  /** As it is now; null when it was refused. */
  entry: interactionLogEntry.nullable(),
});
export type InteractionLogEntryOutcome = z.infer<typeof rowOutcome>;

export const interactionLogEntriesChanged = z.object({
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** In the order of the request. */
  results: z.array(rowOutcome),
});
export type InteractionLogEntriesChanged = z.infer<typeof interactionLogEntriesChanged>;

const byLine = byEntryNo.extend({ lineNo: z.coerce.number().int().min(1) });

export const changeInteractionLogEntries = endpoint({
  method: 'post',
  path: '/interaction-log-entries/change',
  operationId: 'changeInteractionLogEntries',
  summary: 'Cancel, restore, evaluate or comment up to 200 entries; each is answered for itself',
  tag,
  roles: writers,
  body: interactionLogEntriesChange,
  idempotent: true,
  answers: { 200: interactionLogEntriesChanged },
});
export const evaluateInteractionLogEntry = endpoint({
  method: 'post',
  path: '/interaction-log-entries/{entryNo}/evaluate',
  operationId: 'evaluateInteractionLogEntry',
  summary: 'Say how an interaction went; an evaluation can be changed, not taken back',
  tag,
  roles: writers,
  params: byEntryNo,
  body: z.object({ evaluation }).strict(),
  versioned: true,
  idempotent: true,
  answers: { 200: interactionLogEntry },
});
export const addInteractionLogEntryComment = endpoint({
  method: 'post',
  path: '/interaction-log-entries/{entryNo}/comments',
  operationId: 'addInteractionLogEntryComment',
  summary: 'Add a comment line to an entry',
  tag,
  roles: writers,
  params: byEntryNo,
  body: newCommentLine,
  idempotent: true,
  answers: { 201: interactionLogEntryCommentLine },
});
export const changeInteractionLogEntryComment = endpoint({
  method: 'patch',
  path: '/interaction-log-entries/{entryNo}/comments/{lineNo}',
  operationId: 'changeInteractionLogEntryComment',
  summary: 'Change a comment line of one’s own',
  tag,
  roles: writers,
  params: byLine,
  body: commentLineChange,
  versioned: true,
  answers: { 200: interactionLogEntryCommentLine },
});
export const deleteInteractionLogEntryComment = endpoint({
  method: 'delete',
  path: '/interaction-log-entries/{entryNo}/comments/{lineNo}',
  operationId: 'deleteInteractionLogEntryComment',
  summary: 'Delete a comment line of one’s own',
  tag,
  roles: writers,
  params: byLine,
  versioned: true,
  answers: { 204: null },
});
export const interactionLogEntryChangeEndpoints = {
  changeInteractionLogEntries,
  evaluateInteractionLogEntry,
  addInteractionLogEntryComment,
  changeInteractionLogEntryComment,
  deleteInteractionLogEntryComment,
};
