import { z } from 'zod';
import { endpoint, everyone, writers } from './endpoint.ts';
import { line, trail } from './fields.ts';
import { interactionLogEntryDetail } from './interaction-log-entry.ts';

/** A file travels and is kept in parts of this size; only its last one is shorter. */
export const attachmentPartSize = 1024 * 1024;
export const maxAttachmentSize = 25 * attachmentPartSize;
export const maxAttachmentParts = maxAttachmentSize / attachmentPartSize;

/** `uploading` while parts come, `checking` once they are all there, then one of the others. */
export const attachmentState = z.enum(['uploading', 'checking', 'ready', 'refused']);
export type AttachmentState = z.infer<typeof attachmentState>;

export const attachment = z.object({
  id: z.int(),
  /** With the ending that its content deserves. */
  fileName: z.string(),
  /** What the bytes are; `application/octet-stream` when nobody can tell. */
  contentType: z.string(),
  size: z.int(),
  state: attachmentState,
  /** Logged with an entry: what is in it stays. */
  readOnly: z.boolean(),
  partSize: z.int(),
  /** Parts that have not come yet. */
  missingParts: z.array(z.int()),
  /** In hexadecimal; null until all of it is there. */
  sha256: z.string().nullable(),
  /** A virus scanner has looked at it. */
  scanned: z.boolean(),
  /** What the virus scanner found, and why it was refused. */
  finding: z.string().nullable(),
  ...trail,
});
export type Attachment = z.infer<typeof attachment>;

export const newAttachment = z
  .object({
    fileName: line(255),
    size: z
      .int()
      .min(1, 'The file is empty.')
      .max(maxAttachmentSize, 'A file may have at most 25 MB.'),
  })
  .strict();
export type NewAttachment = z.output<typeof newAttachment>;

/** For what takes files beside other fields. */
export const attachmentId = z.int().min(1);
export const attachmentIds = z.array(attachmentId).max(50);

const byId = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const byPart = byId.extend({ partNo: z.coerce.number().int().min(1).max(maxAttachmentParts) });
const byEntryNo = z.object({ entryNo: z.coerce.number().int().min(1).max(2_147_483_647) });
const tag = 'Attachments';
const isBytes = (value: unknown): boolean => ArrayBuffer.isView(value);

export const createAttachment = endpoint({
  method: 'post',
  path: '/attachments',
  operationId: 'createAttachment',
  summary: 'Begin to upload a file; its parts follow',
  tag,
  roles: writers,
  idempotent: true,
  body: newAttachment,
  answers: { 201: attachment },
});
export const getAttachment = endpoint({
  method: 'get',
  path: '/attachments/{id}',
  operationId: 'getAttachment',
  summary: 'What is known of a file, and which parts are missing',
  tag,
  roles: everyone,
  scope: 'logRead',
  params: byId,
  answers: { 200: attachment },
});
export const putAttachmentPart = endpoint({
  method: 'put',
  path: '/attachments/{id}/parts/{partNo}',
  operationId: 'putAttachmentPart',
  summary: 'One part of a file, numbered from 1; sending it again does no harm',
  tag,
  roles: writers,
  params: byPart,
  body: z.custom<Uint8Array>(isBytes, 'Send the bytes of the part.'),
  bodyType: 'application/octet-stream',
  bodyLimit: attachmentPartSize,
  answers: { 204: null },
});
export const completeAttachment = endpoint({
  method: 'post',
  path: '/attachments/{id}/complete',
  operationId: 'completeAttachment',
  summary: 'All parts are there: check, scan and keep the file',
  tag,
  roles: writers,
  params: byId,
  answers: { 200: attachment },
});
/** Always a download, whatever it is; takes `Range`. */
export const getAttachmentContent = endpoint({
  method: 'get',
  path: '/attachments/{id}/content',
  operationId: 'getAttachmentContent',
  summary: 'The file itself, whole or a range of it',
  tag,
  roles: everyone,
  scope: 'logRead',
  params: byId,
  answerType: 'application/octet-stream',
  answers: { 200: z.string(), 206: z.string() },
});
export const deleteAttachment = endpoint({
  method: 'delete',
  path: '/attachments/{id}',
  operationId: 'deleteAttachment',
  summary: 'Throw away an upload that nothing uses',
  tag,
  roles: writers,
  params: byId,
  answers: { 204: null },
});
export const addEntryAttachment = endpoint({
  method: 'post',
  path: '/interaction-log-entries/{entryNo}/attachments',
  operationId: 'addEntryAttachment',
  summary: 'Attach a file to an entry',
  tag,
  roles: writers,
  params: byEntryNo,
  body: z.object({ attachmentId }).strict(),
  versioned: true,
  idempotent: true,
  answers: { 200: interactionLogEntryDetail },
});
export const removeEntryAttachment = endpoint({
  method: 'delete',
  path: '/interaction-log-entries/{entryNo}/attachments/{attachmentId}',
  operationId: 'removeEntryAttachment',
  summary: 'Take a file from an entry; it is gone when no other has it',
  tag,
  roles: writers,
  params: byEntryNo.extend({ attachmentId: byId.shape.id }),
  versioned: true,
  answers: { 200: interactionLogEntryDetail },
});
export const attachmentEndpoints = {
  createAttachment,
  getAttachment,
  putAttachmentPart,
  completeAttachment,
  getAttachmentContent,
  deleteAttachment,
  addEntryAttachment,
  removeEntryAttachment,
};
