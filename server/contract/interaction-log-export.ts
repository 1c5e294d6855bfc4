import { z } from 'zod';
import { endpoint, everyone } from './endpoint.ts';
import { interactionLogEntryFilter, interactionLogTag as tag } from './interaction-log-entry.ts';

const filter = z.object(interactionLogEntryFilter);
export type InteractionLogFilter = z.output<typeof filter>;

/** The names of the fields are the headers, in every language: what reads the file need not know one. */
export const exportInteractionLogEntries = endpoint({
  method: 'get',
  path: '/interaction-log-entries/export',
  operationId: 'exportInteractionLogEntries',
  summary: 'All that a list with these filters shows, as CSV (UTF-8 with a byte order mark)',
  tag,
  roles: everyone,
  scope: 'logRead',
  query: filter,
  answerType: 'text/csv',
  answers: { 200: z.string() },
});
export const interactionLogExportEndpoints = { exportInteractionLogEntries };
