import { z } from 'zod';
import { endpoint, managers } from './endpoint.ts';
import {
  contactNo,
  day,
  instant,
  interactionGroupCode,
  interactionTemplateCode,
  line,
  salespersonCode,
} from './fields.ts';
import { interactionLogTag as tag } from './interaction-log-entry.ts';

/** Up to that many are deleted in the request; more go in the background. */
export const maxDeletedAtOnce = 1000;

/** Which canceled entries; all of them where nothing is said. */
export const deleteCanceledFilter = z
  .object({
    entryNoFrom: z.int().min(1).optional(),
    entryNoTo: z.int().min(1).optional(),
    /** A company brings the entries of its persons along. */
    contactNo: contactNo.optional(),
    dateFrom: day.optional(),
    dateTo: day.optional(),
    campaignNo: line(20).optional(),
    interactionGroupCode: interactionGroupCode.optional(),
    interactionTemplateCode: interactionTemplateCode.optional(),
    salespersonCode: salespersonCode.optional(),
  })
  .strict();
export type DeleteCanceledFilter = z.output<typeof deleteCanceledFilter>;

export const deleteCanceled = deleteCanceledFilter
  .extend({
    /** Counts, and deletes nothing. */
    dryRun: z.boolean(),
  })
  .strict();
export type DeleteCanceled = z.output<typeof deleteCanceled>;

export const deleteCanceledResult = z.object({
  dryRun: z.boolean(),
  /** Canceled entries that the filters name and the caller may see. */
  count: z.int(),
  /** Of them deleted by now. */
  deleted: z.int(),
  /** The rest goes in the background: ask for its progress. */
  inBackground: z.boolean(),
});
export type DeleteCanceledResult = z.infer<typeof deleteCanceledResult>;

const progress = z.object({
  startedBy: z.string(),
  startedAt: instant,
  /** When it began. */
  count: z.int(),
  deleted: z.int(),
});

/** The deletion that is running, and the one that ended last. */
export const deleteCanceledProgress = z.object({
  running: progress.nullable(),
  last: progress.extend({ endedAt: instant }).nullable(),
});
export type DeleteCanceledProgress = z.infer<typeof deleteCanceledProgress>;

export const deleteCanceledInteractionLogEntries = endpoint({
  method: 'post',
  path: '/interaction-log-entries/delete-canceled',
  operationId: 'deleteCanceledInteractionLogEntries',
  summary: 'Delete canceled entries for good, after a count; more than 1,000 in the background',
  tag,
  roles: managers,
  body: deleteCanceled,
  idempotent: true,
  answers: { 200: deleteCanceledResult, 202: deleteCanceledResult },
});
export const getDeleteCanceledProgress = endpoint({
  method: 'get',
  path: '/interaction-log-entries/delete-canceled',
  operationId: 'getDeleteCanceledProgress',
  summary: 'How far the deletion of canceled entries is that is running',
  tag,
  roles: managers,
  answers: { 200: deleteCanceledProgress },
});
export const deleteCanceledEndpoints = {
  deleteCanceledInteractionLogEntries,
  getDeleteCanceledProgress,
};
