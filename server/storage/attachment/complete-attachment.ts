import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/actor.ts';
import { attachmentTypeOf, endingOf } from '../../domain/attachment/attachment-type.ts';
import type { VirusScanner } from '../../domain/attachment/virus-scanner.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { recordAudit } from '../audit.ts';
import type { Storage } from '../storage.ts';
import {
  type AttachmentRow,
  cleanNote,
  findMissingParts,
  partCountOf,
  readPart,
} from './attachment-rows.ts';
import { findUpload, refusedError } from './see-attachment.ts';

const longestNote = 200;

const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

const readText = (start: Uint8Array): string | null => {
  try {
    // A part may end within a character: `stream` lets it.
    return new TextDecoder(encodingOf(start), { fatal: true }).decode(start, { stream: true });
  } catch {
    return null;
  }
};

/** From here on no part changes: what is hashed and scanned is what is kept. */
const seal = (storage: Storage, actor: Actor, id: number): Promise<AttachmentRow> =>
  storage.write(async (handle) => {
    const row = await findUpload(handle, actor, id);
    if (row.state !== 'uploading') return row;
    const missing = await findMissingParts(handle, row);
    if (missing.length > 0)
      throw new DomainError(
        'attachmentIncomplete',
        `Of ${row.file_name} ${missing.length} of ${partCountOf(row.size)} parts are missing. Send them, then complete it.`,
        missing.map((partNo) => ({
          path: `parts.${partNo}`,
          code: 'missing',
          message: `Part ${partNo} is missing.`,
        })),
      );
    await handle.sql
      .updateTable('attachment')
      .set({ state: 'checking', changed_at: Date.now() })
      .where('id', '=', id)
      .where('state', '=', 'uploading')
      .execute();
    return { ...row, state: 'checking' };
  });

async function* partsOf(storage: Storage, row: AttachmentRow): AsyncGenerator<Uint8Array> {
  for (let partNo = 1; partNo <= partCountOf(row.size); partNo++)
    yield await readPart(storage.read, row.id, partNo);
}

/** Reads the file once: hashed, typed and scanned on the way. */
const examine = async (storage: Storage, row: AttachmentRow, scanner: VirusScanner | null) => {
  const hash = createHash('sha256');
  let start: Uint8Array | null = null;
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const part of partsOf(storage, row)) {
      hash.update(part);
      start ??= part;
      yield part;
    }
  }
  let finding: string | null = null;
  if (scanner === null) for await (const _ of watched());
  else
    finding = await scanner.scan(watched()).catch((error: unknown) => {
      throw new DomainError(
        'scannerUnreachable',
        'The virus scanner does not answer. What you have sent is kept: complete it again in a minute, or tell your administrator.',
        [],
        { cause: error },
      );
    });
  const type = await attachmentTypeOf(start ?? new Uint8Array(), row.file_name, readText);
  return { sha256: hash.digest('hex'), finding, ...type };
};

const refuse = (storage: Storage, actor: Actor, row: AttachmentRow, finding: string) =>
  storage.write(async (handle) => {
    const now = Date.now();
    const { numUpdatedRows } = await handle.sql
      .updateTable('attachment')
      .set({ state: 'refused', scan_note: finding.slice(0, longestNote), changed_at: now })
      .where('id', '=', row.id)
      .where('state', '=', 'checking')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await handle.sql.deleteFrom('attachment_part').where('attachment_id', '=', row.id).execute();
    await recordAudit(
      handle,
      {
        actor: actor.label,
        entity: 'attachment',
        key: String(row.id),
        action: 'refused',
        detail: { fileName: [row.file_name, null], finding: [null, finding] },
      },
      now,
    );
  });

/** Checks, types, hashes and scans what has been uploaded; asked again it answers the same. */
export const completeAttachment = async (
  storage: Storage,
  scanner: VirusScanner | null,
  actor: Actor,
  id: number,
): Promise<AttachmentRow> => {
  const row = await seal(storage, actor, id);
  if (row.state === 'checking') {
    const { finding, sha256, contentType, fileName } = await examine(storage, row, scanner);
    if (finding !== null) await refuse(storage, actor, row, finding);
    else
      await storage.write(({ sql }) =>
        sql
          .updateTable('attachment')
          .set({
            state: 'ready',
            sha256,
            content_type: contentType.slice(0, 100),
            file_name: fileName,
            file_extension: endingOf(fileName),
            scan_note: scanner === null ? null : cleanNote,
            changed_at: Date.now(),
          })
          .where('id', '=', id)
          .where('state', '=', 'checking')
          .execute(),
      );
  }
  const after = await findUpload(storage.read, actor, id);
  if (after.state === 'refused') throw refusedError(after);
  return after;
};
