import { attachmentPartSize, type NewAttachment } from '../../contract/attachment.ts';
import type { Actor } from '../../domain/actor.ts';
import { isAdministrator } from '../../domain/actor.ts';
import type {
  AttachmentStore,
  ByteRange,
  OpenAttachment,
} from '../../domain/attachment/attachment-store.ts';
import { endingOf, unknownType } from '../../domain/attachment/attachment-type.ts';
import type { VirusScanner } from '../../domain/attachment/virus-scanner.ts';
import { DomainError, invalidInput, notFound } from '../../domain/domain-error.ts';
import { newTrail } from '../setup/setup-change.ts';
import type { ReadSetup } from '../setup/setup-snapshot.ts';
import type { Handle, Storage } from '../storage.ts';
import { writeOnce } from '../write-once.ts';
import {
  type AttachmentRow,
  findAttachmentRow,
  findMissingParts,
  partLengthOf,
  presentAttachment,
  readPart,
} from './attachment-rows.ts';
import { addToEntry, removeFromEntry } from './change-entry-attachments.ts';
import { completeAttachment } from './complete-attachment.ts';
import { dropUnusedAttachments } from './entry-attachments.ts';
import { findAttachment, findUpload, refusedError } from './see-attachment.ts';

const insertUpload = async (
  { sql, engine }: Handle,
  actor: Actor,
  { fileName, size }: NewAttachment,
): Promise<number> => {
  const row = {
    file_name: fileName,
    file_extension: endingOf(fileName),
    content_type: unknownType,
    size,
    sha256: '',
    state: 'uploading',
    scan_note: null,
    uploader: actor.identity,
    ...newTrail(actor, Date.now()),
  };
  const [id] = await engine.insert(sql, 'attachment', 'id', [row]);
  return id ?? 0;
};

const present = async (handle: Handle, row: AttachmentRow) =>
  presentAttachment(row, row.state === 'uploading' ? await findMissingParts(handle, row) : []);

const checkPart = (row: AttachmentRow, partNo: number, length: number): void => {
  if (row.state !== 'uploading')
    throw new DomainError(
      'attachmentReadOnly',
      `${row.file_name} is complete: what is in it stays. Upload another file instead.`,
    );
  const wanted = partLengthOf(row.size, partNo);
  if (wanted <= 0)
    throw invalidInput([
      { path: 'partNo', code: 'tooBig', message: `${row.file_name} has no part ${partNo}.` },
    ]);
  if (length !== wanted)
    throw invalidInput([
      {
        path: 'body',
        code: 'wrongLength',
        message: `Part ${partNo} has to have ${wanted} bytes, not ${length}.`,
      },
    ]);
};

const putPart = async (
  handle: Handle,
  actor: Actor,
  { id, partNo, bytes }: { id: number; partNo: number; bytes: Uint8Array },
): Promise<void> => {
  const { sql } = handle;
  // The row comes first: whoever completes it meanwhile waits, or has made it stay as it is.
  await sql
    .updateTable('attachment')
    .set({ changed_at: Date.now() })
    .where('id', '=', id)
    .where('uploader', '=', actor.identity)
    .execute();
  checkPart(await findUpload(handle, actor, id), partNo, bytes.byteLength);
  await sql
    .deleteFrom('attachment_part')
    .where('attachment_id', '=', id)
    .where('part_no', '=', partNo)
    .execute();
  await sql
    .insertInto('attachment_part')
    .values({ attachment_id: id, part_no: partNo, bytes })
    .execute();
};

async function* readRange(
  { read }: Storage,
  id: number,
  { from, to }: ByteRange,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at <= to; ) {
    const partNo = Math.floor(at / attachmentPartSize) + 1;
    const start = (partNo - 1) * attachmentPartSize;
    const part = await readPart(read, id, partNo);
    yield part.subarray(at - start, Math.min(part.byteLength, to - start + 1));
    at = start + attachmentPartSize;
  }
}

const throwAway = async (handle: Handle, actor: Actor, id: number): Promise<void> => {
  const row = await findAttachmentRow(handle, id);
  if (row === undefined || (row.uploader !== actor.identity && !isAdministrator(actor)))
    throw notFound('attachment', id);
  const gone = await dropUnusedAttachments(handle, [id]);
  if (gone.length === 0)
    throw new DomainError(
      'inUse',
      `${row.file_name} is attached to something. Remove it there instead.`,
    );
};

export const createAttachmentStore = (
  storage: Storage,
  readSetup: ReadSetup,
  scanner: VirusScanner | null,
): AttachmentStore => ({
  begin: ({ actor, once }, file) =>
    writeOnce(storage, once, async (handle) => {
      const id = await insertUpload(handle, actor, file);
      return present(handle, await findUpload(handle, actor, id));
    }),
  putPart: (actor, id, partNo, bytes) =>
    storage.write((handle) => putPart(handle, actor, { id, partNo, bytes })),
  complete: async (actor, id) =>
    presentAttachment(await completeAttachment(storage, scanner, actor, id)),
  get: async (actor, id) =>
    present(
      storage.read,
      await findAttachment(storage.read, await readSetup(storage.read), actor, id),
    ),
  async open(actor, id): Promise<OpenAttachment> {
    const setup = await readSetup(storage.read);
    const row = await findAttachment(storage.read, setup, actor, id);
    if (row.state === 'refused') throw refusedError(row);
    if (row.state !== 'ready')
      throw new DomainError(
        'attachmentIncomplete',
        `${row.file_name} is not uploaded yet. Try again when it is.`,
      );
    return { attachment: presentAttachment(row), read: (range) => readRange(storage, id, range) };
  },
  delete: (actor, id) => storage.write((handle) => throwAway(handle, actor, id)),
  addToEntry: (caller, change) =>
    writeOnce(storage, caller.once, async (handle) =>
      addToEntry(handle, await readSetup(handle), caller.actor, change),
    ),
  removeFromEntry: (caller, change) =>
    writeOnce(storage, caller.once, async (handle) =>
      removeFromEntry(handle, await readSetup(handle), caller.actor, change),
    ),
});
