import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import type { InteractionPreset } from './interaction-form.ts';

/** What the next interaction has of the one that somebody looks at. */
export const presetOf = (entry: InteractionLogEntry): InteractionPreset => ({
  contact:
    entry.contactNo === null
      ? null
      : { no: entry.contactNo, name: entry.contactName ?? entry.contactNo },
  salespersonCode: entry.salespersonCode,
  campaignNo: entry.campaignNo,
  opportunityNo: entry.opportunityNo,
  taskNo: entry.taskNo,
});
