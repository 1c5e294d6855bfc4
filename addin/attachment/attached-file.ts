import type { EntryAttachment } from '../../server/contract/interaction-log-entry.ts';

/** What a list shows of a file. */
export type AttachedFile = Pick<
  EntryAttachment,
  'id' | 'fileName' | 'contentType' | 'size' | 'readOnly'
>;

export type UpdateFiles = (files: readonly AttachedFile[]) => AttachedFile[];
