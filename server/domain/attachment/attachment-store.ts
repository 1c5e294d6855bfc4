import type { Attachment, NewAttachment } from '../../contract/attachment.ts';
import type { InteractionLogEntryDetail } from '../../contract/interaction-log-entry.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';

/** Bytes of a file, both ends included. */
export interface ByteRange {
  from: number;
  to: number;
}

export interface OpenAttachment {
  attachment: Attachment;
  /** One part after the other. */
  read(range: ByteRange): AsyncIterable<Uint8Array>;
}

export interface AttachmentStore {
  begin(caller: Caller, file: NewAttachment): Promise<Attachment>;
  putPart(actor: Actor, id: number, partNo: number, bytes: Uint8Array): Promise<void>;
  complete(actor: Actor, id: number): Promise<Attachment>;
  get(actor: Actor, id: number): Promise<Attachment>;
  /** Only what is ready has content. */
  open(actor: Actor, id: number): Promise<OpenAttachment>;
  delete(actor: Actor, id: number): Promise<void>;
  addToEntry(caller: Caller, change: EntryAttachmentChange): Promise<InteractionLogEntryDetail>;
  removeFromEntry(
    caller: Caller,
    change: EntryAttachmentChange,
  ): Promise<InteractionLogEntryDetail>;
}

export interface EntryAttachmentChange {
  entryNo: number;
  /** Of the entry. */
  version: number;
  attachmentId: number;
}
