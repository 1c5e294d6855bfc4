import {
  type Attachment,
  type AttachmentState,
  attachmentPartSize,
} from '../../contract/attachment.ts';
import type { EntryAttachment } from '../../contract/interaction-log-entry.ts';
import { notFound } from '../../domain/domain-error.ts';
import type { AttachmentTable } from '../database.ts';
import { presentTrail } from '../setup/setup-change.ts';
import type { Handle } from '../storage.ts';

export type AttachmentRow = Omit<AttachmentTable, 'id' | 'version' | 'read_only'> & {
  id: number;
  version: number;
  read_only: 0 | 1;
};

export const cleanNote = 'clean';

export const partCountOf = (size: number): number => Math.ceil(size / attachmentPartSize);

/** How long a part has to be: full, but for the last. */
export const partLengthOf = (size: number, partNo: number): number =>
  Math.min(attachmentPartSize, size - (partNo - 1) * attachmentPartSize);

export const presentAttachment = (
  row: AttachmentRow,
  missingParts: readonly number[] = [],
): Attachment => ({
  id: row.id,
  fileName: row.file_name,
  contentType: row.content_type,
  size: row.size,
  state: row.state as AttachmentState,
  readOnly: row.read_only === 1,
  partSize: attachmentPartSize,
  missingParts: [...missingParts],
  sha256: row.sha256 === '' ? null : row.sha256,
  scanned: row.scan_note !== null,
  finding: row.state === 'refused' ? row.scan_note : null,
  ...presentTrail(row),
});

export const findAttachmentRow = async (
  { sql }: Handle,
  id: number,
): Promise<AttachmentRow | undefined> =>
  (await sql.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()) as
    | AttachmentRow
    | undefined;

/** Parts that have not come, by number. */
export const findMissingParts = async (
  { sql }: Handle,
  { id, size }: Pick<AttachmentRow, 'id' | 'size'>,
): Promise<number[]> => {
  const rows = await sql
    .selectFrom('attachment_part')
    .select('part_no')
    .where('attachment_id', '=', id)
    .execute();
  const there = new Set(rows.map((row) => row.part_no));
  return Array.from({ length: partCountOf(size) }, (_, at) => at + 1).filter(
    (partNo) => !there.has(partNo),
  );
};

/** Only what is whole and unharmed; one part is held at a time. */
export const readPart = async (
  { sql }: Handle,
  id: number,
  partNo: number,
): Promise<Uint8Array> => {
  const row = await sql
    .selectFrom('attachment_part')
    .select('bytes')
    .where('attachment_id', '=', id)
    .where('part_no', '=', partNo)
    .executeTakeFirst();
  if (row === undefined) throw notFound('attachment', id);
  return row.bytes;
};

export const listEntryAttachments = async (
  { sql }: Handle,
  entryNo: number,
): Promise<EntryAttachment[]> => {
  const rows = await sql
    .selectFrom('interaction_log_entry_attachment as l')
    .innerJoin('attachment as a', 'a.id', 'l.attachment_id')
    .select([
      'a.id',
      'a.file_name',
      'a.content_type',
      'a.size',
      'a.read_only',
      'a.created_at',
      'a.created_by',
    ])
    .where('l.entry_no', '=', entryNo)
    .orderBy('l.position')
    .orderBy('l.attachment_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    contentType: row.content_type,
    size: row.size,
    readOnly: row.read_only === 1,
    createdAt: new Date(row.created_at).toISOString(),
    createdBy: row.created_by,
  }));
};
